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

            var playback = Play(memory, trace, width);

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
        var memory = GoldenDram.Ddr4 with { HasTwoCommandBuses = true, Controller = new() { Refresh = RefreshPolicy.RankSimultaneous } };

        // Both ask in cycle 9360; rank 0 begins at once, and with it goes the READ of a row that rank 1 has open.
        List<PlainRequest> trace = [new(0x2_0000, IsWrite: false, 9000), new(0x2_0040, IsWrite: false, 9358)];

        var playback = Play(memory, trace, 1);

        Assert.Equal(9360 + 17 + 4, playback.Player.DoneCycles[1]);
        Assert.Equal(PlainDram.Play(memory, trace, 1).Done, playback.Player.DoneCycles.ToArray());
    }

    [Fact]
    public void An_isolated_read_takes_tRCD_and_CL_and_the_burst_and_a_cycle_to_its_queue()
    {
        foreach (var memory in new[] { GoldenDram.Ddr4, GoldenDram.Lpddr4, GoldenDram.Hbm2 })
        {
            var playback = Play(memory, [new(0, false, 100)], 1);
            var timings = memory.Timings;
            Assert.Equal(101, playback.Player.AcceptCycles[0]);
            Assert.Equal(101 + 1 + timings.RcdRead + timings.CasLatency + memory.Organization.BurstCycles, playback.Player.DoneCycles[0]);
        }
    }

    [Fact]
    public void The_parts_of_latencies_add_up_and_so_do_those_of_the_bus()
    {
        for (var model = 0; model < 60; model++)
        {
            var random = new RandomStream((ulong)model, "/parts");
            var memory = RandomDram.Description(random);
            var playback = Play(memory, RandomDram.Trace(random, memory, 400), 1);
            var player = playback.Player;
            var latency = 0L;
            for (var i = 0; i < player.Trace.Length; i++)
            {
                latency += player.Trace[i].IsWrite ? 0 : player.DoneCycles[i] - player.AcceptCycles[i];
            }

            var figures = playback.Channels.Select(channel => channel.FiguresBefore(player.EndCycle)).ToList();
            Assert.Equal(latency, figures.Sum(f => f.QueueingCycles + f.RefreshCycles + f.PrechargeCycles + f.ActivateCycles + f.BusCycles + f.ForwardedReads));
            foreach (var channel in figures)
            {
                Assert.All(new[] { channel.QueueingCycles, channel.RefreshCycles, channel.PrechargeCycles, channel.ActivateCycles, channel.BusCycles }, part => Assert.True(part >= 0));
                Assert.All(channel.LostBusCycles, lost => Assert.True(lost >= 0));
                Assert.Equal(player.EndCycle, channel.BusBusyCycles + channel.LostBusCycles.Sum());
                Assert.Equal(channel.Reads, channel.DramReads + channel.ForwardedReads);
                Assert.Equal(channel.ReadCommands, channel.DramReads - channel.JoinedReads);
                Assert.Equal(channel.ReadCommands + channel.WriteCommands, channel.ColumnCommandsOfBanks.Sum());
                Assert.Equal(channel.Activates, channel.ActivatesOfBanks.Sum());
                Assert.InRange(channel.OpenRankCycles, 0, player.EndCycle * memory.Organization.Ranks);
                Assert.InRange(channel.RefreshRankCycles, 0, player.EndCycle * memory.Organization.Ranks);
            }
        }
    }

    [Fact]
    public void Nothing_takes_less_time_than_what_is_busiest()
    {
        for (var model = 0; model < 60; model++)
        {
            var random = new RandomStream((ulong)model, "/bounds");
            var memory = RandomDram.Description(random);
            var playback = Play(memory, RandomDram.Trace(random, memory, 400), 2);
            var cycles = playback.Player.EndCycle;
            foreach (var channel in playback.Channels.Select(channel => channel.FiguresBefore(cycles)))
            {
                var timings = memory.Timings;
                Assert.True((channel.ReadCommands + channel.WriteCommands) * memory.Organization.BurstCycles <= cycles + memory.Organization.BurstCycles);
                Assert.All(channel.ActivatesOfBanks, activates => Assert.True((activates - 1) * timings.Rc <= cycles));
                Assert.All(channel.ActivatesOfBanks.Chunk(memory.Organization.Banks), rank => Assert.True((rank.Sum() - 1) / 4 * timings.Faw <= cycles));
                if (memory.Organization.Ranks == 1)
                {
                    Assert.True(channel.BusBusyCycles <= cycles - channel.RefreshRankCycles);
                }
            }
        }
    }

    [Fact]
    public void The_same_comes_out_on_two_threads_and_in_windows_that_are_shared()
    {
        for (var model = 0; model < 10; model++)
        {
            var random = new RandomStream((ulong)model, "/threads");
            var memory = RandomDram.Description(random);
            var trace = RandomDram.Trace(random, memory, 300);
            var one = Build(memory, trace, 2);
            var two = Build(memory, trace, 2);
            var fingerprint = one.Simulation.Run().Fingerprint;
            Assert.Equal(fingerprint, two.Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 }).Fingerprint);
            Assert.Equal(one.Player.DoneCycles.ToArray(), two.Player.DoneCycles.ToArray());
        }
    }

    [Fact]
    public void A_run_that_was_saved_goes_on_as_if_it_had_not_been()
    {
        for (var model = 0; model < 10; model++)
        {
            var random = new RandomStream((ulong)model, "/saving");
            var memory = RandomDram.Description(random);
            var trace = RandomDram.Trace(random, memory, 300);
            var whole = Build(memory, trace, 1);
            var fingerprint = whole.Simulation.Run().Fingerprint;

            var first = Build(memory, trace, 1);
            first.Simulation.Advance(memory.Clock.Edge(whole.Player.EndCycle / 3));
            using var saved = new MemoryStream();
            first.Simulation.Save(saved);
            saved.Position = 0;
            var second = Build(memory, trace, 1);
            second.Simulation.Resume(saved);

            Assert.Equal(fingerprint, second.Simulation.Run().Fingerprint);
            Assert.Equal(whole.Player.DoneCycles.ToArray(), second.Player.DoneCycles.ToArray());
        }
    }

    [Fact]
    public void An_idle_channel_has_no_events_and_is_refreshed_all_the_same()
    {
        var memory = GoldenDram.Ddr4;
        long[] gaps = [0, 1_000_000, 1_000_000_000];
        var runs = gaps.Select(gap =>
        {
            var playback = new DramPlayback(memory, [new(0, 0, false), new(0x20_0000, gap, false)]);
            var result = playback.Simulation.Run();
            return (result.Deliveries, playback.Channels[0].FiguresBefore(playback.Player.EndCycle).Refreshes, playback.Player.EndCycle);
        }).ToList();

        Assert.InRange(runs[1].Deliveries, 1, 40);
        Assert.Equal(runs[1].Deliveries, runs[2].Deliveries);
        Assert.All(runs, run => Assert.Equal((run.EndCycle - 1) / (memory.Timings.Refi / 2), run.Refreshes));
    }

    [Fact]
    public void Refreshes_of_idle_channels_are_the_same_whether_counted_or_sent_one_by_one()
    {
        var skipped = 0L;
        for (var model = 0; model < 60; model++)
        {
            var random = new RandomStream((ulong)model, "/pauses");
            var memory = RandomDram.Description(random);
            var pause = 0L;
            DramTraceRequest[] trace =
            [
                .. RandomDram.Trace(random, memory, 60).Select(request => new DramTraceRequest(
                    request.Address, request.Cycle + (pause += random.NextChance(0.1) ? random.NextBelow(60L * memory.Timings.Refi) : 0), request.IsWrite)),
            ];

            // Where commands are kept, every REFRESH is sent.
            var sent = new DramPlayback(memory, trace, keepsCommands: true);
            var counted = new DramPlayback(memory, trace);
            sent.Simulation.Run();
            counted.Simulation.Run();

            Assert.Equal(sent.Player.DoneCycles.ToArray(), counted.Player.DoneCycles.ToArray());
            for (var channel = 0; channel < memory.Organization.Channels; channel++)
            {
                var (one, other) = (sent.Channels[channel].FiguresBefore(sent.Player.EndCycle), counted.Channels[channel].FiguresBefore(sent.Player.EndCycle));
                Assert.Equal((one.Refreshes, one.BankRefreshes, one.Precharges), (other.Refreshes, other.BankRefreshes, other.Precharges));
                Assert.Equal((one.RefreshRankCycles, one.OpenRankCycles, one.RefreshCycles), (other.RefreshRankCycles, other.OpenRankCycles, other.RefreshCycles));
                Assert.Equal(one.LostBusCycles, other.LostBusCycles);
                skipped += one.Refreshes + one.BankRefreshes;
            }
        }

        Assert.InRange(skipped, 10_000, long.MaxValue);
    }

    [Fact]
    public void A_request_costs_no_memory()
    {
        var requests = Enumerable.Range(0, 60_000).Select(i => new DramTraceRequest(i * 7919L % 100_000 * 64, 0, i % 3 == 0)).ToArray();
        var playback = new DramPlayback(GoldenDram.Ddr4, requests);
        playback.Simulation.Advance(GoldenDram.Ddr4.Clock.Edge(60_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        playback.Simulation.Advance(GoldenDram.Ddr4.Clock.Edge(160_000));

        Assert.InRange(playback.Player.Answered, 20_000, 60_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000);
    }

    [Fact]
    public void The_time_of_player_and_channels_adds_up_to_the_run()
    {
        var random = new RandomStream(3, "/accounts");
        var memory = RandomDram.Description(random);
        var playback = Play(memory, RandomDram.Trace(random, memory, 300), 1);
        var accounts = playback.Simulation.ReadMetrics().Where(reading => reading.Unit == "ps").ToLookup(reading => reading.Path);
        Assert.Equal(1 + playback.Channels.Count, accounts.Count);
        Assert.All(accounts, actor => Assert.Equal(playback.Simulation.Now.Picoseconds, actor.Sum(reading => (long)reading.Value)));
    }

    [Fact]
    public void More_requests_than_there_is_room_for_are_a_mistake_of_the_sender()
    {
        var memory = GoldenDram.Ddr4 with { Controller = new() { ReadQueueSize = 1 } };
        var controller = new ChannelController(memory, 0, keepsCommands: false);
        Assert.False(controller.Accept(new DramRequest(0, 0, 0, false), 1, out var takesSlot));
        Assert.True(takesSlot);
        var problem = Assert.Throws<InvalidOperationException>(() => controller.Accept(new DramRequest(64, 1, 0, false), 1, out _));
        Assert.Contains("no room", problem.Message, StringComparison.Ordinal);
    }

    private static DramPlayback Build(DramDescription memory, List<PlainRequest> trace, int width) =>
        new(memory, [.. trace.Select(request => new DramTraceRequest(request.Address, request.Cycle, request.IsWrite))], width, keepsCommands: true);

    private static DramPlayback Play(DramDescription memory, List<PlainRequest> trace, int width)
    {
        var playback = Build(memory, trace, width);
        playback.Simulation.Run();
        return playback;
    }
}
