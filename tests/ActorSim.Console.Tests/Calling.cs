using ActorSim.Console.Terminals;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary>Calls the program in this process, with the ping-pong system, and keeps what it writes.</summary>
public sealed record Calling(int ExitCode, string Out, string Error)
{
    public static Calling With(params string[] args) => With(CancellationToken.None, args);

    public static Calling With(CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = ActorSimApp.Run(args, new Terminal(output, error), PingPongKind.Alone, cancellation);
        return new Calling(code, output.ToString(), error.ToString());
    }
}
