using ActorSim.Kernel;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Training;

public sealed class TrainingKindTests : IDisposable
{
    // Requests and answers of devices take picoseconds.
    private const double Nanosecond = 1e-6;

    private const string Star = "cluster { topology = star, bandwidth = 1 GB/s, latency = 1 us }";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void An_iteration_is_computing_and_then_a_ring_of_two_steps()
    {
        var run = Run();

        // 2 images; 2 · (1 µs + 22.22 µs).
        Assert.Equal(0.04444, Figure(run, "gradients"), precision: 12);
        Assert.Equal(0.04644, Figure(run, "network-time"), Nanosecond);
        Assert.Equal(6.04644, Figure(run, "iteration-time"), Nanosecond);
        Assert.Equal(4000 / 6.04644, Figure(run, "images-per-second"), 1e-3);
        Assert.Equal(12 / 6.04644, Figure(run, "speed-up"), 1e-6);
        Assert.Equal(100 * 6 / 6.04644, Figure(run, "efficiency"), 1e-4);
        Assert.Equal(100 * 6 / 6.04644, Cell(run, "workers", "mean", "computing"), 1e-4);
        Assert.Equal(0.04444, Cell(run, "workers", "0", "sent"), precision: 12);
        Assert.StartsWith("training: small on 2 workers (data parallel, ring): 6.046 ms an iteration of 4 images", run.System.Explanation[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exchange { type = binomial-tree }", 2 * (1 + 44.44))]
    [InlineData("exchange { type = recursive-doubling }", 1 + 44.44)]
    [InlineData("exchange { type = parameter-server }", 2 * (1 + 88.88))]
    [InlineData("exchange { type = parameter-server, shards = 2 }", 2 * (1 + 44.44))]
    [InlineData("exchange { type = parameter-server, memory = 1 GB/s, memory-passes = 1 }", (2 * (1 + 88.88)) + 44.44)]
    public void Each_exchange_has_the_network_time_of_its_messages(string exchange, double microseconds) =>
        Assert.Equal(microseconds / 1e3, Figure(Run(workload: exchange), "network-time"), Nanosecond);

    [Fact]
    public void Gradients_travel_while_the_backward_pass_goes_on()
    {
        var after = Run(workload: "bucket = 1 B");
        var overlapped = Run(workload: "bucket = 1 B, overlap = true");

        // FC2's 4,040 bytes are exchanged while FC1 is still computing backwards; FC1's 40,400 remain: 2 · (1 + 20.2) µs.
        Assert.Equal(0.0424, Figure(overlapped, "network-time"), Nanosecond);
        Assert.True(Figure(after, "network-time") > Figure(overlapped, "network-time"));
    }

    [Fact]
    public void Additions_take_time_where_the_memory_has_a_bandwidth() =>
        Assert.Equal(0.04644 + 0.06666, Figure(Run("reduction-memory = 1 GB/s"), "network-time"), Nanosecond);

    [Fact]
    public void Shares_may_be_uneven_where_that_is_allowed() =>
        Assert.Equal(9.04644, Figure(Run(workload: "batch = 5, uneven-batch = true"), "iteration-time"), Nanosecond);

    [Fact]
    public void A_slow_worker_makes_the_others_wait()
    {
        var run = Run("unequal-workers = [ { workers = [1], factor = 2 } ]", "iterations = 2");

        Assert.Equal(12.04644, Figure(run, "iteration-time"), Nanosecond);
        Assert.Equal("1", Assert.Single(run.Table("critical-path")!.Rows).Key);
        Assert.Equal((2.0, 3.0), (Cell(run, "critical-path", "1", "iterations"), Math.Round(Cell(run, "critical-path", "1", "late"), 6)));
        Assert.InRange(Cell(run, "workers", "0", "waiting"), 49, 51);
    }

    [Fact]
    public void A_device_of_its_own_counts_for_its_worker() =>
        Assert.Equal(3.04644, Figure(Run("unequal-workers = [ { workers = [0, 1], device.measured = [ { network = small, image = 1500 us } ] } ]"), "iteration-time"), Nanosecond);

    [Fact]
    public void A_worker_that_fails_computes_its_iteration_over()
    {
        var run = Run("failures = [ { worker = 0, at = 3 ms, restart = 5 ms } ]");

        // 3 ms are lost, 5 ms it is down, then it takes its 6 ms.
        Assert.Equal(14.04644, Figure(run, "iteration-time"), Nanosecond);
        Assert.Equal(1, Cell(run, "workers", "0", "failures"));
        Assert.Equal(100 * 3 / 14.04644, Cell(run, "workers", "0", "lost"), 1e-3);
        Assert.Equal(100 * 5 / 14.04644, Cell(run, "workers", "0", "down"), 1e-3);
    }

    [Fact]
    public void Jobs_slow_each_other_down_on_a_shared_uplink()
    {
        const string Servers = "workers = 3, cluster { topology = two-level, ranks-per-server = 2, bandwidth = 1 GB/s, latency = 1 us, uplink { bandwidth = 100 MB/s, latency = 1 us } }";
        var idle = Run(Servers, "batch = 6, other-jobs = [ { name = other, workers = 1, network = ${network}, batch = 2 } ]");
        var busy = Run(Servers, "batch = 6, other-jobs = [ { name = other, workers = 3, network = ${network}, batch = 6 } ]");

        Assert.Equal(["training", "other"], busy.Table("training")!.Rows.Select(row => row.Key));
        Assert.True(Figure(busy, "network-time") > 1.2 * Figure(idle, "network-time"));
        Assert.NotNull(busy.Table("workers")!.Find("other-2", "computing"));
    }

    [Fact]
    public void Jobs_that_share_no_link_do_not_disturb_each_other()
    {
        var run = Run(Star, "other-jobs = [ { name = other, workers = 2, network = ${network}, batch = 4, iterations = 1, overlap = false } ]");

        Assert.Equal(Figure(run, "iteration-time"), Cell(run, "training", "other", "iteration-time"), precision: 12);
    }

    [Fact]
    public void A_split_of_layers_sends_activations_instead_of_gradients()
    {
        var data = Run();
        var model = Run(workload: "parallelism { type = model }");

        Assert.True(Cell(model, "workers", "0", "sent") < Cell(data, "workers", "0", "sent") / 10);
        Assert.StartsWith("training: small on 2 workers (model parallel): ", model.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_with_microbatches_keeps_both_stages_busy()
    {
        var device = "device.measured = [ { network = small, layers = [ { layer = FC1, forward = 1 ms, backward = 2 ms }, { layer = FC2, forward = 1 ms, backward = 2 ms } ] } ]";
        var whole = Run(device, "parallelism { type = pipeline, stages = [ FC1, FC2 ] }");
        var cut = Run(device, "parallelism { type = pipeline, stages = [ FC1, FC2 ], microbatches = 4 }");

        // 4 images through 2 stages of 3 ms each; with 4 microbatches 5 steps of 1 ms and 5 of 2 ms, and activations between.
        Assert.Equal(24, Figure(whole, "iteration-time"), 0.05);
        Assert.Equal(15, Figure(cut, "iteration-time"), 0.05);
    }

    [Fact]
    public void The_time_of_a_whole_training_follows_from_its_epochs()
    {
        var run = Run(workload: "dataset = 1200000, epochs = 3, one-worker-epochs = 2");

        Assert.Equal(3 * 300_000 * 6.04644 / 3.6e6, Figure(run, "training-time"), 1e-6);
        Assert.Equal(2 * 300_000 * 12.0 / 3.6e6, Figure(run, "one-worker-time"), 1e-6);
        Assert.Equal(24 / (3 * 6.04644), Figure(run, "training-speed-up"), 1e-6);
    }

    [Fact]
    public void Metrics_are_known_before_the_run()
    {
        var scenario = ScenarioFile.Load(SmallTraining.Write(texts, "", "exchange { type = parameter-server, shards = 2 }")).Check(SystemKinds.All);
        var units = scenario.Runs[0].Plan.MetricUnits;

        var run = ScenarioRunner.Run(scenario).Runs[0];

        Assert.Equal(
            run.System.Tables.Where(table => table.Name is "training" or "workers" or "servers").SelectMany(table => table.Rows.SelectMany(row => table.Columns.Skip(1).Select(column => $"{table.Name}.{row.Key}.{column.Name}"))).Order(),
            units.Keys.Order());
    }

    [Fact]
    public void A_run_cut_short_says_how_far_it_came()
    {
        var run = SmallTraining.Run(texts, "", "iterations = 3", "scenario.time-limit=8 ms").Runs[0];

        Assert.Empty(run.System.Tables);
        Assert.Equal(["The run was closed when workers had done 2 of 6 iterations."], run.System.Explanation);
    }

    [Theory]
    [InlineData("exchange { type = double-binary-tree, chunks = 4 }")]
    [InlineData("exchange { type = parameter-server, shards = 2, consistency = asynchronous }")]
    public void It_is_the_same_on_one_thread_and_on_two(string exchange)
    {
        var path = SmallTraining.Write(texts, Star + ", workers = 6, spread = 0.2, straggling { chance = 20%, factor = 3 }", "batch = 12, iterations = 5, " + exchange);
        var plan = ScenarioFile.Load(path).Check(SystemKinds.All).Runs[0].Plan;
        using var one = plan.Build(new EngineSettings());
        using var two = plan.Build(new EngineSettings());

        var alone = one.Simulation.Run();
        var shared = two.Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.True(two.Simulation.SharedWindows > 0);
        Assert.Equal((alone.Fingerprint, alone.End, alone.Deliveries), (shared.Fingerprint, shared.End, shared.Deliveries));
    }

    [Fact]
    public void A_sweep_over_workers_says_how_network_time_grows()
    {
        var result = SmallTraining.Run(texts, "cluster.latency = 0 us", "exchange { type = parameter-server }, batch = 16", """scenario.sweep={ "system.workers" = [2, 16] }""");

        Assert.Contains(result.Comparison, sentence => sentence.StartsWith("network time: with 8 times as many workers (2 to 16) an iteration's network time is 8 times as long", StringComparison.Ordinal));
    }

    private static double Figure(RunReport run, string column) => Cell(run, "training", "training", column);

    private static double Cell(RunReport run, string table, string row, string column) => run.Table(table)!.Find(row, column)!.Value.ToDouble();

    private RunReport Run(string system = "", string workload = "") => Assert.Single(SmallTraining.Run(texts, system, workload).Runs);
}
