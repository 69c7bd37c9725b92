using ActorSim.Kernel;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Collectives;

public sealed class CollectivesKindTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_ring_takes_six_steps_of_a_quarter_of_the_buffer_and_the_latency()
    {
        var run = Run();

        Assert.Equal(12, Figure(run, "time"), precision: 12);
        Assert.Equal(12, Figure(run, "first-rank"), precision: 12);
        Assert.Equal(0.006, Figure(run, "sent"), precision: 12);
        Assert.Equal(24, Figure(run, "messages"));
        Assert.Equal(4.0 / 12, Figure(run, "algorithm-bandwidth"), precision: 12);
        Assert.Equal(6.0 / 12, Figure(run, "bus-bandwidth"), precision: 12);
        Assert.Equal(6.006, Figure(run, "fewest-bytes-time"), precision: 12);
        Assert.Equal(50.05, Figure(run, "latency-share"), precision: 9);
        Assert.Equal("ring", run.Table("collective")!.Find("all-reduce", "algorithm")!.Value.ToString());
    }

    [Theory]
    [InlineData("reduction-memory = 1 GB/s", 12 + (3 * 3))]
    [InlineData("reduction-memory = 1 GB/s, reduction-passes = 1", 12 + 3)]
    [InlineData("before-send = 1 us", 12 + 6)]
    [InlineData("at-end = 2 us", 12 + 2)]
    [InlineData("cluster { send-overhead = 1 us, receive-overhead = 2 us }", 12 + (6 * 3))]
    public void Additions_and_delays_take_their_time(string system, double microseconds) =>
        Assert.Equal(microseconds, Figure(Run(system), "time"), precision: 12);

    [Theory]
    [InlineData("collective = reduce-scatter", "reduce-scatter", 6, 0.5)]
    [InlineData("collective = all-gather", "all-gather", 6, 0.5)]
    [InlineData("collective = all-to-all", "all-to-all", 12, 0.25)]
    [InlineData("collective = all-to-all, algorithm.type = direct", "all-to-all", 4, 0.75)]
    [InlineData("algorithm.type = recursive-doubling", "all-reduce", 10, 0.6)]
    [InlineData("algorithm.type = halving-doubling", "all-reduce", 10, 0.6)]
    [InlineData("algorithm.type = binomial-tree, collective = broadcast", "broadcast", 10, 0.4)]
    [InlineData("algorithm { type = hierarchical, levels = [ { size = 2 }, { size = 2 } ] }", "all-reduce", 10, 0.6)]
    public void Bus_bandwidth_counts_what_has_to_pass_every_link(string workload, string collective, double microseconds, double bus)
    {
        var table = Run(workload: workload).Table("collective")!;

        Assert.Equal(microseconds, table.Find(collective, "time")!.Value.ToDouble(), precision: 12);
        Assert.Equal(bus, table.Find(collective, "bus-bandwidth")!.Value.ToDouble(), precision: 12);
    }

    [Fact]
    public void The_root_of_a_broadcast_is_done_at_once_and_the_last_rank_says_whom_it_waited_for()
    {
        var run = Run(workload: "collective = broadcast, algorithm.type = binomial-tree");
        var ranks = run.Table("ranks")!;

        Assert.Equal(["0", "1", "2", "3"], ranks.Rows.Select(row => row.Key));
        Assert.Equal([0.0, 9, 5, 10], ranks.Rows.Select(row => ranks.Find(row.Key, "done")!.Value.ToDouble()));
        Assert.Equal([0L, 1, 1, 1], ranks.Rows.Select(row => ranks.Find(row.Key, "messages-received")!.Value.ToInt64()));
        Assert.Equal(0, ranks.Find("3", "waited-for")!.Value.ToInt64());
        Assert.Contains("Rank 3 is the last; the chain of transfers for which it waits begins at rank 0.", run.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Chunks_follow_each_other_through_a_tree()
    {
        // A chain of two edges, each of which takes 1 µs + 1 µs a chunk: four chunks leave one behind the other.
        var whole = Run(workload: "collective = broadcast, algorithm { type = k-ary-tree, arity = 1 }");
        var chunks = Run(workload: "collective = broadcast, algorithm { type = k-ary-tree, arity = 1, chunks = 4 }");
        var inTurn = Run(workload: "collective = broadcast, algorithm { type = k-ary-tree, arity = 1, chunks = 4, active-chunks = 1 }");

        double TimeOf(RunReport run) => run.Table("collective")!.Find("broadcast", "time")!.Value.ToDouble();
        Assert.Equal(3 * (1 + 4), TimeOf(whole), precision: 12);
        Assert.Equal((3 * 2) + 3, TimeOf(chunks), precision: 12);
        Assert.True(TimeOf(inTurn) >= TimeOf(chunks));
        Assert.Equal("k-ary-tree, 4 chunks, 1 at a time", inTurn.Table("collective")!.Find("broadcast", "algorithm")!.Value.ToString());
    }

    [Fact]
    public void Repeated_collectives_are_told_as_one()
    {
        var run = Run(workload: "repeat = 3");

        Assert.Equal((12.0, 24.0), (Math.Round(Figure(run, "time"), 9), Figure(run, "messages")));
        Assert.Equal(36, run.Table("ranks")!.Find("2", "done")!.Value.ToDouble(), precision: 12);
        Assert.Contains(run.System.Assumptions, sentence => sentence.StartsWith("A rank begins the next time", StringComparison.Ordinal));
    }

    [Fact]
    public void One_rank_has_nothing_to_send()
    {
        var run = Run("ranks = 1");

        Assert.Equal((0.0, 0.0), (Figure(run, "time"), Figure(run, "messages")));
        Assert.Equal(Cell.Nothing, run.Table("collective")!.Find("all-reduce", "algorithm-bandwidth"));
        Assert.Empty(run.Table("links")!.Rows);
    }

    [Fact]
    public void Without_the_latency_share_nothing_runs_beside_the_collective()
    {
        var (alone, both) = (Run(workload: "latency-share = false"), Run());

        Assert.Equal(Cell.Nothing, alone.Table("collective")!.Find("all-reduce", "latency-share"));
        Assert.Equal(both.Events, 2 * alone.Events);
        Assert.DoesNotContain("fewest", alone.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_names_the_limit_and_the_busiest_link()
    {
        var small = Run(workload: "bytes = 400 B");
        var large = Run("reduction-memory = 1 GB/s", "bytes = 400 kB");

        Assert.Contains("it is limited by latency.", small.System.Explanation[0], StringComparison.Ordinal);
        Assert.Contains("it is limited by the bandwidth of links and of memory.", large.System.Explanation[0], StringComparison.Ordinal);
        Assert.Contains("The busiest link, rank 0 → core, is occupied", large.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_metrics_but_those_of_links_are_known_before_the_run()
    {
        var scenario = ScenarioFile.Load(SmallCollective.Write(texts)).Check(SystemKinds.All);
        var units = scenario.Runs[0].Plan.MetricUnits;

        var run = ScenarioRunner.Run(scenario).Runs[0];

        Assert.Equal(
            run.System.Tables.Where(table => table.Name != "links").SelectMany(table => table.Rows.SelectMany(row => table.Columns.Skip(1).Select(column => $"{table.Name}.{row.Key}.{column.Name}"))).Order(),
            units.Keys.Order());
    }

    [Fact]
    public void A_run_cut_short_says_how_far_it_came()
    {
        var run = SmallCollective.Run(texts, "", "", "scenario.time-limit=3 us").Runs[0];

        Assert.Empty(run.System.Tables);
        Assert.Equal(["The run was closed when 0 of 4 ranks were done."], run.System.Explanation);
    }

    [Fact]
    public void It_is_the_same_on_one_thread_and_on_two()
    {
        var path = SmallCollective.Write(texts, "ranks = 16, cluster { topology = star, bandwidth = 1 GB/s, latency = 1 us }", "algorithm { type = double-binary-tree, chunks = 8 }");
        var plan = ScenarioFile.Load(path).Check(SystemKinds.All).Runs[0].Plan;
        using var one = plan.Build(new EngineSettings());
        using var two = plan.Build(new EngineSettings());

        var alone = one.Simulation.Run();
        var shared = two.Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.True(two.Simulation.SharedWindows > 0);
        Assert.Equal((alone.Fingerprint, alone.End, alone.Deliveries), (shared.Fingerprint, shared.End, shared.Deliveries));
    }

    [Fact]
    public void A_sweep_says_who_is_fastest_at_which_size()
    {
        var result = SmallCollective.Run(texts, "", "", """scenario.sweep={ "workload.bytes" = [400 B, 4 kB, 4 MB], "workload.algorithm" = [ { name = ring, type = ring }, { name = doubling, type = recursive-doubling } ] }""");

        // A ring: 6 · (1 + n/4) µs, of n thousand bytes; recursive doubling: 2 · (1 + n).
        Assert.Equal(
            [
                "all-reduce, 4 ranks, 400 bytes: doubling 2.8 us; ring 2.36 ×.",
                "all-reduce, 4 ranks, 4,000 bytes: doubling 10 us; ring 1.20 ×.",
                "all-reduce, 4 ranks, 4,000,000 bytes: ring 6006 us; doubling 1.33 ×.",
                "Fastest all-reduce on 4 ranks: doubling, from 400 to 4,000 bytes (72 to 20 % latency); ring, with 4,000,000 bytes (0 % latency).",
            ],
            result.Comparison);
    }

    [Fact]
    public void A_sweep_of_sizes_alone_has_no_fastest()
    {
        var result = SmallCollective.Run(texts, "", "", """scenario.sweep={ "workload.bytes" = [4 kB, 40 kB] }""");

        Assert.Equal(["all-reduce, 4 ranks, 4,000 bytes: ring 12 us.", "all-reduce, 4 ranks, 40,000 bytes: ring 66 us."], result.Comparison);
    }

    private static double Figure(RunReport run, string column) => run.Table("collective")!.Find("all-reduce", column)!.Value.ToDouble();

    private RunReport Run(string system = "", string workload = "") => Assert.Single(SmallCollective.Run(texts, system, workload).Runs);
}
