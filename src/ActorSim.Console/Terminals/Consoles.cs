using Spectre.Console;

namespace ActorSim.Console.Terminals;

/// <summary>Prints tables and styled lines.</summary>
internal static class Consoles
{
    /// <summary>Wider than any table: a number that is cut off would be a wrong one, so long lines are left to the terminal.</summary>
    private const int Width = 10_000;

    /// <summary>
    /// Writes to the results of a terminal, without colours and cursor movements unless it has them, and without blanks
    /// at the ends of lines.
    /// </summary>
    public static void Print(this Terminal terminal, Action<IAnsiConsole> write)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
            EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        write(console);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            terminal.Out.WriteLine(line.TrimEnd());
        }
    }
}
