using ActorSim.Scenarios;
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

    [Fact]
    public void A_published_figure_that_differs_and_is_not_required_is_shown_and_spoils_nothing()
    {
        var run = Results.Full.Runs[0];
        var result = Results.Full with { Runs = [run with { Expectations = [run.Expectations[0] with { Verdict = ExpectationVerdict.Differs }] }] };

        Assert.True(result.Succeeded);
        Assert.Contains("differs layers.FC.cycles = 1,000,000 cycles; published 1000000 within 5%, +50% (the paper)", Shown(result), StringComparison.Ordinal);
        Assert.EndsWith("two.conf: 1 run\n", Shown(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_table_the_first_rows_are_shown_and_the_others_counted()
    {
        ResultRow[] rows = [new("first", 1), new("second", 2), new("third", 3), new("fourth", 4)];
        var table = new ResultTable("nodes", "The nodes.", [new("node", "", "The node."), new("flits", "flits", "Flits.")], rows) { ShownRows = 2 };
        var run = Results.Full.Runs[0] with { System = new SystemResult { Tables = [table] } };

        var text = Shown(Results.Full with { Runs = [run] });

        Assert.Contains("second", text, StringComparison.Ordinal);
        Assert.DoesNotContain("third", text, StringComparison.Ordinal);
        Assert.Contains("… and 2 more rows; --out and --json give all.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("more rows", Shown(), StringComparison.Ordinal);
    }

    private static string Shown() => Shown(Results.Full);

    private static string Shown(Result result)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 300;
        ResultText.Write(console, result);
        return writer.ToString();
    }
}
