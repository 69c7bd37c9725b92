using ActorSim.Console.Terminals;
using ActorSim.Scenarios;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary>Calls the program in this process and keeps what it writes.</summary>
public sealed record Calling(int ExitCode, string Out, string Error)
{
    /// <summary>With the ping-pong system.</summary>
    public static Calling With(params string[] args) => With(PingPongKind.Alone, CancellationToken.None, args);

    public static Calling With(SystemKinds kinds, CancellationToken cancellation, params string[] args) =>
        Call(kinds, TextReader.Null, args, cancellation);

    /// <summary>With something piped into it.</summary>
    public static Calling WithInput(string input, params string[] args) =>
        Call(PingPongKind.Alone, new StringReader(input), args, CancellationToken.None);

    private static Calling Call(SystemKinds kinds, TextReader input, string[] args, CancellationToken cancellation)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = ActorSimApp.Run(args, new Terminal(output, error) { In = input }, kinds, cancellation);
        return new Calling(code, output.ToString(), error.ToString());
    }
}
