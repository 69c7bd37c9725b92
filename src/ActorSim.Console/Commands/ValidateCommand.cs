using System.CommandLine;
using ActorSim.Hocon;
using ActorSim.Scenarios;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim validate</c>: checks scenarios without running them.</summary>
internal static class ValidateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files.", Arity = ArgumentArity.OneOrMore };
        var command = new CommandWithExamples(
            "validate",
            "Checks scenarios, with every combination of their sweeps, without running them.",
            "actorsim validate scenarios/alexnet-systolic.conf",
            "actorsim validate scenarios/lectures/*.conf")
        {
            files,
        };
        var options = ScenarioOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            var worst = ExitCode.Success;
            foreach (var path in parsed.GetValue(files)!)
            {
                worst = Math.Max(worst, Validate(path, parsed, options, session));
            }

            return worst;
        });
        return command;
    }

    private static int Validate(string path, ParseResult parsed, ScenarioOptions options, Session session)
    {
        try
        {
            var scenario = options.Load(path, parsed).Check(session.Kinds);
            using (scenario.Runs[0].Plan.Build(scenario.Runs[0].Engine))
            {
                // Building alone shows whether everything is wired rightly.
            }

            session.Terminal.Out.WriteLine($"{path}: good, {Describe(scenario)}");
            return ExitCode.Success;
        }
        catch (HoconException problem)
        {
            session.Terminal.Error.WriteLine(problem.Message);
            return ExitCode.BadInput;
        }
    }

    private static string Describe(Scenario scenario)
    {
        var expectations = scenario.Runs.Sum(run => run.Expectations.Count);
        return $"{scenario.Runs.Count} run{(scenario.Runs.Count == 1 ? "" : "s")}, {expectations} expectation{(expectations == 1 ? "" : "s")}";
    }
}
