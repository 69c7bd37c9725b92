using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

/// <summary>The oracle itself, where its times can be had by hand; against all golden data it is held elsewhere.</summary>
public sealed class PlainDramTests
{
    [Fact]
    public void Lone_reads_take_as_long_as_their_commands()
    {
        PlainRequest[] trace =
        [
            new(0, false, 100), // closed: 1 + tRCD + CL + burst
            new(0x40, false, 300), // open row: 1 + CL + burst
            new(0x20_0000, false, 500), // other row: tRP and tRCD too
            new(0x40, true, 700), // posted
            new(0x40, false, 701), // answered by the write in front
            new(0x80, false, 900),
            new(0x80, false, 900), // joins the one in front
        ];
        var run = PlainDram.Play(GoldenDram.Ddr4, trace, 1);
        Assert.Equal([101, 301, 501, 701, 702, 901, 902], run.Accepted);
        Assert.Equal([140, 323, 557, 702, 703, 957, 957], run.Done);
        Assert.Equal(958, run.CyclesEnd);
    }

    [Fact]
    public void Every_rank_is_refreshed_once_a_refresh_interval()
    {
        var run = PlainDram.Play(GoldenDram.Ddr4, [new(0, false, 10 * 9360)], 1);
        var refreshes = run.Commands[0].Where(command => command.Kind == DramCommandKind.Refresh).ToList();
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (i * 4680L, (i + 1) % 2)), refreshes.Select(refresh => (refresh.Cycle, refresh.Rank)));
    }

    [Fact]
    public void A_write_that_a_pending_read_holds_up_does_not_stop_the_channel()
    {
        // The read of the last address waits behind a full queue of a bank; its write then meets it in the full buffer.
        var memory = GoldenDram.Ddr4 with { Controller = new() { WriteBufferSize = 1, CommandQueueSize = 1, Refresh = RefreshPolicy.None } };
        var run = PlainDram.Play(memory, [new(0, false, 0), new(0x20_0000, false, 0), new(0x20_0000, true, 0), new(0x40_0000, true, 0)], 4, 10_000);
        Assert.Equal(4, run.Done.Count(done => done > 0));
    }

    [Fact]
    public void Random_traces_end_in_random_memories_and_every_command_is_legal()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var random = new RandomStream(seed, "plain");
            var memory = RandomDram.Description(random);
            var trace = RandomDram.Trace(random, memory, 200);
            var run = PlainDram.Play(memory, trace, (int)random.NextBelow(4) + 1, 1_000_000);
            Assert.All(Enumerable.Range(0, trace.Count), i => Assert.True(run.Accepted[i] > trace[i].Cycle && run.Done[i] > run.Accepted[i]));
            foreach (var commands in run.Commands)
            {
                var log = new PlainLog(memory);
                foreach (var command in commands)
                {
                    Assert.True(log.Fits(command) && log.Earliest(command, command.Cycle) == command.Cycle, $"seed {seed}: {command} is not legal");
                    log.Add(command);
                }
            }
        }
    }
}
