using Spectre.Console;

namespace ActorSim.Reports.Tests;

public sealed class ResultTextTests
{
    [Fact]
    public void What_all_runs_assume_is_said_once()
    {
        var text = Shown();

        Assert.Equal(2, text.Split("No refresh × 2.").Length);
        Assert.Contains("What is assumed in all runs:\n  No refresh × 2.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_run_shows_its_fingerprint() =>
        Assert.Contains("system.dataflow = os: completed after 100 ns, 12,345 events, fingerprint 00000000000000ff", Shown(), StringComparison.Ordinal);

    [Fact]
    public void A_missed_expectation_shows_by_how_much() =>
        Assert.Contains("missed  layers.FC.cycles = 2,000,000 cycles; expected 1000000 within 5%, +50% (the paper)", Shown(), StringComparison.Ordinal);

    private static string Shown()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 300;
        ResultText.Write(console, Results.Full);
        return writer.ToString();
    }
}
