using System.CommandLine;
using System.CommandLine.Invocation;

namespace ActorSim.Console.Commands;

/// <summary>Prints a text.</summary>
internal sealed class PrintAction(string text) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(text);
        return ExitCode.Success;
    }
}
