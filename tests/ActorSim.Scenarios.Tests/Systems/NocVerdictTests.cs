using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

/// <summary>What a report says about saturation: neither more nor less than the run shows.</summary>
public sealed class NocVerdictTests : IDisposable
{
    private const string Narrow = "topology { type = mesh, columns = 8, rows = 8 }, virtual-channels = 1, slots = 4";
    private const string OneSender = "classes = [ { pattern = multicast, flits = 4, groups = [ { source = 0, destinations = [9, 63] } ] } ]";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void Silent_nodes_do_not_hide_that_the_only_sender_falls_behind()
    {
        var run = Run(Narrow, $"load = 0.65, warm-up = 3000, measure = 3000, {OneSender}");

        Assert.Equal(1, Figure(run, "saturated"));
        Assert.StartsWith("The network is saturated: nodes that send offer 0.6", run.System.Explanation[0], StringComparison.Ordinal);
        Assert.DoesNotContain(run.System.Explanation, sentence => sentence.StartsWith("All nodes get", StringComparison.Ordinal));
    }

    [Fact]
    public void A_node_that_falls_behind_is_named_where_the_others_do_not()
    {
        // Under transpose three flows share the wire into a corner: it is full at a load of 1/3.
        var run = Run("topology { type = mesh, columns = 4, rows = 4 }, virtual-channels = 4, slots = 8", "load = 0.36, measure = 20000, classes = [ { pattern = transpose, flits = 4 } ]");

        Assert.Equal(1, Figure(run, "saturated"));
        Assert.StartsWith("The network is saturated for some of its nodes: /node/", run.System.Explanation[0], StringComparison.Ordinal);
        Assert.Contains("it is full and limits the network", run.System.Explanation[2], StringComparison.Ordinal);
        Assert.StartsWith("Most nodes get the same share of what they offer into the network, but not all", run.System.Explanation[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_cut_short_says_that_it_reports_nothing()
    {
        var file = Write(Narrow, "load = 0.1, classes = [ { pattern = uniform, flits = 4 } ]");

        var run = ScenarioRunner.Run(ScenarioFile.Load(file, "scenario.time-limit=100 ns").Check(SystemKinds.All)).Runs[0];

        Assert.Equal("The run ended before the packets of the measured span, 10,000 cycles behind a warm-up of 3,000, had arrived: nothing is reported.", Assert.Single(run.System.Explanation));
    }

    [Fact]
    public void Classes_have_rates_of_their_own()
    {
        var run = Run(Narrow, "load = 0.1, warm-up = 500, measure = 5000, classes = [ { name = short, pattern = uniform, flits = 1, share = 25% }, { name = long, pattern = uniform, flits = 5, share = 75% } ]");

        var rates = run.Table("rates")!;
        foreach (var (name, offered) in new[] { ("short", 0.025), ("long", 0.075) })
        {
            Assert.InRange(rates.Find(name, "offered")!.Value.ToDouble(), 0.95 * offered, 1.05 * offered);
            Assert.InRange(rates.Find(name, "accepted")!.Value.ToDouble(), 0.95 * offered, 1.05 * offered);
        }

        Assert.Equal(Figure(run, "throughput.injected"), rates.Find("short", "injected")!.Value.ToDouble() + rates.Find("long", "injected")!.Value.ToDouble(), precision: 12);
    }

    [Fact]
    public void Rates_of_senders_are_not_divided_among_silent_nodes()
    {
        var run = Run(Narrow, $"load = 1.0, warm-up = 100, measure = 1000, {OneSender}");

        var offered = run.Table("nodes")!.Find("/node/0/0", "offered")!.Value.ToDouble();
        Assert.StartsWith(FormattableString.Invariant($"The network is saturated: nodes that send offer {offered:0.000} flits a cycle on average"), run.System.Explanation[0], StringComparison.Ordinal);
        Assert.Equal(offered / 64, Figure(run, "throughput.offered"), precision: 12);
    }

    [Fact]
    public void Packets_missing_at_the_drain_limit_are_told_and_are_not_saturation()
    {
        var run = Run(Narrow, "load = 0.02, warm-up = 1000, measure = 5000, drain-limit = 5, classes = [ { pattern = uniform, flits = 1 } ]");

        var missing = Figure(run, "missing-packets");
        Assert.True(missing > 1);
        Assert.Equal(0, Figure(run, "saturated"));
        Assert.StartsWith("The network carries what is offered", run.System.Explanation[0], StringComparison.Ordinal);
        Assert.Matches($"^{missing} packets of [0-9,]+ had not arrived at the drain limit; latencies are those of the others, and so too low.$", run.System.Explanation[1]);
    }

    [Fact]
    public void A_run_in_which_nothing_has_arrived_yet_does_not_say_that_nothing_was_created()
    {
        var run = Run($"{Narrow}, link-cycles = 1000", "load = 0.02, measure = 5, warm-up = 0, drain-limit = 5, classes = [ { pattern = bit-complement, flits = 1 } ]");

        Assert.True(Figure(run, "missing-packets") > 0);
        Assert.Equal("No packet of the measured span had arrived at the drain limit; raise `drain-limit`.", run.System.Explanation[0]);
    }

    [Fact]
    public void A_network_in_which_packets_wait_longer_than_they_travel_is_close_to_saturation()
    {
        var run = Run(Narrow, "load = 0.156, warm-up = 2000, measure = 5000, classes = [ { pattern = uniform, flits = 4 } ]");
        var latency = run.Table("latency")!;
        var (waiting, travel) = (Value("queueing") + Value("contention"), Value("routing") + Value("serialisation"));

        Assert.Equal(0, Figure(run, "saturated"));
        Assert.True(waiting > 2 * travel);
        Assert.StartsWith("The network is close to saturation: of 0.1", run.System.Explanation[0], StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($"packets wait {waiting / travel:0.0} times as long as they travel."), run.System.Explanation[0], StringComparison.Ordinal);

        double Value(string column) => latency.Find("all", column)!.Value.ToDouble();
    }

    [Fact]
    public void Waiting_behind_a_burst_may_be_no_saturation()
    {
        var run = Run(Narrow, "load = 0.05, warm-up = 2000, measure = 5000, classes = [ { pattern = uniform, flits = 8, injection = on-off, on-cycles = 20, off-cycles = 1000 } ]");

        Assert.StartsWith("The network is close to saturation, or bursts fill the queues of its nodes: ", run.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_warm_up_shorter_than_the_latency_is_told()
    {
        const string Uniform = "load = 0.005, measure = 2000, classes = [ { pattern = uniform, flits = 4 } ]";
        const string Long = "topology { type = mesh, columns = 4, rows = 4 }, virtual-channels = 1, slots = 4, link-cycles = 1000";

        var early = Run(Long, $"{Uniform}, warm-up = 100");

        Assert.StartsWith("The warm-up of 100 cycles is shorter than the ", early.System.Explanation[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Run(Long, $"{Uniform}, warm-up = 10000").System.Explanation, sentence => sentence.Contains("warm-up", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sweep_that_begins_saturated_does_not_say_that_latency_stays_low()
    {
        var file = Write(Narrow, "load = 0.9, classes = [ { pattern = tornado, flits = 4 } ], warm-up = 200, measure = 500, drain-limit = 200");

        var comparison = ScenarioRunner.Run(ScenarioFile.Load(file, """scenario.sweep={ "workload.load" = [0.8, 0.9] }""").Check(SystemKinds.All)).Comparison;

        Assert.StartsWith("From the lowest load on the network is saturated, and accepts ", comparison[^1], StringComparison.Ordinal);
    }

    private static double Figure(RunReport run, string name) => run.System.Figures.Single(figure => figure.Name == name).Value.ToDouble();

    private RunReport Run(string system, string workload) =>
        Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(system, workload)).Check(SystemKinds.All)).Runs);

    private string Write(string system, string workload) => texts.Write($$"""
        scenario {
          name = "A small network"
          system { kind = noc
            {{system}}
          }
          workload { {{workload}} }
        }
        """, "noc.conf");
}
