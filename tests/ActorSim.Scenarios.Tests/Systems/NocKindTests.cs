using ActorSim.Kernel;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

public sealed class NocKindTests : IDisposable
{
    private const string Mesh = "topology { type = mesh, columns = 4, rows = 4 }";
    private const string Uniform = "load = 0.1, classes = [ { pattern = uniform, flits = 4 } ], warm-up = 200, measure = 1000";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void Drawn_traffic_is_measured_and_the_parts_of_the_latency_add_up()
    {
        var run = Run(Mesh, Uniform);
        var latency = run.Table("latency")!;

        Assert.Equal(EndReason.Stopped, run.EndReason);
        Assert.Equal(
            Value(latency, "all", "mean"),
            Value(latency, "all", "queueing") + Value(latency, "all", "routing") + Value(latency, "all", "contention") + Value(latency, "all", "serialisation"),
            precision: 9);
        Assert.Equal(3.0, Value(latency, "all", "serialisation"));
        Assert.InRange(Value(latency, "all", "hops"), 3.2, 3.8);
        Assert.InRange(Figure(run, "throughput.offered"), 0.08, 0.12);
        Assert.InRange(Figure(run, "throughput.accepted"), 0.08, 0.12);
        Assert.Equal((0, 0), (Figure(run, "saturated"), Figure(run, "missing-packets")));
        Assert.Contains("not saturated", run.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_show_every_wire_router_and_node_and_count_the_same_flits()
    {
        var run = Run(Mesh, Uniform);
        var (links, routers, nodes) = (run.Table("links")!, run.Table("routers")!, run.Table("nodes")!);

        Assert.Equal((48 + 32, 16, 16), (links.Rows.Count, routers.Rows.Count, nodes.Rows.Count));
        Assert.Equal(
            links.Rows.Where(row => row.Key.StartsWith("/router", StringComparison.Ordinal)).Sum(row => row.Cells[2].ToInt64()),
            routers.Rows.Sum(row => row.Cells[1].ToInt64()));
        Assert.Equal(Figure(run, "throughput.injected"), nodes.Rows.Average(row => row.Cells[2].ToDouble()), precision: 9);
        Assert.Equal(Figure(run, "link-utilisation.highest"), links.Rows.Where(row => row.Cells[1].ToString().StartsWith("/router", StringComparison.Ordinal) && row.Key.Contains(':', StringComparison.Ordinal)).Max(row => row.Cells[3].ToDouble()));
        Assert.Equal(Value(run.Table("latency")!, "all", "packets"), run.Table("histogram")!.Rows.Sum(row => row.Cells[1].ToInt64()));
        Assert.Equal(100.0, run.Table("histogram")!.Rows[^1].Cells[3].ToDouble());
    }

    [Theory]
    [InlineData("topology { type = mesh, columns = 4, rows = 4 }", "router = r5", 2 + (5 * 7) + 2)]
    [InlineData("topology { type = mesh, columns = 4, rows = 4 }", "router = r3", 2 + (3 * 7) + 2)]
    [InlineData("topology { type = mesh, columns = 4, rows = 4 }", "link-cycles = 3", 2 + (5 * 7) + 2 + (6 * 2))]
    [InlineData("topology { type = mesh, columns = 4, rows = 4 }", "routing = up-down", 2 + (5 * 7) + 2)]
    [InlineData("topology { type = mesh, columns = 4, rows = 4 }", "router = r3, routing-delay = 1", 2 + (4 * 7) + 2)]
    [InlineData("topology { type = torus, columns = 4, rows = 4 }", "router = r5", 2 + (5 * 3) + 2)]
    [InlineData("topology { type = ring, nodes = 16 }", "router = r5", 2 + (5 * 2) + 2)]
    [InlineData("topology { type = concentrated-mesh, columns = 2, rows = 2, concentration = 4 }", "router = r5", 2 + (5 * 3) + 2)]
    [InlineData(Star, "router = r5", 2 + (5 * 3) + 2 + 1)]
    public void A_lone_packet_of_a_trace_takes_the_cycles_of_its_routers_and_wires(string topology, string keys, long cycles)
    {
        texts.Write("create_cycle,src,dst,flits\n7,0,15,3\n", "lone.csv");

        var run = Run($"{topology}, {keys}", "trace = lone.csv");
        var packets = run.Table("packets")!;

        Assert.Equal(cycles, Assert.Single(packets.Rows).Cells[7].ToInt64());
        Assert.Equal((0, 2), (Value(packets, "0", "contention"), Value(packets, "0", "serialisation")));
        Assert.StartsWith("1 packet arrives within ", run.System.Explanation[0], StringComparison.Ordinal);
        Assert.Equal((7, 7 + cycles), (Value(packets, "0", "inject-cycle"), Value(packets, "0", "arrive-cycle")));
    }

    [Fact]
    public void A_trace_gives_every_packet_the_cycles_of_BookSim()
    {
        var file = RepositoryFolder.PathOf("tests", "ActorSim.Conformance", "Booksim", "exact_R5_k4_hotspot_vc1_buf4_len4_rate0.14.csv");
        var expected = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]}: {cells[5]} to {cells[6]}");

        var run = Run($"{Mesh}, virtual-channels = 1, slots = 4", $"trace = \"{file}\"");

        Assert.Equal(EndReason.Completed, run.EndReason);
        Assert.Equal(expected, run.Table("packets")!.Rows.Select(row => $"{row.Key}: {row.Cells[5]} to {row.Cells[6]}"));
    }

    [Fact]
    public void A_trace_is_measured_from_its_first_packet_to_its_last_arrival_whenever_it_begins()
    {
        texts.Write("create_cycle,src,dst,flits\n0,0,15,4\n3,1,2,1\n", "early.csv");
        texts.Write("create_cycle,src,dst,flits\n1000000,0,15,4\n1000003,1,2,1\n", "late.csv");
        var (early, late) = (Run($"{Mesh}, credit-delay = 2", "trace = early.csv"), Run($"{Mesh}, credit-delay = 1000", "trace = late.csv"));

        Assert.Equal(Value(early.Table("packets")!, "0", "arrive-cycle") + 1, Figure(early, "cycles"));
        Assert.True(Figure(early, "buffers.mean") > 0);
        Assert.Equal(early.System.Figures.Select(figure => figure.Value), late.System.Figures.Select(figure => figure.Value));
        Assert.Equal(RowsOf(early, "links"), RowsOf(late, "links"));
        Assert.Equal(RowsOf(early, "routers"), RowsOf(late, "routers"));
        Assert.StartsWith("2 packets arrive within ", late.System.Explanation[0], StringComparison.Ordinal);

        static IEnumerable<string> RowsOf(RunReport run, string table) => run.Table(table)!.Rows.Select(row => string.Join(", ", row.Cells));
    }

    [Fact]
    public void Several_classes_are_reported_each_and_all_together()
    {
        var run = Run(Mesh, """
            load = 0.2, warm-up = 500, measure = 4000
            classes = [
              { name = requests, pattern = uniform, flits = 1, share = 20 % }
              { name = replies, pattern = transpose, flits { from = 3, to = 7 }, share = 50 %, injection = on-off, on-cycles = 50, off-cycles = 100 }
              { name = weights, pattern = multicast, flits = [ { flits = 2, weight = 1 }, { flits = 4, weight = 1 } ], share = 30 %, groups = [ { source = 5, destinations = [0, 1, 2, 3] } ] }
            ]
            """);
        var latency = run.Table("latency")!;

        Assert.Equal(["requests", "replies", "weights", "all"], latency.Rows.Select(row => row.Key));
        Assert.Equal(latency.Rows[3].Cells[1].ToInt64(), latency.Rows.Take(3).Sum(row => row.Cells[1].ToInt64()));
        Assert.InRange(Value(latency, "requests", "packets"), 0.95 * 0.04 * 16 * 4000, 1.05 * 0.04 * 16 * 4000);
        Assert.InRange(Value(latency, "replies", "packets"), 0.85 * 0.02 * 16 * 4000, 1.15 * 0.02 * 16 * 4000);

        // 0.02 multicasts a cycle, each of which arrives four times.
        Assert.InRange(Value(latency, "weights", "packets"), 0.75 * 0.02 * 4 * 4000, 1.25 * 0.02 * 4 * 4000);
        Assert.InRange(Value(latency, "replies", "serialisation"), 3.8, 4.2);
    }

    [Fact]
    public void A_permutation_may_come_from_a_file_beside_the_scenario()
    {
        texts.Write("src,dst\n" + string.Join('\n', Enumerable.Range(0, 16).Select(node => $"{node},{15 - node}")), "parts/reverse.csv");
        var fromFile = Run(Mesh, Uniform.Replace("uniform", "permutation, file = parts/reverse.csv", StringComparison.Ordinal));
        var fromList = Run(Mesh, Uniform.Replace("uniform", $"permutation, destinations = [{string.Join(',', Enumerable.Range(0, 16).Select(node => 15 - node))}]", StringComparison.Ordinal));
        var complement = Run(Mesh, Uniform.Replace("uniform", "bit-complement", StringComparison.Ordinal));

        Assert.Equal((complement.Fingerprint, complement.Fingerprint), (fromFile.Fingerprint, fromList.Fingerprint));
    }

    [Fact]
    public void Routes_may_be_given_one_by_one()
    {
        // The long way around a ring of three, so that the way from 0 to 1 takes three routers.
        texts.Write("create_cycle,src,dst,flits\n0,0,1,1\n", "lone.csv");
        var run = Run(
            """
            topology { type = graph, routers = 3, links = [ { from = 0, to = 1 }, { from = 1, to = 2 }, { from = 2, to = 0 } ] }
            routing = table
            routes = [ { router = 0, destinations = [1, 2], next = 2 }, { router = 2, destinations = [1], output = 0 }, { router = 2, destinations = [0], next = 0 }
              { router = 1, destinations = [0, 2], next = 2, virtual-channels = [1] } ]
            """,
            "trace = lone.csv");

        Assert.Equal(3, Value(run.Table("packets")!, "0", "hops"));
    }

    [Fact]
    public void Beyond_saturation_the_report_says_so()
    {
        var run = Run($"{Mesh}, virtual-channels = 1, slots = 4", "load = 0.9, classes = [ { pattern = tornado, flits = 4 } ], warm-up = 500, measure = 2000, drain-limit = 200");

        Assert.Equal(1, Figure(run, "saturated"));
        Assert.True(Figure(run, "missing-packets") > 0);
        Assert.StartsWith("The network is saturated: nodes that send offer 0.", run.System.Explanation[0], StringComparison.Ordinal);
        Assert.InRange(Figure(run, "fairness.jain"), 0.0, 1.0);
    }

    [Fact]
    public void Without_load_nothing_is_created_and_nothing_fails()
    {
        var run = Run(Mesh, Uniform.Replace("load = 0.1", "load = 0", StringComparison.Ordinal));

        Assert.True(run.Succeeded);
        Assert.Equal(CellKind.Nothing, run.Table("latency")!.Find("all", "mean")!.Value.Kind);
        Assert.StartsWith("No packet was created", run.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_cut_short_has_no_figures()
    {
        var scenario = ScenarioFile.Load(Write(Mesh, Uniform), "scenario.time-limit=500 ns").Check(SystemKinds.All);

        var run = ScenarioRunner.Run(scenario).Runs[0];

        Assert.Equal((EndReason.TimeLimit, 0, 0), (run.EndReason, run.System.Tables.Count, run.System.Figures.Count));
    }

    [Fact]
    public void Two_threads_give_the_same_result_as_one()
    {
        var scenario = ScenarioFile.Load(Write(Mesh, Uniform)).Check(SystemKinds.All);

        var (one, two) = (ScenarioRunner.Run(scenario).Runs[0], ScenarioRunner.Run(scenario, new RunSettings { Threads = 2 }).Runs[0]);

        Assert.Equal(one.Fingerprint, two.Fingerprint);
        Assert.Equal(one.System.Explanation, two.System.Explanation);
    }

    [Fact]
    public void A_sweep_over_the_load_prints_a_curve_and_says_where_it_turns_up()
    {
        var comparison = Compare("""scenario.sweep={ "workload.load" = [0.05, 0.2, 0.9] }""");

        Assert.Equal(5, comparison.Count);
        Assert.Equal("Latency over load:", comparison[0]);
        Assert.Matches(@"^load 0\.05   latency +\d+\.\d cycles  accepted 0\.0\d\d  #+$", comparison[1]);
        Assert.Matches(@"^load 0\.9    latency +\d+\.\d cycles  accepted 0\.\d\d\d  #+> saturated( \([0-9,]+ missing\))?$", comparison[3]);
        Assert.Matches(@"^Latency comes to 3 times that of the lowest load between loads of 0\.2 and 0\.9; from 0\.9 on the network is saturated, and accepts ", comparison[4]);
    }

    [Fact]
    public void Curves_of_several_networks_share_a_scale_and_are_compared()
    {
        var comparison = Compare("""scenario.sweep={ "system.virtual-channels" = [2, 4], "workload.load" = [0.05, 0.2] }""");

        Assert.Equal(9, comparison.Count);
        Assert.Equal(("Latency over load, virtual-channels 2:", "Latency over load, virtual-channels 4:"), (comparison[0], comparison[4]));
        Assert.StartsWith("At these loads ", comparison[8], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_over_something_else_names_the_fastest()
    {
        var comparison = Compare("""scenario.sweep={ "system.router" = [r5, r3] }""");

        Assert.Equal(3, comparison.Count);
        Assert.StartsWith("r5: ", comparison[0], StringComparison.Ordinal);
        Assert.Equal("r3 is fastest.", comparison[2]);
    }

    // Twenty nodes in fours around a hub; the wires have a delay of one cycle, but for one of two.
    private const string Star =
        "topology { type = graph, routers = 6, links = [ { from = 0, to = 1 }, { from = 0, to = 2 }, { from = 0, to = 3 }, { from = 0, to = 4, cycles = 2 }, { from = 0, to = 5 } ], nodes = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4] }";

    private static double Value(ResultTable table, string row, string column) => table.Find(row, column)!.Value.ToDouble();

    private static double Figure(RunReport run, string name) => run.System.Figures.Single(figure => figure.Name == name).Value.ToDouble();

    private IReadOnlyList<string> Compare(string sweep) =>
        ScenarioRunner.Run(ScenarioFile.Load(Write(Mesh, Uniform), sweep).Check(SystemKinds.All)).Comparison;

    private RunReport Run(string system, string workload) =>
        Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(system, workload)).Check(SystemKinds.All)).Runs);

    private string Write(string system, string workload) => texts.Write($$"""
        scenario {
          name = "A small network"
          system { kind = noc, virtual-channels = 2, slots = 8
            {{system}}
          }
          workload { {{workload}} }
        }
        """, "noc.conf");
}
