using System.CommandLine;
using ActorSim.Workloads;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim networks</c>: the neural networks that scenarios can name.</summary>
internal static class NetworksCommand
{
    private const string FolderName = "networks";

    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var name = new Argument<string?>("NAME") { Description = "A network, to be shown layer by layer.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string[]>("--file") { Description = "Reads networks from this file instead of the folder of scenarios. May be repeated.", HelpName = "FILE", DefaultValueFactory = _ => [] };
        var scenarios = ScenarioFolder.Option();
        var command = new CommandWithExamples(
            "networks",
            "Lists neural networks, or shows one as a table, with figures that others have published where they disagree.",
            "actorsim networks alexnet",
            "actorsim networks",
            "actorsim networks mine --file my-network.conf")
        {
            name, file, scenarios,
        };
        command.SetAction(parsed =>
        {
            var files = parsed.GetValue(file)!;
            var library = NetworkLibrary.Load(files.Length > 0 ? files : FilesOf(ScenarioFolder.Find(parsed.GetValue(scenarios))));
            if (parsed.GetValue(name) is { } chosen)
            {
                NetworkText.WriteLayers(session.Terminal, library[chosen]);
            }
            else
            {
                NetworkText.WriteList(session.Terminal, library);
            }
        });
        return command;
    }

    private static string[] FilesOf(string scenarios)
    {
        var folder = Path.Combine(scenarios, FolderName);
        return Directory.Exists(folder)
            ? [.. ScenarioFolder.FilesOf(folder)]
            : throw new UsageException($"There is no folder `{folder}`; name a file of networks with --file FILE.");
    }
}
