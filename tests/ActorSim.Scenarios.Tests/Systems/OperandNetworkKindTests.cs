using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

public sealed class OperandNetworkKindTests : IDisposable
{
    private const string Scenario = """
        scenario {
          name = "A small array"
          system { kind = operand-network, network = { NETWORK } }
          workload { WORKLOAD }
        }
        """;

    private const string Bus = "type = broadcast, rows = 6, columns = 4";
    private const string Mesh = "type = hierarchical-mesh, clusters = [2, 1], weight-mode = high-bandwidth, iact-mode = high-reuse";
    private const string Dense = "fully-connected = { name = dense, inputs = 30, outputs = 24 }";
    private const string Convolution = "convolution = { name = conv, height = 6, width = 6, channels = 4, filters = 12, kernel = 3 }";
    private const string Network = "network = { name = small, source = here, input = { channels = 4, height = 8, width = 8 }, layers = [ { name = C1, type = convolution, filters = 6, kernel = 3 }, { name = P, type = max-pool, kernel = 2 } ] }";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_bus_starves_a_fully_connected_layer_of_weights()
    {
        var run = Run(Bus, Dense);

        // 24 PEs × 10 beats, the last sent in cycle 239 and used up in 243.
        Assert.Equal(244, Layer(run, "dense", "cycles").ToInt64());
        Assert.Equal(720, Layer(run, "dense", "macs").ToInt64());
        Assert.Equal("weights", Layer(run, "dense", "limited-by").ToString());
        Assert.Equal(720, Operand(run, "weights", "words-sent").ToInt64());
        Assert.Equal(30, Operand(run, "iacts", "words-sent").ToInt64());
        Assert.Equal(24.0, Operand(run, "iacts", "multicast").ToDouble());
        Assert.Equal(100.0, new[] { "pes-busy", "waiting-for-weight", "waiting-for-iact", "waiting-for-both", "idle" }.Sum(column => Layer(run, "dense", column).ToDouble()), precision: 9);
        Assert.Contains("takes 24 words a cycle from 1 source port, which can send 3", run.System.Explanation[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Unicast_reads_a_word_once_for_every_pe_that_shares_it()
    {
        var run = Run("type = unicast, rows = 6, columns = 4, sources = 6", Convolution);

        Assert.Equal((4.0, 6.0), (Operand(run, "weights", "copies").ToDouble(), Operand(run, "iacts", "copies").ToDouble()));
        Assert.Equal((1.0, 1.0), (Operand(run, "weights", "multicast").ToDouble(), Operand(run, "iacts", "multicast").ToDouble()));
    }

    [Fact]
    public void Pes_without_outputs_are_idle()
    {
        var run = Run("type = unicast, rows = 6, columns = 40, sources = 240", "convolution = { name = conv, height = 6, width = 6, channels = 4, filters = 3, kernel = 3 }");

        Assert.Equal(3 * 16, Layer(run, "conv", "pes-with-work").ToInt64());
        Assert.Equal("fewer outputs than PEs", Layer(run, "conv", "limited-by").ToString());
    }

    [Fact]
    public void Pes_that_are_done_before_others_do_not_make_the_outputs_too_few()
    {
        // Of 49 PEs, all of them with work, 48 ports feed one each, and one port two: those with a port of their own are done in half the time.
        var run = Run(
            "type = unicast, rows = 7, columns = 7, sources = 48, weight-width = 8, iact-width = 8",
            "convolution { name = C, height = 16, width = 16, channels = 3, filters = 64, kernel = 3 }, steps = 27, rounds = 8");

        Assert.Equal(49, Layer(run, "C", "pes-with-work").ToInt64());
        Assert.InRange(Layer(run, "C", "idle").ToDouble(), 40, 60);
        Assert.Equal("weights and iacts", Layer(run, "C", "limited-by").ToString());
        Assert.Contains("takes 49 words a cycle from 48 source ports, which can send 48", run.System.Explanation[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_is_simulated_to_its_end_has_no_rest()
    {
        var run = Run(Bus, Dense);

        Assert.EndsWith("of 24 outputs, 100 % of the layer.", run.System.Assumptions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.0, "1 PE")]
    [InlineData(1.04, "1 PE")]
    [InlineData(1.06, "1.1 PEs")]
    [InlineData(0.0, "0 PEs")]
    public void A_number_that_is_shown_as_one_has_no_plural(double count, string expected) => Assert.Equal(expected, Several.Of(count, "PE"));

    [Fact]
    public void The_beginning_of_a_layer_is_said_to_be_one()
    {
        var run = Run(Bus, Convolution + ", rounds = 2, steps = 9");

        // Of 12 · 16 outputs of 36 multiply-accumulates, 2 · 24 of 9.
        Assert.Equal(2 * 24 * 9, Layer(run, "conv", "macs").ToInt64());
        Assert.Contains("Simulated are 9 of the 36 multiply-accumulates of 48 outputs, 6.25 % of the layer", run.System.Assumptions[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_of_a_network_is_found_by_its_name() =>
        Assert.Equal("C1", Run(Bus, Network + ", layer = C1").Table("layer")!.Rows[0].Key);

    [Fact]
    public void All_metrics_are_known_before_the_run()
    {
        var scenario = ScenarioFile.Load(Write(Mesh, Dense)).Check(SystemKinds.All);
        var units = scenario.Runs[0].Plan.MetricUnits;

        var run = ScenarioRunner.Run(scenario).Runs[0];

        Assert.Equal(
            run.System.Tables.SelectMany(table => table.Rows.SelectMany(row => table.Columns.Skip(1).Select(column => $"{table.Name}.{row.Key}.{column.Name}"))).Order(),
            units.Keys.Order());
    }

    [Fact]
    public void A_run_cut_short_has_no_rows()
    {
        var scenario = ScenarioFile.Load(Write(Bus, Dense), "scenario.time-limit=100 ns").Check(SystemKinds.All);

        var run = ScenarioRunner.Run(scenario).Runs[0];

        Assert.All(run.System.Tables, table => Assert.Empty(table.Rows));
        Assert.Empty(run.System.Explanation);
    }

    [Fact]
    public void A_sweep_says_which_network_suits_the_layer_and_why()
    {
        var scenario = ScenarioFile.Load(Write(Mesh, Dense), $$"""scenario.sweep={ "system.network" = [ { {{Bus}} }, { {{Mesh}}, name = mesh } ] }""").Check(SystemKinds.All);

        var comparison = ScenarioRunner.Run(scenario).Comparison;

        Assert.Equal(2, comparison.Count);
        Assert.StartsWith("dense: mesh suits it best, as it is the fastest: ", comparison[0], StringComparison.Ordinal);
        Assert.Contains("to 24 PEs at once (high reuse (broadcast))", comparison[0], StringComparison.Ordinal);
        Assert.Contains("PEs lack weights: 3.0 weights a cycle from 1 source, to 1 PE at once (broadcast).", comparison[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Unicast_from_more_ports_than_the_mesh_has_is_better_where_nothing_but_words_a_cycle_counts()
    {
        var unicast = "type = unicast, rows = 6, columns = 4, sources = 24";
        var scenario = ScenarioFile.Load(Write(Mesh, Dense), $$"""scenario.sweep={ "system.network" = [ { {{unicast}}, name = unicast }, { {{Mesh}}, name = mesh } ] }""").Check(SystemKinds.All);

        var comparison = ScenarioRunner.Run(scenario).Comparison;

        Assert.StartsWith("dense: unicast suits it best, as it is the fastest: ", comparison[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equally_fast_networks_the_one_that_reads_fewest_words_is_chosen_and_that_is_said()
    {
        var unicast = "type = unicast, rows = 6, columns = 4, sources = 6";
        var scenario = ScenarioFile.Load(Write(Mesh, "fully-connected = { name = dense, inputs = 600, outputs = 24 }"), $$"""scenario.sweep={ "system.network" = [ { {{unicast}}, name = unicast }, { {{Mesh}}, name = mesh } ] }""").Check(SystemKinds.All);

        var comparison = ScenarioRunner.Run(scenario).Comparison;

        Assert.StartsWith("dense: mesh suits it best, as of 2 that are equally fast to within 2 % its sources read the fewest words: ", comparison[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noc-convolution.conf", "CONV3: mesh, grouped and interleaved suits it best")]
    [InlineData("noc-depthwise.conf", "dw3: mesh, weights to all and iacts by unicast suits it best")]
    [InlineData("noc-fully-connected.conf", "FC7: mesh, weights by unicast and iacts to all suits it best")]
    public void In_the_lectures_scenarios_a_mode_of_the_mesh_suits_each_layer_best(string file, string sentence)
    {
        var result = ScenarioRunner.Run(ScenarioFile.Load(RepositoryFolder.PathOf("scenarios", "lectures", file)).Check(SystemKinds.All));

        Assert.StartsWith(sentence, result.Comparison[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type = torus", Dense, "game.conf:3:55: `type` must be one of `broadcast`, `unicast`, `xy-bus`, `hierarchical-mesh`; found `torus`")]
    [InlineData("type = broadcast, rows = 0, columns = 4", Dense, "game.conf:3:73: `rows` must be")]
    [InlineData("type = broadcast, rows = 6, colums = 4", Dense, "did you mean `columns`?")]
    [InlineData("type = broadcast, rows = 1024, columns = 1024", Dense, "game.conf:3:73: An array of 1024 × 1024 PEs is too large: every PE is an actor, and at most 16,384 are allowed.")]
    [InlineData("type = broadcast, rows = 6, columns = 4, sources = 2", Dense, "`broadcast` has no key `sources`")]
    [InlineData("type = unicast, rows = 6, columns = 4, sources = 0", Dense, "`sources` must be")]
    [InlineData("type = broadcast, rows = 6, columns = 4, iact-width = 0", Dense, "game.conf:3:102: `iact-width` must be")]
    [InlineData("type = broadcast, rows = 6, columns = 4, weight-width = 7", Dense, "game.conf:3:104: A port needs room for a word: `weight-width` is `7` bits, `word` `8`.")]
    [InlineData("type = broadcast, rows = 6, columns = 4, word = 32", Dense, "game.conf:3:96: A port needs room for a word: `weight-width` is `24` bits, `word` `32`.")]
    [InlineData("type = xy-bus, rows = 24, columns = 8", "fully-connected = { name = dense, inputs = 30, outputs = 192 }", "game.conf:3:70: The ids of an X/Y-bus do not suffice for this layer on 24 × 8 PEs. The X-bus of row 16 has the id 16; ids of 4 bits are 0 to 15.")]
    [InlineData("type = hierarchical-mesh, weight-mode = high-reuse, iact-mode = high-reuse", Dense, "game.conf:3:88: Weights travel only horizontally between clusters, but high reuse (broadcast) on 8 rows of clusters needs vertical links; high bandwidth (unicast) and grouped multicast are possible.")]
    [InlineData("type = hierarchical-mesh, weight-mode = interleaved-multicast, iact-mode = high-reuse", Dense, "Weights travel only horizontally between clusters, but interleaved multicast")]
    [InlineData("type = hierarchical-mesh, weight-mode = broadcast, iact-mode = high-reuse", Dense, "`weight-mode` must be one of `high-bandwidth`")]
    [InlineData("type = hierarchical-mesh, clusters = [1000, 1000], weight-mode = high-bandwidth, iact-mode = high-reuse", Dense, "game.conf:3:85: An array of 3000 × 4000 PEs is too large")]
    [InlineData(Bus, "", "The workload has no layer; give it a `network` and a `layer` of it, a `convolution`, or a `fully-connected`.")]
    [InlineData(Bus, Dense + ", " + Convolution, "The workload has a `convolution` and a `fully-connected`; one layer is delivered at a time.")]
    [InlineData(Bus, Dense + ", layer = C1", "`layer` names a layer of a network, but there is no `network`.")]
    [InlineData(Bus, Network, "The workload needs the key `layer`, which names the layer of `small` that is delivered.")]
    [InlineData(Bus, Network + ", layer = C2", "The network `small` has no layer `C2`; did you mean `C1`?")]
    [InlineData(Bus, Network + ", layer = P", "`P` is a layer of kind max-pool; operands are delivered to convolutions and fully connected layers.")]
    [InlineData(Bus, Dense + ", rounds = 2", "On 6 × 4 PEs `dense` can give every PE with work 1 output; `rounds` is `2`.")]
    [InlineData(Bus, Dense + ", steps = 31", "An output of `dense` has 30 multiply-accumulates; `steps` is `31`.")]
    [InlineData(Bus, Dense + ", batch = 0", "`batch` must be")]
    [InlineData(Bus, "convolution = { name = conv, height = 6, width = 6, channels = 4, filters = 12, kernel = 7 }", "does not fit on an input of 6×6")]
    [InlineData(Bus, "fully-connected = { name = dense, inputs = 2G, outputs = 24 }", "This takes 16,000,000,008 beats, each of them messages; at most 33,554,432 are possible. Cut the layer with `steps` and `rounds`.")]
    public void Wrong_input_is_refused_with_a_sentence(string network, string workload, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, Write(network, workload)), StringComparison.Ordinal);

    [Theory]
    [InlineData("scenario.system.pe-slots=0", "`pe-slots` must be")]
    [InlineData("scenario.system.register-slots=0", "`register-slots` must be")]
    [InlineData("scenario.system.clock=200", "needs a unit of frequency")]
    public void Wrong_settings_are_refused_with_a_sentence(string setting, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, Write(Bus, Dense), setting), StringComparison.Ordinal);

    private static Cell Layer(RunReport run, string layer, string column) => run.Table("layer")!.Find(layer, column)!.Value;

    private static Cell Operand(RunReport run, string operand, string column) => run.Table("operands")!.Find(operand, column)!.Value;

    private string Write(string network, string workload) =>
        texts.Write(Scenario.Replace("NETWORK", network, StringComparison.Ordinal).Replace("WORKLOAD", workload, StringComparison.Ordinal));

    private RunReport Run(string network, string workload) => Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(network, workload)).Check(SystemKinds.All)).Runs);
}
