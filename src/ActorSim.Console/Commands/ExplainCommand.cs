using System.CommandLine;
using ActorSim.Console.Explaining;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim explain</c>: what a scenario would build.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var file = new Argument<string>("FILE") { Description = "A scenario file." };
        var command = new CommandWithExamples(
            "explain",
            "Shows the actors and links that a scenario would build, how the engine cuts them into regions, and its lookahead. Of a sweep it builds the first run; --set chooses another.",
            "actorsim explain scenarios/alexnet-systolic.conf",
            "actorsim explain scenarios/alexnet-systolic.conf --set system.dataflow=ws")
        {
            file,
        };
        var options = ScenarioOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            var scenario = options.Load(parsed.GetValue(file)!, parsed).Check(session.Kinds);
            using var built = scenario.Runs[0].Plan.Build(scenario.Runs[0].Engine);
            SystemText.Write(session.Terminal, scenario, built.Simulation);
        });
        return command;
    }
}
