using System.CommandLine;
using ActorSim.Hocon;
using ActorSim.Scenarios;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim list</c>: what there is to run.</summary>
internal static class ListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var folder = new Argument<string?>("DIR") { Description = "A folder; the folder of scenarios, when left out.", Arity = ArgumentArity.ZeroOrOne };
        var scenarios = ScenarioFolder.Option();
        var command = new CommandWithExamples(
            "list",
            "Lists the scenarios of a folder and those below it, with what they show.",
            "actorsim list",
            "actorsim list scenarios/lectures")
        {
            folder, scenarios,
        };
        command.SetAction(parsed => List(ScenarioFolder.Find(parsed.GetValue(folder) ?? parsed.GetValue(scenarios)), session));
        return command;
    }

    private static int List(string folder, Session session)
    {
        var code = ExitCode.Success;
        var count = 0;
        foreach (var path in ScenarioFolder.FilesOf(folder).Where(MayHoldScenario))
        {
            try
            {
                var file = ScenarioFile.Load(path);
                session.Terminal.Out.WriteLine(path);
                session.Terminal.Out.WriteLine($"    {file.Name}{(file.Description.Length == 0 ? "" : $". {file.Description}")}");
                count++;
            }
            catch (HoconException problem)
            {
                session.Terminal.Error.WriteLine(problem.Message);
                code = ExitCode.BadInput;
            }
        }

        if (count == 0)
        {
            session.Terminal.Error.WriteLine($"There are no scenarios in `{folder}`.");
        }

        return code;
    }

    /// <summary>Whether a file has a line that begins a scenario; others are chips, networks and the like.</summary>
    private static bool MayHoldScenario(string path) => File.ReadLines(path)
        .Any(line => line.StartsWith(ScenarioKeys.Root, StringComparison.Ordinal)
            && (line.Length == ScenarioKeys.Root.Length || " {=:.".Contains(line[ScenarioKeys.Root.Length])));
}
