using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

public sealed class DramChannelTests
{
    private const int Models = 400;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Random_memories_do_what_the_plain_rules_say_in_every_cycle(int batch)
    {
        for (var i = 0; i < Models / 8; i++)
        {
            var random = new RandomStream((ulong)((batch * Models) + i), "/channel");
            var memory = RandomDram.Description(random);
            var width = 1 + (int)random.NextBelow(3);

            // A request that takes no slot gives its credit back half a cycle later than a controller in one piece would;
            // with more than one request a cycle that can hold up the next by a cycle.
            var trace = width == 1 ? RandomDram.Trace(random, memory, 300) : RandomDram.TraceOfDistinctAddresses(random, memory, 300);
            var expected = PlainDram.Play(memory, trace, width);

            var playback = Play(memory, trace, width, new RunOptions());

            Assert.Equal(expected.Accepted, playback.Player.AcceptCycles.ToArray());
            Assert.Equal(expected.Done, playback.Player.DoneCycles.ToArray());
            Assert.Equal(expected.CyclesEnd, playback.Player.EndCycle);
            for (var channel = 0; channel < playback.Channels.Count; channel++)
            {
                playback.Channels[channel].FiguresBefore(expected.CyclesEnd);
                Assert.Equal(expected.Commands[channel], playback.Channels[channel].Commands);
            }
        }
    }

    [Fact]
    public void Behind_a_refresh_the_second_command_of_a_cycle_may_be_for_a_rank_that_waits_for_its_own()
    {
        var memory = Standards.Ddr4 with { HasTwoCommandBuses = true, Controller = new() { Refresh = RefreshPolicy.RankSimultaneous } };

        // Both ask in cycle 9360; rank 0 begins at once, and with it goes the READ of a row that rank 1 has open.
        List<PlainRequest> trace = [new(0x2_0000, IsWrite: false, 9000), new(0x2_0040, IsWrite: false, 9358)];

        var playback = Play(memory, trace, 1, new RunOptions());

        Assert.Equal(9360 + 17 + 4, playback.Player.DoneCycles[1]);
        Assert.Equal(PlainDram.Play(memory, trace, 1).Done, playback.Player.DoneCycles.ToArray());
    }

    private static DramPlayback Play(DramDescription memory, List<PlainRequest> trace, int width, RunOptions options)
    {
        var playback = new DramPlayback(memory, [.. trace.Select(request => new DramTraceRequest(request.Address, request.Cycle, request.IsWrite))], width, keepsCommands: true);
        playback.Simulation.Run(options);
        return playback;
    }
}
