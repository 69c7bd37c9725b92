using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

public sealed class SystolicKindTests : IDisposable
{
    private const string Scenario = """
        scenario {
          name = "A small array"
          system { kind = systolic, rows = 4, columns = 4, dataflow = os, ifmap-buffer = 1 KiB, filter-buffer = 1 KiB }
          workload {
            WORKLOAD
          }
        }
        """;

    private const string OneGemm = "gemms = [ { name = product, m = 5, n = 6, k = 7 } ]";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_matrix_product_is_run_and_reported()
    {
        var run = Run(OneGemm);

        // Two folds by two, each of 4 + 4 + 7 − 2 cycles.
        Assert.Equal(4 * (4 + 4 + 7 - 2), run.Table("layers")!.Find("product", "cycles")!.Value.ToInt64());
        Assert.Equal(5 * 6 * 7, run.Table("layers")!.Find("product", "macs")!.Value.ToInt64());
        Assert.Equal(5 * 6, run.Table("words")!.Find("product", "dram-ofmap-writes")!.Value.ToInt64());
        Assert.Equal(100.0, run.Table("pe-cycles")!.Rows[0].Cells.Skip(1).Sum(cell => cell.ToDouble()), precision: 9);
    }

    [Fact]
    public void A_functional_run_compares_every_output()
    {
        var run = Run(OneGemm + "\nfunctional = true");

        Assert.Equal(0, run.System.Figures.Single(figure => figure.Name == "total.wrong-outputs").Value.ToInt64());
    }

    [Fact]
    public void All_convolutions_and_dense_layers_of_a_network_run_when_none_is_named()
    {
        var run = Run(Network);

        Assert.Equal(["C1", "F2"], run.Table("layers")!.Rows.Select(row => row.Key));
    }

    [Fact]
    public void A_run_cut_short_reports_the_layers_that_were_finished()
    {
        var path = Write("gemms = [ { name = small, m = 4, n = 4, k = 4 }, { name = large, m = 400, n = 400, k = 400 } ]");
        var scenario = ScenarioFile.Load(path, "scenario.time-limit=1 us").Check(SystemKinds.All);

        var run = ScenarioRunner.Run(scenario).Runs[0];

        Assert.Equal(["small"], run.Table("layers")!.Rows.Select(row => row.Key));
        Assert.Empty(run.System.Figures);
    }

    [Fact]
    public void A_sweep_says_which_setting_wins_each_layer_and_why()
    {
        var path = Write(OneGemm);
        var scenario = ScenarioFile.Load(path, """scenario.sweep={ "system.dataflow" = [os, ws] }""").Check(SystemKinds.All);

        var comparison = ScenarioRunner.Run(scenario).Comparison;

        Assert.Equal(
            "product: os is fastest with 52 cycles and PEs busy 25.2 % of the time; ws takes 1.15 times as long (loading the stationary operand: 6 cycles more).",
            Assert.Single(comparison));
    }

    [Theory]
    [InlineData(OneGemm, "scenario.system.rows=0", "--set:1:22: `rows` must be")]
    [InlineData(OneGemm, "system.rows=0", "--set:1:13: `rows` must be a whole number from 1 to 4096; found `0`.\n    system.rows=0\n                ^")]
    [InlineData(OneGemm, "system.row=4", "--set:1:8: `systolic system` has no key `row`; did you mean `rows`?")]
    [InlineData(OneGemm, "rows=4", "`rows` is no key of the scenario nor of its file; did you mean `system.rows`?")]
    [InlineData(OneGemm, "scenario.system.columns=-3", "--set:1:25: `columns` must be")]
    [InlineData(OneGemm, "scenario.system.dataflow=oss", "did you mean `os`?")]
    [InlineData(OneGemm, "scenario.system.ifmap-buffer=64", "needs a unit of data, such as `64 KiB`; found `64`")]
    [InlineData(OneGemm, "scenario.system.ifmap-buffer=64K", "has the unknown unit `K`; found `64K`, did you mean `KiB` (powers of 1024) or `kB` (powers of 1000)?")]
    [InlineData(OneGemm, "scenario.system.clock=3 kmh", "has the unknown unit `kmh`; found `3 kmh`")]
    [InlineData(OneGemm, "scenario.system.clock=2000 GHz", "`clock` must be at most 500 GHz; found `2000 GHz`.")]
    [InlineData(OneGemm, "scenario.system.clock=1e-9 Hz", "106 days; found `1e-9 Hz`.")]
    [InlineData(OneGemm, "scenario.system.ifmap-buffer=0 B", "`ifmap-buffer` must")]
    [InlineData(OneGemm, "scenario.system.clock=600 GHz", "must be at most 500 GHz")]
    [InlineData(OneGemm, "scenario.system.colums=3", "did you mean `columns`?")]
    [InlineData("", "scenario.system.rows=4", "The workload has no layers")]
    [InlineData("layers = [C1]", "scenario.system.rows=4", "there is no `network`")]
    [InlineData("gemms = [ { name = a, m = 0, n = 6, k = 7 } ]", "scenario.system.rows=4", "small.conf:5:31: `m` must be")]
    [InlineData("gemms = [ { name = a, m = 1, n = 1, k = 1 }, { name = a, m = 1, n = 1, k = 1 } ]", "scenario.system.rows=4", "Two layers are called `a`")]
    [InlineData("gemms = [ { name = a, m = 100000, n = 1, k = 100000 } ]", "scenario.system.rows=4", "more than 2^31 words")]
    [InlineData("convolutions = [ { name = c, height = 4, width = 4, channels = 2, filters = 4, kernel = 7, pad = 1 } ]", "scenario.system.rows=4", "does not fit on an input of 4×4")]
    [InlineData("convolutions = [ { name = c, height = 4, width = 4, channels = 3, filters = 4, kernel = 1, groups = 2 } ]", "scenario.system.rows=4", "groups")]
    [InlineData("convolutions = [ { name = c, height = 4, width = 4, channels = 3, filters = 4, kernel = 1, stride = 0 } ]", "scenario.system.rows=4", "stride")]
    public void Wrong_input_is_refused_with_a_sentence(string workload, string setting, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, Write(workload), setting), StringComparison.Ordinal);

    [Theory]
    [InlineData("layers = [C3]", "did you mean `C1`?")]
    [InlineData("layers = [P]", "`P` is a layer of kind max-pool; a systolic array runs convolutions and fully connected layers.")]
    public void A_layer_that_cannot_run_is_refused(string layers, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, Write(Network + "\n" + layers)), StringComparison.Ordinal);

    [Fact]
    public void Layers_that_do_not_chain_are_refused_where_they_stand()
    {
        var broken = Network.Replace("kernel = 3", "kernel = 30", StringComparison.Ordinal);

        Assert.Matches(@"^small\.conf:\d+:\d+: .*does not fit on an input of 8×8", Refusal.Of(SystemKinds.All, Write(broken)));
    }

    [Fact]
    public void All_layers_that_the_network_does_not_have_are_told_each_at_its_place()
    {
        var message = Refusal.Of(SystemKinds.All, Write(Network + "\nlayers = [C1, C3, P]"));

        Assert.Contains("small.conf:15:15: The network `small` has no layer `C3`; did you mean `C1`?", message, StringComparison.Ordinal);
        Assert.Contains("small.conf:15:19: `P` is a layer of kind max-pool", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_adds_to_an_included_workload_is_refused_in_that_file()
    {
        texts.Write(Scenario.Replace("WORKLOAD", OneGemm, StringComparison.Ordinal), "base.conf");
        string Of(string added) => Refusal.Of(SystemKinds.All, texts.Write("include \"base.conf\"\n" + added, "m.conf"));

        Assert.StartsWith("m.conf:2:29: The workload has no layers; give it a `network`, `convolutions` or `gemms`.", Of("scenario.workload { gemms = [] }"), StringComparison.Ordinal);
        Assert.StartsWith(
            "m.conf:2:65: Two layers are called `g`; every layer needs a name of its own.",
            Of("scenario.workload.gemms = [{ name = g, m=1, n=1, k=1}, { name = g, m=1, n=1, k=1}]"),
            StringComparison.Ordinal);
        Assert.StartsWith("m.conf:2:24: `null` leaves the key out, but `systolic system` needs the key `rows`", Of("scenario.system.rows = null"), StringComparison.Ordinal);
        Assert.StartsWith("m.conf:2:24: `null` leaves the key out, but `system` needs the key `kind`", Of("scenario.system.kind = null"), StringComparison.Ordinal);
        Assert.StartsWith("m.conf:2:19: `null` leaves the key out, but `scenario` needs the key `system`", Of("scenario.system = null"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_another_kind_has_is_refused_with_the_place_of_the_kind()
    {
        var path = texts.Write("""
            chip { kind = systolic, rows = 4, columns = 4, dataflow = os, ifmap-buffer = 1 KiB, filter-buffer = 1 KiB }
            scenario { name = a, system = ${chip} { kind = conv1d }, workload { outputs = 1, weights = 1 } }
            """, "m.conf");

        var message = Refusal.Of(SystemKinds.All, path);

        Assert.StartsWith("m.conf:1:25: `conv1d system` has no key `rows`; known are `dataflow`, `clock`. The kind `conv1d` is set at m.conf:2:48.", message, StringComparison.Ordinal);
        Assert.Contains("  used as `${chip}` at m.conf:2:31", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("networks = 5", "small.conf:9:12: `networks` must be an object, such as `{ mine { name = mine, … } }`; found `5`.")]
    [InlineData("networks.small.input.chanels = 3", "small.conf:9:22: `input` has no key `chanels`; did you mean `channels`?")]
    [InlineData("networks.small.layers = []", "small.conf:9:25: The network `small` has no layers; at least 1 is needed.")]
    [InlineData("networks.small.name = other", "The network under `networks.small` is named `other`; its `name` must be `small` too.")]
    public void A_network_that_nothing_uses_is_checked_too(string line, string expected)
    {
        texts.Write("networks.small " + Network["network ".Length..], "base.conf");
        var path = texts.Write("include \"base.conf\"\n" + Scenario.Replace("WORKLOAD", OneGemm, StringComparison.Ordinal) + "\n" + line, "small.conf");

        Assert.StartsWith(expected.StartsWith("small", StringComparison.Ordinal) ? expected : "small.conf:9:23: " + expected, Refusal.Of(SystemKinds.All, path), StringComparison.Ordinal);
    }

    private const string Network = """
        network {
          name = small
          source = "this test"
          input = { channels = 2, height = 8, width = 8 }
          layers = [
            { name = C1, type = convolution, filters = 3, kernel = 3 }
            { name = P, type = max-pool, kernel = 2, stride = 2 }
            { name = F2, type = fully-connected, outputs = 5 }
          ]
        }
        """;

    private RunReport Run(string workload) => Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(workload)).Check(SystemKinds.All)).Runs);

    private string Write(string workload) => texts.Write(Scenario.Replace("WORKLOAD", workload, StringComparison.Ordinal), "small.conf");
}
