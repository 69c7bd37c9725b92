using System.CommandLine;
using ActorSim.Scenarios;

namespace ActorSim.Console.Commands;

/// <summary>What all commands that read scenarios have in common: the settings that win over the file.</summary>
internal sealed class ScenarioOptions
{
    private readonly Option<string[]> set = new("--set")
    {
        Description = "Sets a key of the scenario, such as system.rows=16, or of its file, such as chips.mine.rows=16. May be repeated. A key that the sweep varies then has this one value.",
        HelpName = "key=value",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<long?> seed = new("--seed")
    {
        Description = "Seeds the random numbers; the same as --set seed=N.",
        HelpName = "N",
        CustomParser = result => WholeNumber.Parse(result, "--seed", 0, long.MaxValue),
    };

    private ScenarioOptions()
    {
    }

    /// <summary>Adds the options to a command.</summary>
    public static ScenarioOptions AddTo(Command command)
    {
        var options = new ScenarioOptions();
        command.Add(options.set);
        command.Add(options.seed);
        return options;
    }

    /// <summary>Reads a file with the settings of the command line.</summary>
    public ScenarioFile Load(string path, ParseResult parsed)
    {
        var settings = new List<string>(parsed.GetValue(set)!);
        if (parsed.GetValue(seed) is { } number)
        {
            settings.Add($"seed={number}");
        }

        return ScenarioFile.Load(path, settings);
    }
}
