using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ActorSim.Console.Commands;

/// <summary>The help of a command, followed by its examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        string[] examples = command is CommandWithExamples own
            ? [.. own.Examples]
            : [.. command.Subcommands.OfType<CommandWithExamples>().Select(sub => sub.Examples[0])];
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in examples)
        {
            output.WriteLine("  " + example);
        }

        return ExitCode.Success;
    }
}
