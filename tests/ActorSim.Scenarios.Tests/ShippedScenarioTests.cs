namespace ActorSim.Scenarios.Tests;

/// <summary>Every scenario that comes with the project does what it says.</summary>
public sealed class ShippedScenarioTests
{
    // Files that others include; they hold no scenario.
    private static readonly string[] Parts = ["chips", "networks"];

    private static readonly string Folder = RepositoryFolder.PathOf("scenarios");

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*.conf", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => !Array.Exists(Parts, part => file.StartsWith(part + "/", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_scenario_succeeds_and_meets_its_expectations(string file)
    {
        var result = Run(file);

        Assert.True(result.IsComplete);
        Assert.All(result.Runs, run =>
        {
            Assert.True(run.Succeeded);
            Assert.Empty(run.Problems);
            Assert.All(run.Expectations, outcome => Assert.Equal(ExpectationVerdict.Met, outcome.Verdict));
        });
    }

    [Fact]
    public void The_main_job_is_the_same_on_one_thread_and_on_two()
    {
        var one = Run("alexnet-systolic.conf", threads: 1);
        var two = Run("alexnet-systolic.conf", threads: 2);

        Assert.Equal(3, one.Runs.Count);
        Assert.Equal(one.Runs.Select(run => run.Fingerprint), two.Runs.Select(run => run.Fingerprint));
        Assert.Equal(one.Runs.Select(run => run.Events), two.Runs.Select(run => run.Events));
    }

    [Fact]
    public void The_main_job_runs_all_macs_of_the_convolutions_with_every_dataflow()
    {
        var result = Run("alexnet-systolic.conf");

        Assert.All(result.Runs, run => Assert.Equal(665_784_864, run.System.Figures.Single(figure => figure.Name == "total.macs").Value.ToInt64()));
        Assert.Contains(result.Comparison, sentence => sentence.StartsWith("CONV1: ws is fastest with 112,284 cycles", StringComparison.Ordinal));
    }

    private static Result Run(string file, int threads = 1) =>
        ScenarioRunner.Run(ScenarioFile.Load(Path.Combine(Folder, file)).Check(SystemKinds.All), new RunSettings { Threads = threads });
}
