using System.Diagnostics;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Runs a scenario: builds each of its systems, runs it, reads the result, and checks the expectations.</summary>
public static class ScenarioRunner
{
    /// <summary>
    /// Runs all runs of a scenario, one after the other, but for those behind <see cref="Scenario.SweepUntil"/>. A run that
    /// fails does not keep the others from running; an expectation on a metric that does not exist does, because then the
    /// scenario is wrong.
    /// </summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="settings">How to run it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public static Result Run(Scenario scenario, RunSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        settings ??= new RunSettings();
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Threads, 1, nameof(settings));

        var reports = new List<RunReport>();
        var wallTimes = new List<TimeSpan>();
        var profiles = new List<RunProfile>();
        var passedOver = new PassedOverRuns(scenario);
        for (var i = 0; i < scenario.Runs.Count && !settings.Cancellation.IsCancellationRequested; i++)
        {
            if (passedOver.TryPass(scenario.Runs[i]))
            {
                continue;
            }

            var watch = Stopwatch.StartNew();
            var profiler = settings.Profiles ? new RunProfiler() : null;
            reports.Add(RunOne(scenario, i, settings, profiler, passedOver));
            wallTimes.Add(watch.Elapsed);
            if (profiler is not null)
            {
                profiles.Add(profiler.Read());
            }

            if (reports[^1].Expectations.Any(outcome => outcome.Verdict == ExpectationVerdict.Invalid))
            {
                break;
            }
        }

        return new Result
        {
            Scenario = scenario.Name,
            Description = scenario.Description,
            File = scenario.File,
            Hash = scenario.Hash,
            IsComplete = reports.Count + passedOver.Count == scenario.Runs.Count && reports.TrueForAll(report => report.EndReason != EndReason.Cancelled),
            Runs = reports,
            Comparison = [.. Compare(scenario, reports), .. passedOver.Sentences],
            Host = HostReport.Of(settings.Threads, wallTimes) with { Profiles = profiles },
        };
    }

    private static RunReport RunOne(Scenario scenario, int index, RunSettings settings, RunProfiler? profiler, PassedOverRuns passedOver)
    {
        var run = scenario.Runs[index];
        using var built = run.Plan.Build(run.Engine);
        var result = built.Simulation.Run(new RunOptions
        {
            Threads = settings.Threads,
            Profiler = profiler,
            TimeLimit = run.TimeLimit,
            Cancellation = settings.Cancellation,
            OnProgress = settings.OnProgress is not { } report ? null : progress => report(
                new RunUpdate(index, scenario.Runs.Count, progress.Time, progress.Deliveries, ShareDone(built, run, progress.Time))),
        });

        var system = built.Read(result);
        var readings = run.Expectations.Count + run.Recorded.Count == 0 ? [] : built.Simulation.ReadMetrics();
        var metrics = new MetricIndex(result, system, readings);
        passedOver.Learn(run, metrics);
        return new RunReport
        {
            Settings = run.Settings,
            Seed = run.Engine.Seed,
            EndReason = result.Reason,
            End = result.End,
            Events = result.Deliveries,
            Fingerprint = result.Fingerprint.ToString("x16"),
            System = system,
            Metrics = [.. run.Recorded.SelectMany(pattern => MetricPattern.Pick(readings, pattern)).Distinct()],
            Expectations = [.. run.Expectations.Select(expectation => expectation.Evaluate(metrics, result.Reason))],
            Problems = [.. ProblemsOf(result), .. Unrecorded(run, readings)],
        };
    }

    private static double? ShareDone(BuiltSystem built, ScenarioRun run, SimTime time)
    {
        var ofWork = built.WorkDone?.Invoke();
        var ofTime = run.TimeLimit is { } limit ? time.Picoseconds / (double)limit.Picoseconds : (double?)null;
        return ofWork is null ? ofTime : Math.Max(ofWork.Value, ofTime ?? 0);
    }

    private static IEnumerable<string> ProblemsOf(RunResult result)
    {
        if (result.Failure is { } failure)
        {
            yield return $"{failure}";
        }

        foreach (var waiting in result.Waiting)
        {
            yield return $"{waiting}.";
        }

        foreach (var (path, blocks) in result.ForgottenBlocks)
        {
            yield return $"{path} still held {blocks} block{(blocks == 1 ? "" : "s")} of data at the end.";
        }
    }

    private static IEnumerable<string> Unrecorded(ScenarioRun run, IReadOnlyList<MetricReading> readings) => run.Recorded
        .Where(pattern => !MetricPattern.Pick(readings, pattern).Any())
        .Select(pattern => $"`record` asks for `{pattern}`, but no actor has such a metric.");

    private static IReadOnlyList<string> Compare(Scenario scenario, List<RunReport> reports)
    {
        var kind = scenario.Runs[0].Kind;
        var complete = reports.FindAll(report => report.Succeeded);
        return complete.Count > 1 && scenario.Runs.All(run => run.Kind == kind) ? kind.Compare(complete) : [];
    }
}
