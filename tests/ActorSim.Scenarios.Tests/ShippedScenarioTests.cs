using ActorSim.Kernel;

namespace ActorSim.Scenarios.Tests;

/// <summary>Every scenario that comes with the project does what it says.</summary>
public sealed class ShippedScenarioTests
{
    // Files that others include; they hold no scenario.
    private static readonly string[] Parts = ["chips", "clusters", "networks"];

    private static readonly string Folder = RepositoryFolder.PathOf("scenarios");

    // These take minutes; they are only checked and built.
    private static readonly string[] Long = ["eyeriss-v1-vgg16.conf"];

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*.conf", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => !Array.Exists(Parts, part => file.StartsWith(part + "/", StringComparison.Ordinal)) && !Long.Contains(file))
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
            Assert.All(run.Expectations, outcome => Assert.Contains(outcome.Verdict, (ExpectationVerdict[])[ExpectationVerdict.Met, ExpectationVerdict.Differs]));
        });
    }

    [Fact]
    public void A_long_scenario_can_be_built() => Assert.All(Long, file =>
    {
        using var built = Assert.Single(Load(file).Runs).Plan.Build(new EngineSettings());
        Assert.NotNull(built.Simulation);
    });

    [Theory]
    [InlineData("alexnet-systolic.conf")]
    [InlineData("alexnet-systolic-dram.conf")]
    public void The_main_job_is_the_same_on_one_thread_and_on_two(string file)
    {
        foreach (var run in Load(file).Runs)
        {
            using var one = run.Plan.Build(run.Engine);
            using var two = run.Plan.Build(run.Engine);
            var alone = one.Simulation.Run();
            var shared = two.Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

            Assert.InRange(two.Simulation.SharedWindows, 1000, long.MaxValue);
            Assert.Equal((alone.Fingerprint, alone.Deliveries, alone.End), (shared.Fingerprint, shared.Deliveries, shared.End));
            Assert.Equal(Cells(one.Read(alone)), Cells(two.Read(shared)));
        }
    }

    [Fact]
    public void The_main_job_runs_all_macs_of_the_convolutions_with_every_dataflow()
    {
        var result = Run("alexnet-systolic.conf");

        Assert.All(result.Runs, run => Assert.Equal(665_784_864, run.System.Figures.Single(figure => figure.Name == "total.macs").Value.ToInt64()));
        Assert.Contains(result.Comparison, sentence => sentence.StartsWith("CONV1: ws is fastest with 112,284 cycles", StringComparison.Ordinal));
    }

    [Fact]
    public void The_main_job_behind_dram_says_what_its_layers_wait_for()
    {
        var result = Run("alexnet-systolic-dram.conf");

        Assert.Equal(["DDR4-2400", "LPDDR4-2400"], result.Runs.Select(run => run.Settings[0].Value));
        Assert.All(result.Runs, run =>
        {
            var memory = run.Table("memory")!;
            Assert.All(memory.Rows, row => Assert.InRange(memory.Find(row.Key, "of-peak")!.Value.ToDouble(), 30, 100));
            Assert.Contains(run.System.Explanation, sentence => sentence.StartsWith("CONV3 waits 5", StringComparison.Ordinal) && sentence.Contains($"{run.Settings[0].Value} moves 1", StringComparison.Ordinal));
            Assert.Equal("memory", run.Table("layers")!.Find("CONV3", "limited-by")!.Value.ToString());
        });
    }

    private static IEnumerable<Cell> Cells(SystemResult result) =>
        result.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Concat(result.Figures.Select(figure => figure.Value));

    private static Scenario Load(string file) => ScenarioFile.Load(Path.Combine(Folder, file)).Check(SystemKinds.All);

    private static Result Run(string file) => ScenarioRunner.Run(Load(file));
}
