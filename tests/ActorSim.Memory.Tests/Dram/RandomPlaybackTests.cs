using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

/// <summary>The actors against <see cref="PlainDram"/>, in memories and with traces drawn at random.</summary>
public sealed class RandomPlaybackTests
{
    [Fact]
    public void One_request_a_cycle_is_played_as_plainly_as_possible()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = new RandomStream(seed, "playback");
            var memory = RandomDram.Description(random);
            ExpectPlain(seed, memory, RandomDram.Trace(random, memory, 250), 1);
        }
    }

    /// <remarks>
    /// Equal addresses are left out: a request that takes no slot gives its credit back half a cycle too late for the next one
    /// of its cycle, where the plain controller knows at once.
    /// </remarks>
    [Fact]
    public void Several_requests_a_cycle_are_played_as_plainly_as_possible()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = new RandomStream(seed, "wide");
            var memory = RandomDram.Description(random);
            ExpectPlain(seed, memory, RandomDram.TraceOfDistinctAddresses(random, memory, 400), 2 + (int)random.NextBelow(4));
        }
    }

    [Fact]
    public void Behind_a_refresh_the_second_command_of_a_cycle_may_be_for_a_rank_that_waits_for_its_own()
    {
        var random = new RandomStream(719, "actor");
        var memory = RandomDram.Description(random);
        ExpectPlain(719, memory, RandomDram.Trace(random, memory, 250), 1);
    }

    private static void ExpectPlain(ulong seed, DramDescription memory, List<PlainRequest> trace, int width)
    {
        var plain = PlainDram.Play(memory, trace, width, 3_000_000);
        var playback = new DramPlayback(memory, [.. trace.Select(request => new DramTraceRequest(request.Address, request.Cycle, request.IsWrite))], width, keepsCommands: true);
        playback.Simulation.Run();
        var player = playback.Player;
        for (var i = 0; i < trace.Count; i++)
        {
            Assert.True(
                (player.AcceptCycles[i], player.DoneCycles[i]) == (plain.Accepted[i], plain.Done[i]),
                $"seed {seed}, request {i}: {player.AcceptCycles[i]} to {player.DoneCycles[i]}, not {plain.Accepted[i]} to {plain.Done[i]}");
        }

        Assert.Equal(plain.CyclesEnd, player.EndCycle);
        for (var channel = 0; channel < plain.Commands.Length; channel++)
        {
            // A channel that sleeps has its last refreshes only when asked.
            playback.Channels[channel].FiguresBefore(plain.CyclesEnd);
            Assert.Equal(plain.Commands[channel], playback.Channels[channel].Commands.Where(command => command.Cycle < plain.CyclesEnd));
        }
    }
}
