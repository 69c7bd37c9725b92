namespace ActorSim.Memory.Tests;

/// <summary>
/// The DRAM controller of the golden data's README, clock by clock, with lists and loops only: the oracle for the actors.
/// </summary>
internal static class PlainDram
{
    /// <summary>Plays a trace: in every clock all channels tick, then up to <paramref name="issueWidth"/> requests are offered until one is refused.</summary>
    /// <param name="mostClocks">When to give up, because something hangs.</param>
    public static PlainRun Play(DramDescription memory, IReadOnlyList<PlainRequest> trace, int issueWidth, long mostClocks = 10_000_000)
    {
        var channels = new PlainChannel[memory.Organization.Channels];
        for (var i = 0; i < channels.Length; i++)
        {
            channels[i] = new PlainChannel(memory);
        }

        var accepted = new long[trace.Count];
        var done = new long[trace.Count];
        var next = 0;
        var answers = 0;
        for (var clock = 0L; clock < mostClocks; clock++)
        {
            foreach (var channel in channels)
            {
                foreach (var index in channel.AnswersAt(clock))
                {
                    done[index] = clock;
                    answers++;
                }

                channel.Tick(clock);
            }

            if (answers == trace.Count)
            {
                return new PlainRun(accepted, done, [.. channels.Select(channel => channel.Commands)], clock + 1);
            }

            for (var i = 0; i < issueWidth && next < trace.Count && trace[next].Cycle <= clock; i++)
            {
                var request = trace[next];
                if (!channels[memory.Mapping.ChannelOf(request.Address)].Accepts(next, request.Address, request.IsWrite, clock + 1))
                {
                    break;
                }

                accepted[next++] = clock + 1;
            }
        }

        throw new InvalidOperationException($"After {mostClocks} clocks {answers} of {trace.Count} requests are answered.");
    }
}
