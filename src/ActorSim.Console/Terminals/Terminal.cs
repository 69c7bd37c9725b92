using System.Text;

namespace ActorSim.Console.Terminals;

/// <summary>Where the program reads and writes: results to one stream, progress, logs and errors to another.</summary>
/// <param name="Out">For results.</param>
/// <param name="Error">For everything else.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>What is piped into the program; nothing by default.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether results may have colours.</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether the error stream shows a line that is rewritten again and again.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The terminal of this process: plain when redirected, or when <c>NO_COLOR</c> is set.</summary>
    public static Terminal OfProcess()
    {
        var isTerminal = !System.Console.IsOutputRedirected;
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(System.Console.Out, System.Console.Error)
        {
            In = new StreamReader(System.Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)),
            HasColours = isTerminal && !isPlain,
            ShowsProgress = !System.Console.IsErrorRedirected && !isPlain,
        };
    }
}
