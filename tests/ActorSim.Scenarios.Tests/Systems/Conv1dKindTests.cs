using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

public sealed class Conv1dKindTests : IDisposable
{
    private const string Scenario = """
        scenario {
          name = "A short convolution"
          system { kind = conv1d, dataflow = is }
          workload { outputs = 4, weights = 3 }
        }
        """;

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void Input_stationary_prints_the_lectures_figure_beside_its_own()
    {
        var run = Assert.Single(Run().Runs);

        Assert.Equal(6, run.Table("accesses")!.Find("is", "input-reads")!.Value.ToInt64());
        Assert.Contains("H = E + R − 1 = 6 inputs is read once (the lecture's table says E = 4", run.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Which_dataflow_is_best_for_what_follows_from_the_table()
    {
        var comparison = Run("""scenario.sweep={ "system.dataflow" = [os, ws, is] }""").Comparison;

        Assert.Equal("weight-reads: fewest with system.dataflow = ws, 3; else 12 (system.dataflow = os), 12 (system.dataflow = is).", comparison[0]);
        Assert.Equal("input-reads: fewest with system.dataflow = is, 6; else 12 (system.dataflow = os), 12 (system.dataflow = ws).", comparison[1]);
        Assert.Equal("output-reads: fewest with system.dataflow = os, 0; else 12 (system.dataflow = ws), 12 (system.dataflow = is).", comparison[2]);
        Assert.Equal("output-writes: fewest with system.dataflow = os, 4; else 12 (system.dataflow = ws), 12 (system.dataflow = is).", comparison[3]);
    }

    [Theory]
    [InlineData("scenario.workload.outputs=0", "`outputs` must be")]
    [InlineData("scenario.workload.weights=-1", "`weights` must be")]
    [InlineData("scenario.system.clock=1", "needs a unit of frequency")]
    public void Wrong_input_is_refused_with_a_sentence(string setting, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, texts.Write(Scenario), setting), StringComparison.Ordinal);

    private Result Run(params string[] settings) =>
        ScenarioRunner.Run(ScenarioFile.Load(texts.Write(Scenario), settings).Check(SystemKinds.All));
}
