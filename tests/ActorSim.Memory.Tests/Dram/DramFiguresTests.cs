using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

/// <summary>
/// The figures of channels: counts against the commands of the plain rules, and where time goes by hand. Behind the last READ
/// come 22 cycles, 4 of them for its burst.
/// </summary>
public sealed class DramFiguresTests
{
    private static readonly DramDescription Ddr4 = GoldenDram.Ddr4;

    [Fact]
    public void Counts_are_those_of_the_commands_that_the_plain_rules_send()
    {
        for (var model = 0; model < 100; model++)
        {
            var random = new RandomStream((ulong)model, "/figures");
            var memory = RandomDram.Description(random);
            var trace = RandomDram.Trace(random, memory, 200);
            var plain = PlainDram.Play(memory, trace, 1);
            var playback = Play(memory, [.. trace.Select(request => new DramTraceRequest(request.Address, request.Cycle, request.IsWrite))]);
            for (var channel = 0; channel < playback.Channels.Count; channel++)
            {
                var requests = Enumerable.Range(0, trace.Count).Where(i => memory.Mapping.ChannelOf(trace[i].Address) == channel).ToList();
                var expected = Count(memory, plain.Commands[channel], plain.CyclesEnd);
                var figures = playback.Channels[channel].FiguresBefore(plain.CyclesEnd);

                Assert.Equal(requests.Count(i => !trace[i].IsWrite), figures.Reads);
                Assert.Equal(requests.Count(i => trace[i].IsWrite), figures.Writes);
                Assert.Equal(requests.Count(i => !trace[i].IsWrite && plain.Done[i] == plain.Accepted[i] + 1), figures.ForwardedReads);
                Assert.Equal(figures.Reads - figures.ForwardedReads - expected.ReadCommands, figures.JoinedReads);
                Assert.Equal(expected.ColumnCommandsOfBanks, figures.ColumnCommandsOfBanks);
                Assert.Equal(expected.ActivatesOfBanks, figures.ActivatesOfBanks);
                Assert.Equal(
                    expected,
                    expected with
                    {
                        Cycles = figures.Cycles,
                        ReadCommands = figures.ReadCommands,
                        WriteCommands = figures.WriteCommands,
                        ReadRowHits = figures.ReadRowHits,
                        WriteRowHits = figures.WriteRowHits,
                        Activates = figures.Activates,
                        Precharges = figures.Precharges,
                        ConflictPrecharges = figures.ConflictPrecharges,
                        Refreshes = figures.Refreshes,
                        BankRefreshes = figures.BankRefreshes,
                        RefreshRankCycles = figures.RefreshRankCycles,
                        BusTurnarounds = figures.BusTurnarounds,
                        RankSwitches = figures.RankSwitches,
                        BusBusyCycles = figures.BusBusyCycles,
                        OpenRankCycles = figures.OpenRankCycles,
                    });
            }
        }
    }

    [Fact]
    public void A_write_that_replaces_a_waiting_one_is_counted_as_merged()
    {
        var figures = FiguresOf(Ddr4, [new(0, 0, true), new(0, 1, true), new(0x40, 2, true), new(0, 3, true), new(0x80, 9, false)]);

        Assert.Equal((4, 2, 0), (figures.Writes, figures.MergedWrites, figures.WriteCommands));
    }

    [Fact]
    public void The_row_hit_rate_is_that_of_reads_and_writes()
    {
        // Rows are opened for the first two; of the five behind, all hit.
        var memory = Ddr4 with { Controller = new() { HasUnifiedQueue = true } };
        var figures = FiguresOf(memory, [new(0, 0, false), new(0x2000, 0, true), new(0x40, 0, false), new(0x2040, 0, true), new(0x2080, 0, true), new(0x20C0, 0, true), new(0x80, 900, false)]);

        Assert.Equal((2, 3), (figures.ReadRowHits, figures.WriteRowHits));
        Assert.Equal(5.0 / 7, figures.RowHitRate, precision: 12);
    }

    [Fact]
    public void The_metrics_of_a_channel_are_of_all_its_requests()
    {
        var playback = Play(Ddr4, [new(0, 0, true), new(0, 1, false), new(0x40, 2, false), new(0x40, 3, false), new(0x80, 300, true)]);

        // Forwarded, ACTIVATE and READ, and the same as the one in front, which came a cycle earlier.
        Assert.Equal((1, 39, 78), (playback.Channels[0].ReadLatency.Minimum, playback.Channels[0].ReadLatency.Maximum, (long)playback.Channels[0].ReadLatency.Sum));
        var counts = playback.Simulation.ReadMetrics().Where(reading => reading.Unit == "requests").Select(reading => (reading.Name, reading.Value)).ToList();
        Assert.Equal([("reads", 3), ("writes", 2)], counts);
    }

    [Fact]
    public void A_conflict_waits_for_precharge_and_activate()
    {
        // PRECHARGE in 102, a cycle behind acceptance, ACTIVATE in 119, READ in 136; the read in front took 1 + 17 + 21.
        var figures = FiguresOf(Ddr4, [new(0, 0, false), new(0x20_0000, 100, false)]);

        Assert.Equal((2, 0, 17, 34, 42), PartsOf(figures));
        Assert.Equal([0, 0, 0, 17 + 34, 0, 0, 2 + (102 - 23) + (22 - 4)], figures.LostBusCycles);
    }

    [Fact]
    public void A_read_waits_for_the_refresh_of_its_rank()
    {
        // Accepted in 4701, while rank 0 is refreshed from 4680 to 5100.
        var figures = FiguresOf(Ddr4, [new(0, 4700, false)]);

        Assert.Equal((0, 399, 0, 17, 21), PartsOf(figures));
        Assert.Equal([0, 0, 0, 17, 398, 0, 4702 + (22 - 4)], figures.LostBusCycles);
    }

    [Theory]
    [InlineData(RefreshPolicy.RankStaggered, 0)]
    [InlineData(RefreshPolicy.BankStaggered, 0)]
    [InlineData(RefreshPolicy.BankStaggered, 0x1_2000)]
    public void A_refresh_that_nobody_waits_for_costs_the_bus_nothing(RefreshPolicy refresh, long address)
    {
        var memory = Ddr4 with { Timings = Ddr4.Timings with { RfcBank = 200, RefiBank = 600 }, Controller = new() { Refresh = refresh } };

        // Banks are closed by refreshes, or never were open; ACTIVATEs in 2 and 5702.
        var figures = FiguresOf(memory, [new(0, 0, false), new(address, 5700, false)]);

        Assert.Equal((2, 0, 0, 34, 42), PartsOf(figures));
        Assert.Equal([0, 0, 0, 34, 0, 0, 2 + (5702 - 23) + (22 - 4)], figures.LostBusCycles);
    }

    [Fact]
    public void A_rank_that_is_served_until_its_turn_to_be_refreshed_does_not_wait()
    {
        // Both ranks ask in 9360. The write's row, opened in 9351, keeps rank 0 until 9390; rank 1 opens a row in 9363, and reads in 9380.
        var memory = Ddr4 with { Controller = new() { Refresh = RefreshPolicy.RankSimultaneous, IdleDrainThreshold = 0 } };
        var figures = FiguresOf(memory, [new(0, 9349, true), new(0x2_0000, 9361, false)]);

        Assert.Equal((1, 0, 0, 17, 21), PartsOf(figures));
        Assert.Equal(0, figures.LostBusCycles[(int)BusLoss.Refresh]);
    }

    [Fact]
    public void A_joined_read_has_the_parts_of_the_one_in_front_from_its_acceptance_on()
    {
        // ACTIVATE in 2, READ in 19; the second comes in cycle 11.
        var figures = FiguresOf(Ddr4, [new(0, 0, false), new(0, 10, false)]);

        Assert.Equal((1, 0, 0, 17 + 8, 42), PartsOf(figures));
    }

    [Fact]
    public void The_bus_waits_for_the_same_group()
    {
        // READs in 19 and 25, tCCD_L apart; a burst takes 4.
        var figures = FiguresOf(Ddr4, [new(0, 0, false), new(0x40, 0, false)]);

        Assert.Equal([2, 0, 0, 17, 0, 0, 2 + (25 + 22 - 29)], figures.LostBusCycles);
        Assert.Equal(8, figures.BusBusyCycles);
    }

    [Fact]
    public void The_bus_waits_for_its_turn_to_writing()
    {
        // READ in 19, WRITE in 19 + 17 + 4 - 12 + 1 = 29.
        var figures = FiguresOf(Ddr4 with { Controller = new() { HasUnifiedQueue = true } }, [new(0, 0, false), new(0x40, 0, true)]);

        Assert.Equal([0, 6, 0, 17, 0, 0, 2 + (41 - 33)], figures.LostBusCycles);
        Assert.Equal((1, 0), (figures.BusTurnarounds, figures.RankSwitches));
    }

    [Fact]
    public void The_bus_waits_for_another_rank()
    {
        // READs in 19 and 19 + 4 + tRTRS = 24.
        var figures = FiguresOf(Ddr4, [new(0, 0, false), new(0x2_0000, 0, false)]);

        Assert.Equal([0, 0, 1, 17, 0, 0, 2 + (24 + 22 - 28)], figures.LostBusCycles);
        Assert.Equal((0, 1), (figures.BusTurnarounds, figures.RankSwitches));
    }

    [Fact]
    public void The_bus_waits_for_the_order_of_the_queues()
    {
        // The READ of the second could go in 23, but the queue of the third, for an ACTIVATE, comes first; its own READ follows in 40.
        var figures = FiguresOf(Ddr4, [new(0, 0, false), new(0x2000, 0, false), new(0x8000, 21, false)]);

        Assert.Equal([0, 0, 0, 17 + 12, 0, 1, 2 + (40 + 22 - 44)], figures.LostBusCycles);
    }

    private static (long Queueing, long Refresh, long Precharge, long Activate, long Bus) PartsOf(DramChannelFigures figures) =>
        (figures.QueueingCycles, figures.RefreshCycles, figures.PrechargeCycles, figures.ActivateCycles, figures.BusCycles);

    private static DramChannelFigures FiguresOf(DramDescription memory, DramTraceRequest[] trace)
    {
        var playback = Play(memory, trace);
        return playback.Channels[0].FiguresBefore(playback.Player.EndCycle);
    }

    private static DramPlayback Play(DramDescription memory, DramTraceRequest[] trace)
    {
        var playback = new DramPlayback(memory, trace);
        playback.Simulation.Run();
        return playback;
    }

    /// <summary>What can be counted from a log of commands; the rest is 0.</summary>
    private static DramChannelFigures Count(DramDescription memory, List<DramCommand> commands, long end)
    {
        var organization = memory.Organization;
        var columns = commands.Where(command => command.IsColumnCommand).ToList();
        var fresh = new HashSet<int>();
        var (readHits, writeHits, busy, free) = (0, 0, 0L, 0L);
        foreach (var command in commands)
        {
            if (command.Kind == DramCommandKind.Activate)
            {
                fresh.Add(BankOf(command));
            }
            else if (command.IsColumnCommand)
            {
                var isHit = !fresh.Remove(BankOf(command));
                readHits += isHit && !IsWrite(command) ? 1 : 0;
                writeHits += isHit && IsWrite(command) ? 1 : 0;
                busy += Math.Min(end, command.Cycle + organization.BurstCycles) - Math.Min(end, Math.Max(free, command.Cycle));
                free = command.Cycle + organization.BurstCycles;
            }
        }

        var empty = new long[organization.Ranks * organization.Banks];
        return new DramChannelFigures
        {
            Cycles = end,
            Reads = 0,
            Writes = 0,
            ForwardedReads = 0,
            JoinedReads = 0,
            MergedWrites = 0,
            ReadCommands = columns.Count(command => !IsWrite(command)),
            WriteCommands = columns.Count(IsWrite),
            ReadRowHits = readHits,
            WriteRowHits = writeHits,
            Activates = commands.Count(command => command.Kind == DramCommandKind.Activate),
            Precharges = commands.Count(command => command.Kind == DramCommandKind.Precharge),
            ConflictPrecharges = commands.Count(command => command.Kind == DramCommandKind.Precharge && command.Row >= 0),
            Refreshes = commands.Count(command => command.Kind == DramCommandKind.Refresh),
            BankRefreshes = commands.Count(command => command.Kind == DramCommandKind.RefreshBank),
            RefreshRankCycles = commands.Where(command => command.Kind == DramCommandKind.Refresh).Sum(command => Math.Min(memory.Timings.Rfc, end - command.Cycle)),
            BusTurnarounds = columns.Zip(columns.Skip(1)).Count(pair => IsWrite(pair.First) != IsWrite(pair.Second)),
            RankSwitches = columns.Zip(columns.Skip(1)).Count(pair => pair.First.Rank != pair.Second.Rank),
            BusBusyCycles = busy,
            LostBusCycles = [],
            OpenRankCycles = Enumerable.Range(0, organization.Ranks).Sum(OpenCyclesOf),
            ColumnCommandsOfBanks = OfBanks(columns),
            ActivatesOfBanks = OfBanks(commands.Where(command => command.Kind == DramCommandKind.Activate)),
            DramReads = 0,
            QueueingCycles = 0,
            RefreshCycles = 0,
            PrechargeCycles = 0,
            ActivateCycles = 0,
            BusCycles = 0,
        };

        int BankOf(DramCommand command) => (((command.Rank * organization.BankGroups) + command.Group) * organization.BanksPerGroup) + command.Bank;

        static bool IsWrite(DramCommand command) => command.Kind is DramCommandKind.Write or DramCommandKind.WritePrecharge;

        long[] OfBanks(IEnumerable<DramCommand> some)
        {
            var counts = (long[])empty.Clone();
            foreach (var command in some)
            {
                counts[BankOf(command)]++;
            }

            return counts;
        }

        long OpenCyclesOf(int rank)
        {
            var (open, cycles, since) = (0, 0L, 0L);
            foreach (var command in commands.Where(command => command.Rank == rank))
            {
                cycles += open > 0 ? command.Cycle - since : 0;
                since = command.Cycle;
                open += command.Kind switch
                {
                    DramCommandKind.Activate => 1,
                    DramCommandKind.Precharge or DramCommandKind.ReadPrecharge or DramCommandKind.WritePrecharge => -1,
                    _ => 0,
                };
            }

            return cycles + (open > 0 ? end - since : 0);
        }
    }
}
