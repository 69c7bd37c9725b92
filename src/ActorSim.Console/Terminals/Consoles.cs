using Spectre.Console;

namespace ActorSim.Console.Terminals;

/// <summary>Makes consoles for tables.</summary>
internal static class Consoles
{
    /// <summary>A console that writes results: without colours and cursor movements unless the terminal has them.</summary>
    public static IAnsiConsole ForResults(this Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Out),
            EnvironmentVariables = new Dictionary<string, string>(StringComparer.Ordinal),
        });
        console.Profile.Width = terminal.Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
