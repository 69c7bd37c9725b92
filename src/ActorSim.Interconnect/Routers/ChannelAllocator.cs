namespace ActorSim.Interconnect;

/// <summary>
/// Gives the virtual channels of the outputs to the packets that wait at the inputs, by a single iteration of iSLIP over
/// all of them. Both are numbered <c>port · V + channel</c>.
/// </summary>
internal sealed class ChannelAllocator(int ports, int virtualChannels)
{
    private readonly BitRow[] waitingFor = MakeRows(ports, ports * virtualChannels);
    private readonly BitRow wanted = new(ports);
    private readonly BitRow offered = new(ports * virtualChannels);
    private readonly int[] best = new int[ports * virtualChannels];
    private readonly int[] grantFrom = new int[ports * virtualChannels];
    private readonly int[] acceptFrom = new int[ports * virtualChannels];
    private readonly ChannelGrant[] grants = new ChannelGrant[ports * virtualChannels];

    private int Count => ports * virtualChannels;

    /// <summary>A packet begins to wait for any free virtual channel of an output, until it is granted one.</summary>
    public void Wait(int input, int output)
    {
        waitingFor[output].Add(input);
        wanted.Add(output);
    }

    /// <summary>Decides; whoever gets a channel waits no longer.</summary>
    /// <param name="taken">The output channels that are not free.</param>
    /// <param name="allowed">For each input channel the virtual channels that it may take, as bits.</param>
    public ReadOnlySpan<ChannelGrant> Allocate(BitRow taken, ulong[] allowed)
    {
        var granted = 0;
        for (var output = wanted.Next(0); output >= 0; output = wanted.Next(output + 1))
        {
            for (var channel = 0; channel < virtualChannels; channel++)
            {
                var resource = (output * virtualChannels) + channel;
                if (!taken[resource] && FirstThatMay(channel, resource, waitingFor[output], allowed) is >= 0 and var input)
                {
                    Offer(input, resource);
                }
            }
        }

        for (var input = offered.Next(0); input >= 0; input = offered.Next(input + 1))
        {
            var resource = best[input];
            grantFrom[resource] = (input + 1) % Count;
            acceptFrom[input] = (resource + 1) % Count;
            var output = resource / virtualChannels;
            waitingFor[output].Remove(input);
            if (waitingFor[output].IsEmpty)
            {
                wanted.Remove(output);
            }

            grants[granted++] = new ChannelGrant(input, resource);
        }

        offered.Clear();
        return grants.AsSpan(0, granted);
    }

    private static BitRow[] MakeRows(int count, int length)
    {
        var rows = new BitRow[count];
        for (var i = 0; i < count; i++)
        {
            rows[i] = new BitRow(length);
        }

        return rows;
    }

    private int FirstThatMay(int channel, int resource, BitRow waiting, ulong[] allowed)
    {
        var first = waiting.NextAround(grantFrom[resource]);
        var input = first;
        while (input >= 0 && (allowed[input] >> channel & 1) == 0)
        {
            input = waiting.NextAround((input + 1) % Count);
            if (input == first)
            {
                return -1;
            }
        }

        return input;
    }

    private void Offer(int input, int resource)
    {
        if (!offered[input])
        {
            offered.Add(input);
            best[input] = resource;
        }
        else if (Distance(resource, acceptFrom[input]) < Distance(best[input], acceptFrom[input]))
        {
            best[input] = resource;
        }
    }

    private int Distance(int resource, int from) => resource >= from ? resource - from : resource - from + Count;
}
