using System.CommandLine;
using ActorSim.Scenarios;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim reference</c>: every key of scenarios and networks.</summary>
internal static class ReferenceCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var settings = new Option<bool>("--conf") { Description = "Prints the settings of runs and of the engine instead, each with its default, as HOCON: the file hocon/reference.conf." };
        var command = new CommandWithExamples(
            "reference",
            "Prints every key that a scenario, a chip or a network may have, with type, unit, default and meaning, in Markdown: the file docs/scenario-reference.md.",
            "actorsim reference > docs/scenario-reference.md",
            "actorsim reference --conf > hocon/reference.conf")
        {
            settings,
        };
        command.SetAction(parsed => session.Terminal.Out.Write(
            parsed.GetValue(settings) ? ScenarioReference.ToSettings() : ScenarioReference.ToMarkdown(session.Kinds)));
        return command;
    }
}
