using System.Globalization;
using ActorSim.Memory;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Dram;

/// <summary>What a run reports, against the figures of its channels and the cycles of its requests.</summary>
public sealed class DramReportTests : IDisposable
{
    private const string Ddr4 = "dramsim3-ddr4";
    private const string Hbm2 = "dramsim3-hbm2";

    private readonly ScenarioTexts texts = new();

    public static TheoryData<string> Memories => [Ddr4, Hbm2];

    public void Dispose() => texts.Dispose();

    [Theory]
    [MemberData(nameof(Memories))]
    public void The_table_of_channels_has_the_figures_of_each(string memory)
    {
        var (run, playback, _) = Play(memory);
        var (requests, commands) = (run.Table("channels")!, run.Table("commands")!);
        Assert.Equal((playback.Channels.Count, playback.Channels.Count), (requests.Rows.Count, commands.Rows.Count));
        for (var i = 0; i < playback.Channels.Count; i++)
        {
            var figures = playback.Channels[i].FiguresBefore(playback.Player.EndCycle);
            AssertRow(
                requests,
                i,
                ("reads", figures.Reads),
                ("writes", figures.Writes),
                ("forwarded", figures.ForwardedReads),
                ("joined", figures.JoinedReads),
                ("merged", figures.MergedWrites),
                ("read-commands", figures.ReadCommands),
                ("write-commands", figures.WriteCommands));
            AssertRow(
                commands,
                i,
                ("row-hits", figures.ReadRowHits + figures.WriteRowHits),
                ("row-misses", figures.Activates - figures.ConflictPrecharges),
                ("row-conflicts", figures.ConflictPrecharges),
                ("activates", figures.Activates),
                ("precharges", figures.Precharges),
                ("refreshes", figures.Refreshes),
                ("bus-turnarounds", figures.BusTurnarounds),
                ("rank-switches", figures.RankSwitches));
        }

        static void AssertRow(ResultTable table, int row, params (string Column, long Value)[] expected) =>
            Assert.Equal(expected, table.Columns.Skip(1).Zip(table.Rows[row].Cells.Skip(1), (column, cell) => (column.Name, cell.ToInt64())));
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void Figures_are_bytes_commands_and_energy_over_time(string memory)
    {
        var (run, playback, standard) = Play(memory);
        var (channels, player) = (FiguresOf(playback), playback.Player);
        var nanoseconds = player.EndCycle * (memory == Ddr4 ? 0.83 : 1.0);
        var peak = memory == Ddr4 ? 8 * 2 / 0.83 : 8 * 16 * 2;
        var latencies = LatenciesOf(playback);
        var energy = EnergyOf(standard, channels, player.EndCycle).Total;
        var bits = 8.0 * 64 * player.Trace.Length;
        (string Name, double Value)[] expected =
        [
            ("cycles", player.EndCycle),
            ("time", nanoseconds),
            ("bandwidth", 64 * player.Trace.Length / nanoseconds),
            ("bus-bandwidth", 64 * channels.Sum(channel => channel.ReadCommands + channel.WriteCommands) / nanoseconds),
            ("bandwidth-bound", memory == Ddr4 ? peak : peak * (1 - (channels.Sum(channel => channel.RefreshRankCycles) / (8.0 * player.EndCycle)))),
            ("bandwidth-peak", peak),
            ("read-latency", latencies.Average() * (memory == Ddr4 ? 0.83 : 1.0)),
            ("row-hit-rate", 100.0 * channels.Sum(channel => channel.ReadRowHits + channel.WriteRowHits) / channels.Sum(channel => channel.ReadCommands + channel.WriteCommands)),
            ("energy", energy),
            ("energy-per-bit", energy / bits),
            ("power", energy / nanoseconds),
        ];
        foreach (var ((name, value), figure) in expected.Zip(run.System.Figures))
        {
            Assert.Equal(name, figure.Name);
            Assert.Equal(value, figure.Value.ToDouble(), value * 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void Energy_is_that_of_the_commands_and_ranks_of_all_channels(string memory)
    {
        var (run, playback, standard) = Play(memory);
        var all = EnergyOf(standard, FiguresOf(playback), playback.Player.EndCycle);
        double[] parts = [all.Activate, all.Read, all.Write, all.Refresh, all.BackgroundActive, all.BackgroundPrecharged];
        var rows = run.Table("energy")!.Rows;
        Assert.Equal(["activate", "read", "write", "refresh", "background-active", "background-precharged"], rows.Select(row => row.Key));
        Assert.All(rows.Zip(parts), row =>
        {
            Assert.Equal(row.Second, row.First.Cells[1].ToDouble(), row.Second * 1e-9);
            Assert.Equal(100 * row.Second / all.Total, row.First.Cells[2].ToDouble(), 1e-9);
        });
    }

    [Fact]
    public void Refreshes_of_banks_are_counted_and_cost_energy()
    {
        texts.Write("0x0 READ 3000\n", "late.trace");

        // Asked for in 600, 1200, 1800, 2400 and 3000; each costs eight devices of 1.2 V what IDD5PB is above IDD3N = 43 mA, for tRFCpb.
        var run = Run(Ddr4, "trace = late.trace", "controller { refresh = bank-staggered }, timings { tRFCpb = 200, tREFIpb = 600 }, power { IDD5PB = 50 mA }");

        Assert.Equal(5, run.Table("commands")!.Find("0", "refreshes")!.Value.ToInt64());
        Assert.Equal(5 * 1.2 * 8 * (50 - 43) * 200 * 0.83, run.Table("energy")!.Find("refresh", "energy")!.Value.ToDouble(), 1e-6);
    }

    [Fact]
    public void The_refresh_of_a_rank_costs_what_IDD5B_is_above_IDD3N()
    {
        // One refresh, in 4680, of eight devices of 1.2 V.
        texts.Write("0x0 READ 5000\n", "late.trace");
        Assert.Equal(1.2 * 8 * (250 - 43) * 420 * 0.83, Run(Ddr4, "trace = late.trace").Table("energy")!.Find("refresh", "energy")!.Value.ToDouble(), 1e-6);
    }

    [Fact]
    public void Latencies_are_those_of_the_reads()
    {
        var (run, playback, _) = Play(Ddr4);
        var latencies = LatenciesOf(playback);
        var table = run.Table("latency")!;
        (string Column, double Value)[] expected =
        [
            ("count", latencies.Count), ("mean", latencies.Average()), ("min", latencies.Min()), ("p50", LongestOf(0.5)), ("p95", LongestOf(0.95)), ("p99", LongestOf(0.99)),
            ("max", latencies.Max()), ("mean-time", latencies.Average() * 0.83),
        ];
        Assert.Equal(expected.Select(figure => figure.Column), table.Columns.Skip(1).Select(column => column.Name));
        Assert.All(expected, figure => Assert.Equal(figure.Value, table.Find("reads", figure.Column)!.Value.ToDouble(), 1e-9));

        // The least latency that so many take no longer than.
        double LongestOf(double share) => latencies.Where(latency => latencies.Count(other => other <= latency) >= share * latencies.Count).Min();
    }

    [Fact]
    public void Of_two_reads_half_took_no_longer_than_the_quicker()
    {
        texts.Write("0x0 READ 0\n0x200000 READ 100\n", "two.trace");
        var table = Run(Ddr4, "trace = two.trace").Table("latency")!;

        Assert.Equal([39, 56, 56], new[] { "p50", "p95", "p99" }.Select(column => table.Find("reads", column)!.Value.ToDouble()));
    }

    [Fact]
    public void The_histogram_counts_every_read_once_in_steps_of_half_a_power_of_two()
    {
        var (run, playback, _) = Play(Ddr4);
        var latencies = LatenciesOf(playback);
        long[] edges = [1, .. Enumerable.Range(1, 20).SelectMany(power => new[] { 1L << power, (1L << power) * 3 / 2 })];
        foreach (var row in run.Table("histogram")!.Rows)
        {
            var step = row.Key.Split('-').Select(edge => long.Parse(edge, CultureInfo.InvariantCulture)).ToArray();
            var at = Array.IndexOf(edges, step[0]);
            Assert.Equal(edges[at + 1] - 1, step[1]);
            var count = latencies.Count(latency => latency >= step[0] && latency <= step[1]);
            Assert.Equal(count, row.Cells[1].ToInt64());
            Assert.Equal(100.0 * count / latencies.Count, row.Cells[2].ToDouble(), 1e-9);
            Assert.Equal(100.0 * latencies.Count(latency => latency <= step[1]) / latencies.Count, row.Cells[3].ToDouble(), 1e-9);
        }

        Assert.Equal(latencies.Count, run.Table("histogram")!.Rows.Sum(row => row.Cells[1].ToInt64()));
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void The_parts_of_latencies_are_the_means_of_all_channels(string memory)
    {
        var (run, playback, _) = Play(memory);
        var channels = FiguresOf(playback);
        long[] parts =
        [
            channels.Sum(channel => channel.QueueingCycles), channels.Sum(channel => channel.RefreshCycles), channels.Sum(channel => channel.PrechargeCycles),
            channels.Sum(channel => channel.ActivateCycles), channels.Sum(channel => channel.BusCycles), channels.Sum(channel => channel.ForwardedReads),
        ];
        var latencies = LatenciesOf(playback);
        var rows = run.Table("latency-parts")!.Rows;
        Assert.Equal(["queueing", "refresh", "precharge", "activate", "bus", "forwarded"], rows.Select(row => row.Key));
        Assert.All(rows.Zip(parts), row =>
        {
            Assert.Equal((double)row.Second / latencies.Count, row.First.Cells[1].ToDouble(), 1e-9);
            Assert.Equal(row.Second * (memory == Ddr4 ? 0.83 : 1.0) / latencies.Count, row.First.Cells[2].ToDouble(), 1e-9);
            Assert.Equal(100.0 * row.Second / latencies.Sum(), row.First.Cells[3].ToDouble(), 1e-9);
        });
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void A_resource_is_busy_for_its_commands_times_their_least_distance(string memory)
    {
        var (run, playback, _) = Play(memory);
        var channels = FiguresOf(playback);

        // Distances: tCCD_L; the longer of tRRD_S and tFAW / 4; tRC.
        var (column, activate, bank) = memory == Ddr4 ? (6, 6.5, 56) : (2, 7.5, 48);
        double[] busy =
        [
            channels.Max(channel => channel.BusBusyCycles),
            column * (MostOf(channel => channel.ColumnCommandsOfBanks, 4) - 1),
            activate * (MostOf(channel => channel.ActivatesOfBanks, 16) - 1),
            bank * (MostOf(channel => channel.ActivatesOfBanks, 1) - 1),
        ];

        var rows = run.Table("resources")!.Rows;
        Assert.Equal(["data-bus", "bank-group", "activates", "bank"], rows.Select(row => row.Key));
        Assert.Equal(busy, rows.Select(row => row.Cells[1].ToDouble()));
        Assert.Equal(busy.Select(cycles => 100 * cycles / playback.Player.EndCycle), rows.Select(row => row.Cells[2].ToDouble()));

        long MostOf(Func<DramChannelFigures, IReadOnlyList<long>> ofBanks, int banks) => channels.Max(channel => ofBanks(channel).Chunk(banks).Max(some => some.Sum()));
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void The_time_of_the_bus_is_that_of_all_channels_by_cause(string memory)
    {
        var (run, playback, _) = Play(memory);
        var channels = FiguresOf(playback);
        var rows = run.Table("bus-time")!.Rows;
        Assert.Equal(["data", "same-group", "turnaround", "rank-switch", "row", "refresh", "command-order", "no-request"], rows.Select(row => row.Key));
        var cycles = Enumerable.Range(0, 8).Select(i => channels.Sum(channel => i == 0 ? channel.BusBusyCycles : channel.LostBusCycles[i - 1])).ToList();
        Assert.Equal(cycles, rows.Select(row => row.Cells[1].ToInt64()));
        Assert.All(rows.Zip(cycles), row => Assert.Equal(100.0 * row.Second / (channels.Count * playback.Player.EndCycle), row.First.Cells[2].ToDouble(), 1e-9));
    }

    [Theory]
    [MemberData(nameof(Memories))]
    public void Banks_have_their_bursts_and_rows(string memory)
    {
        var (run, playback, _) = Play(memory);
        var channels = FiguresOf(playback);
        var rows = run.Table("banks")!.Rows;
        var bursts = channels.SelectMany(channel => channel.ColumnCommandsOfBanks).ToList();
        Assert.Equal(bursts, rows.Select(row => row.Cells[1].ToInt64()));
        Assert.Equal(channels.SelectMany(channel => channel.ActivatesOfBanks), rows.Select(row => row.Cells[2].ToInt64()));
        Assert.Equal(bursts.Select(count => 100.0 * count / bursts.Sum()), rows.Select(row => row.Cells[3].ToDouble()));

        // Behind three banks of channel 0, rank 0, group 0, a fourth, and then group 1.
        Assert.Equal(["0/0/0/0", "0/0/0/3", "0/0/1/0"], new[] { rows[0].Key, rows[3].Key, rows[4].Key });
        Assert.Equal(memory == Ddr4 ? "0/1/0/0" : "1/0/0/0", rows[16].Key);
    }

    [Fact]
    public void Sentences_say_where_the_time_and_the_energy_go()
    {
        texts.Write("0x0 READ 0\n0x200000 READ 100\n", "two.trace");
        var run = Run(Ddr4, "trace = two.trace, record-commands = true");

        // ACTIVATE in 2, READ in 19; PRECHARGE in 102, ACTIVATE in 119, READ in 136, the last beat in 157.
        Assert.Equal(
            [
                "DDR4_8Gb_x8_2400 serves 0.98 GB/s of requests; its bursts are 0.98 GB/s, 5.1 % of its peak of 19.28 GB/s.",
                "Of the time of the data bus: 62.7 % it has no request, 32.3 % it waits for a row to be opened, 5.1 % it carries data. Every request was accepted as soon as it came: the memory is faster than its requests.",
                "A read takes 47.5 cycles (39.4 ns) on average: 21.0 (44 %) on the way from the row to the bus, 17.0 (36 %) opening its row, 8.5 (18 %) closing another row, 1.0 (2 %) waiting for others.",
            ],
            run.System.Explanation.Take(3));
        var table = run.Table("energy")!;
        var bits = 2 * 512;
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"Of {Part(1, 0, 1, 2, 3, 4, 5) / bits:0.0} pJ a bit, {Part(2, 0, 1, 2):0} % go to commands of requests, {Part(2, 3):0} % to refreshes, and {Part(2, 4, 5):0} % to standby."),
            run.System.Explanation[3]);
        Assert.Equal("All 5 commands are kept; --out DIR writes them into commands.log.", run.System.Explanation[4]);

        double Part(int column, params int[] rows) => rows.Sum(row => table.Rows[row].Cells[column].ToDouble());
    }

    [Fact]
    public void What_takes_less_than_half_a_percent_of_the_bus_is_not_told()
    {
        // ACTIVATE in 1002, READ in 1019, a burst of 4, and the end in 1041.
        texts.Write("0x0 READ 1000\n", "one.trace");
        Assert.StartsWith("Of the time of the data bus: 98.0 % it has no request, 1.6 % it waits for a row to be opened. ", Run(Ddr4, "trace = one.trace").System.Explanation[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_limits_is_named()
    {
        // Every read opens another row of the same bank: tRC apart.
        var run = Run(Ddr4, "traffic = [ { pattern = strided, requests = 400, stride = 2 MiB } ]");
        var share = run.Table("resources")!.Find("bank", "share")!.Value.ToDouble();
        Assert.EndsWith(
            string.Create(CultureInfo.InvariantCulture, $" What limits is a bank, which opens a row at most once in tRC, busy {share:0.0} % of the time; rows spread over more banks would help."),
            run.System.Explanation[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_of_32_activates_is_named_where_it_binds()
    {
        var run = Run(Ddr4, "traffic = [ { pattern = random, requests = 4000 } ]", "timings { t32AW = 420 }");
        Assert.InRange(run.Table("resources")!.Find("activates", "share")!.Value.ToDouble(), 90, 100);
        Assert.Contains("What limits is opening rows in a rank (tRRD, tFAW, t32AW)", run.System.Explanation[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_without_a_burst_of_their_own_are_told()
    {
        // A read that a second one joins; a write, one that is merged into it, and a read that it answers. The write is never sent.
        texts.Write("0x0 READ 0\n0x0 READ 0\n0x40 WRITE 0\n0x40 WRITE 0\n0x40 READ 0\n", "same.trace");
        var run = Run(Ddr4, "trace = same.trace");
        Assert.Equal("Of 5 requests 1 are answered by a waiting write, 1 join a read of the same address, 1 are merged into a waiting write of the same address, 1 are writes that still wait at the end: they have no burst of their own.", run.System.Explanation[1]);
        Assert.Equal(run.System.Figures.Single(figure => figure.Name == "bandwidth").Value.ToDouble() / 5, run.System.Figures.Single(figure => figure.Name == "bus-bandwidth").Value.ToDouble(), 9);
    }

    [Fact]
    public void A_sweep_is_compared_by_bandwidth_and_latency()
    {
        // 64 bytes in 41 cycles, the read in 39; and 128 bytes in 43, the read in 41.
        var path = Write(Ddr4, "traffic = [ { pattern = sequential, requests = 1 } ]", """sweep { "system.memory" = [${dram.dramsim3-ddr4}, ${dram.dramsim3-lpddr4}] }""");
        var comparison = ScenarioRunner.Run(ScenarioFile.Load(path).Check(SystemKinds.All), new RunSettings()).Comparison;

        Assert.Equal(3, comparison.Count);
        Assert.Equal("DDR4_8Gb_x8_2400        1.88 GB/s (  9.8 % of peak)  reads     32.4 ns  row hits   0.0 %  ################", comparison[0]);
        Assert.Equal("LPDDR4_8Gb_x16_2400     3.59 GB/s ( 18.6 % of peak)  reads     34.0 ns  row hits   0.0 %  ##############################", comparison[1]);
        Assert.Equal("LPDDR4_8Gb_x16_2400 has the highest bandwidth; reads are quickest with DDR4_8Gb_x8_2400.", comparison[2]);
    }

    private static List<DramChannelFigures> FiguresOf(DramPlayback playback) => [.. playback.Channels.Select(channel => channel.FiguresBefore(playback.Player.EndCycle))];

    private static List<long> LatenciesOf(DramPlayback playback) =>
        [.. Enumerable.Range(0, playback.Player.Trace.Length).Where(i => !playback.Player.Trace[i].IsWrite).Select(i => playback.Player.DoneCycles[i] - playback.Player.AcceptCycles[i])];

    private static DramEnergy EnergyOf(DramStandard standard, List<DramChannelFigures> channels, long cycles)
    {
        var open = channels.Sum(channel => channel.OpenRankCycles);
        var ranks = channels.Count * standard.Description.Organization.Ranks;
        return DramEnergy.Of(
            standard.Description,
            standard.Power!,
            new DramActivity(channels.Sum(channel => channel.Activates), channels.Sum(channel => channel.ReadCommands), channels.Sum(channel => channel.WriteCommands), channels.Sum(channel => channel.Refreshes), 0, open, (ranks * cycles) - open));
    }

    /// <summary>A run of a scenario, and the same requests played directly.</summary>
    private (RunReport Run, DramPlayback Playback, DramStandard Standard) Play(string memory)
    {
        // Neighbours, far places, and some places again, so that reads are joined and answered by writes.
        var trace = Enumerable.Range(0, 3000).Select(i => new DramTraceRequest((i % 3 == 0 ? i : i % 5 == 0 ? i / 50 : i * 7919L % 1_000_003) * 64, i < 2500 ? 0 : i * 5L, i % 7 is 2 or 3)).ToArray();
        texts.Write(string.Concat(trace.Select(request => string.Create(CultureInfo.InvariantCulture, $"0x{request.Address:X} {(request.IsWrite ? "WRITE" : "READ")} {request.Cycle}\n"))), "mixed.trace");
        var standard = DramLibrary.Load(Validation).Standards[memory];
        var playback = new DramPlayback(standard.Description, trace, standard.Description.Organization.Channels);
        playback.Simulation.Run();
        return (Run(memory, "trace = mixed.trace"), playback, standard);
    }

    private static string Validation => RepositoryFolder.PathOf("scenarios", "chips", "dram", "validation.conf");

    private RunReport Run(string memory, string workload, string changes = "")
    {
        var run = Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(memory, workload, changes: changes)).Check(SystemKinds.All), new RunSettings()).Runs);
        Assert.Empty(run.Problems);
        return run;
    }

    private string Write(string memory, string workload, string keys = "", string changes = "") => texts.Write(
        $$"""
        include "{{Validation}}"
        scenario {
          name = "A memory"
          system { kind = dram, memory = {{"${dram." + memory + "}"}} { {{changes}} } }
          workload { {{workload}} }
          {{keys}}
        }
        """,
        "report.conf");
}
