using ActorSim.Console.Terminals;
using ActorSim.Hocon;
using ActorSim.Reports;
using ActorSim.Scenarios;
using Serilog;

namespace ActorSim.Console.Commands;

/// <summary>Runs scenarios one after the other. All of them, and the folder for results, are checked before the first runs.</summary>
internal sealed class ScenarioBatch(Session session, ILogger log, int threads, string? folder)
{
    /// <summary>Whether only one line is shown for each scenario.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether results are printed as one JSON document, and nothing else.</summary>
    public bool PrintsJson { get; init; }

    /// <summary>Whether runs are measured, and shown where their time went.</summary>
    public bool Profiles { get; init; }

    /// <summary>Runs the scenarios.</summary>
    /// <param name="paths">Their files.</param>
    /// <param name="load">Reads and checks one.</param>
    /// <returns>The exit code.</returns>
    public int Run(string[] paths, Func<string, Scenario> load)
    {
        var scenarios = Array.ConvertAll(paths, path => load(path));
        var folders = ResultFolders.Prepare(folder, paths);
        var results = new List<Result>();
        var worst = ExitCode.Success;
        for (var i = 0; i < scenarios.Length && !session.Cancellation.IsCancellationRequested; i++)
        {
            var result = RunOne(scenarios[i]);
            results.Add(result);
            if (folders.Count > 0)
            {
                log.Information("Wrote {Files} into {Folder}", ResultFiles.Write(folders[i], result), folders[i]);
            }

            Show(result, isFirst: i == 0);
            worst = Math.Max(worst, CodeOf(result));
        }

        if (PrintsJson)
        {
            PrintJson(results, paths.Length == 1);
        }

        return session.Cancellation.IsCancellationRequested ? ExitCode.Interrupted : worst;
    }

    private Result RunOne(Scenario scenario)
    {
        log.Information("Running {Scenario}: {Runs} runs on {Threads} threads", scenario.File, scenario.Runs.Count, threads);
        var progress = IsQuiet || !session.Terminal.ShowsProgress ? null : new ProgressLine(session.Terminal.Error);
        var result = ScenarioRunner.Run(scenario, new RunSettings
        {
            Threads = threads,
            Profiles = Profiles,
            Cancellation = session.Cancellation,
            OnProgress = progress is null ? null : progress.Show,
        });
        progress?.Clear();
        for (var i = 0; i < result.Runs.Count; i++)
        {
            var run = result.Runs[i];
            log.Debug(
                "Run {Run} ({Settings}): {EndReason} after {SimulatedTime}, {Events} events in {WallSeconds} s, fingerprint {Fingerprint}",
                i + 1, run.Label, run.EndReason, run.End.ToString(), run.Events, result.Host.RunWallTimes[i].TotalSeconds, run.Fingerprint);
        }

        return result;
    }

    private void Show(Result result, bool isFirst)
    {
        foreach (var error in result.Expectations.Select(outcome => outcome.Error).OfType<HoconException>())
        {
            session.Terminal.Error.WriteLine(error.Message);
        }

        if (PrintsJson)
        {
            return;
        }

        if (!isFirst && !IsQuiet)
        {
            session.Terminal.Out.WriteLine();
        }

        session.Terminal.Print(console =>
        {
            if (IsQuiet)
            {
                ResultText.WriteBriefly(console, result);
            }
            else
            {
                ResultText.Write(console, result);
            }

            ProfileText.Write(console, result);
        });
    }

    private void PrintJson(List<Result> results, bool isSingle)
    {
        using var stream = new MemoryStream();
        if (isSingle && results.Count == 1)
        {
            ResultJson.Write(stream, results[0]);
        }
        else
        {
            ResultJson.Write(stream, results);
        }

        session.Terminal.Out.Write(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static int CodeOf(Result result) =>
        result.Expectations.Any(outcome => outcome.Verdict == ExpectationVerdict.Invalid) ? ExitCode.BadInput
        : result.Succeeded ? ExitCode.Success
        : ExitCode.Failure;
}
