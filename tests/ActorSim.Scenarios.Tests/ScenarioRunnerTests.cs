using ActorSim.Kernel;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests;

public sealed class ScenarioRunnerTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_report_says_how_the_run_went()
    {
        var run = Assert.Single(Run("seed = 5").Runs);

        Assert.Equal(EndReason.Completed, run.EndReason);
        Assert.Equal(SimTime.FromNanoseconds(40), run.End);
        Assert.Equal(10, run.Events);
        Assert.Equal(5ul, run.Seed);
        Assert.Equal(16, run.Fingerprint.Length);
        Assert.Equal(4, run.Table("pairs")!.Find("pair0", "hits")!.Value.ToInt64());
        Assert.Empty(run.Problems);
    }

    [Fact]
    public void Threads_change_nothing_but_the_host()
    {
        var path = texts.WritePlainWith("""system.pairs = 40, sweep { seed = [1, 2] }, record = ["/**"]""");
        var scenario = ScenarioFile.Load(path).Check(PingPongKind.Alone);

        var one = ScenarioRunner.Run(scenario, new RunSettings { Threads = 1 });
        var two = ScenarioRunner.Run(scenario, new RunSettings { Threads = 2 });

        Assert.Equal(one.Runs.Select(run => run.Fingerprint), two.Runs.Select(run => run.Fingerprint));
        Assert.Equal(one.Runs.SelectMany(run => run.Metrics), two.Runs.SelectMany(run => run.Metrics));
        Assert.Equal(80, one.Runs[0].Metrics.Count);
        Assert.Equal(2, two.Host.Threads);
    }

    [Fact]
    public void Engine_settings_reach_the_engine()
    {
        var path = texts.WritePlainWith("system.pairs = 2, engine { stop-lead = 77 ns, numbering-seed = 3 }");

        var run = ScenarioFile.Load(path).Check(PingPongKind.Alone).Runs[0];
        using var built = run.Plan.Build(run.Engine);

        Assert.Equal(SimDuration.FromNanoseconds(77), built.Simulation.StopLead);
        Assert.NotEqual(built.Simulation.Actors.OrderBy(actor => actor.Path, StringComparer.Ordinal), built.Simulation.Actors);
    }

    [Fact]
    public void A_run_that_fails_is_told_and_the_others_go_on()
    {
        var result = Run("""sweep { "workload.breaks-at" = [2, 9] }""");

        Assert.Equal([EndReason.Failed, EndReason.Completed], result.Runs.Select(run => run.EndReason));
        Assert.Equal("/hall/table/0/server failed at 20 ns in In, handling Ball { Round = 2 }: The racket broke.", Assert.Single(result.Runs[0].Problems));
        Assert.True(result.IsComplete);
        Assert.False(result.Succeeded);
        Assert.Empty(result.Comparison);
    }

    [Fact]
    public void Time_that_overflows_fails_the_run_with_a_sentence()
    {
        var result = Run("system.latency = 60 d");

        Assert.Equal(EndReason.Failed, result.Runs[0].EndReason);
        Assert.Contains("beyond the range of simulated time", Assert.Single(result.Runs[0].Problems));
    }

    [Fact]
    public void The_kind_compares_the_runs_of_a_sweep() =>
        Assert.Equal(
            ["The fastest of 2 games is the one with system.latency = 2 ns."],
            Run("""sweep { "system.latency" = [5 ns, 2 ns] }""").Comparison);

    [Fact]
    public void An_expectation_on_an_unknown_metric_ends_the_sweep()
    {
        var result = Run("sweep { seed = [1, 2, 3] }, expect = [{ metric = nothing, value = 1 }]");

        Assert.Single(result.Runs);
        Assert.False(result.IsComplete);
    }

    [Fact]
    public void A_time_limit_ends_a_run_well()
    {
        var run = Run("time-limit = 22 ns").Runs[0];

        Assert.Equal(EndReason.TimeLimit, run.EndReason);
        Assert.True(run.Succeeded);
        Assert.Equal(2, run.Table("pairs")!.Find("pair0", "hits")!.Value.ToInt64());
    }

    [Fact]
    public void Metrics_are_recorded_by_pattern_and_a_pattern_without_any_is_told()
    {
        var run = Run("""system.pairs = 2, record = ["/hall/table/*/server/hits", "/hall/*/hits"]""").Runs[0];

        Assert.Equal(["/hall/table/0/server", "/hall/table/1/server"], run.Metrics.Select(reading => reading.Path));
        Assert.Equal("`record` asks for `/hall/*/hits`, but no actor has such a metric.", Assert.Single(run.Problems));
    }

    [Fact]
    public void Cancelling_keeps_what_there_is()
    {
        using var source = new CancellationTokenSource();
        var path = texts.WritePlainWith("workload.rounds = 1000000, sweep { seed = [1, 2, 3] }");
        var scenario = ScenarioFile.Load(path).Check(PingPongKind.Alone);

        var result = ScenarioRunner.Run(scenario, new RunSettings { Cancellation = source.Token, OnProgress = _ => source.Cancel() });

        var run = Assert.Single(result.Runs);
        Assert.Equal(EndReason.Cancelled, run.EndReason);
        Assert.InRange(run.Table("pairs")!.Find("pair0", "hits")!.Value.ToInt64(), 1, 999_999);
        Assert.False(result.IsComplete);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public void Progress_tells_the_share_of_the_time_limit()
    {
        var updates = new List<RunUpdate>();
        var scenario = ScenarioFile.Load(texts.WritePlainWith("workload.rounds = 1000000, time-limit = 100 us")).Check(PingPongKind.Alone);

        ScenarioRunner.Run(scenario, new RunSettings { OnProgress = updates.Add });

        Assert.NotEmpty(updates);
        Assert.All(updates, update => Assert.Equal(update.Time.Picoseconds / 1e8, update.Done));
        Assert.All(updates, update => Assert.Equal((0, 1), (update.Run, update.Runs)));
    }

    private Result Run(string lines) => ScenarioRunner.Run(ScenarioFile.Load(texts.WritePlainWith(lines)).Check(PingPongKind.Alone));
}
