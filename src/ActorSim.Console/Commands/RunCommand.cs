using System.CommandLine;
using ActorSim.Console.Logging;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim run</c>: runs scenarios and shows what came out.</summary>
internal static class RunCommand
{
    private const int MostThreads = 1024;

    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files.", Arity = ArgumentArity.OneOrMore };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads that run actors; the result does not depend on it.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = result => (int)WholeNumber.Parse(result, "--threads", 1, MostThreads),
        };
        var folder = new Option<string?>("--out") { Description = "Writes results.json and a CSV file for each table into this folder; with several scenarios into one folder below it for each.", HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet") { Description = "Shows only what went wrong and one line for each scenario, and no progress." };
        var json = new Option<bool>("--json") { Description = "Prints results.json (a list of them, if there are several scenarios) and nothing else." };
        var profile = new Option<bool>("--profile") { Description = "Measures the run and shows where its time went, what limits it, how fast it could go on more cores, and how to cut it into partitions; with --json as `host.profiles`, with --out also as profile.json. The results stay the same; the run takes longer." };
        var command = new CommandWithExamples(
            "run",
            "Runs scenarios, prints their results, and checks what they expect.",
            "actorsim run scenarios/alexnet-systolic.conf",
            "actorsim run scenarios/alexnet-systolic.conf --set system.dataflow=ws --threads 2 --out results",
            "actorsim run scenarios/lectures/*.conf --quiet",
            "actorsim run scenarios/alexnet-systolic.conf --set system.dataflow=ws --profile")
        {
            files, threads, folder, quiet, json, profile,
        };
        var scenarioOptions = ScenarioOptions.AddTo(command);
        var logOptions = LogOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            using var log = logOptions.Open(parsed, session.Terminal);
            var batch = new ScenarioBatch(session, log, parsed.GetValue(threads), parsed.GetValue(folder))
            {
                IsQuiet = parsed.GetValue(quiet),
                PrintsJson = parsed.GetValue(json),
                Profiles = parsed.GetValue(profile),
            };
            return batch.Run(parsed.GetValue(files)!, path => scenarioOptions.Load(path, parsed).Check(session.Kinds));
        });
        return command;
    }
}
