using ActorSim.Kernel;
using ActorSim.Scenarios;
using Spectre.Console;

namespace ActorSim.Reports;

/// <summary>Shows a result on a console: for each run its end, its tables, what they mean, and the expectations.</summary>
public static class ResultText
{
    private static readonly Style Good = new(foreground: Color.Green);
    private static readonly Style Bad = new(foreground: Color.Red);
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>Shows everything.</summary>
    /// <param name="console">Where; whether it has colours is its own matter.</param>
    /// <param name="result">The result.</param>
    public static void Write(IAnsiConsole console, Result result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        Line(console, result.Scenario, Strong);
        if (result.Description.Length > 0)
        {
            Line(console, result.Description);
        }

        // What all runs assume is said once, behind them.
        var shared = result.Runs.Count > 1
            ? result.Runs[0].System.Assumptions.Where(sentence => result.Runs.All(run => run.System.Assumptions.Contains(sentence))).ToList()
            : [];
        foreach (var run in result.Runs)
        {
            console.WriteLine();
            WriteRun(console, run, shared);
        }

        WriteSentences(console, "What is assumed in all runs", shared);
        WriteSentences(console, "Over all runs", result.Comparison);
        console.WriteLine();
        WriteVerdict(console, result);
    }

    /// <summary>Shows in one line how it went, and before it what went wrong: problems of runs, and expectations that were not met.</summary>
    /// <param name="console">Where.</param>
    /// <param name="result">The result.</param>
    public static void WriteBriefly(IAnsiConsole console, Result result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        foreach (var run in result.Runs)
        {
            var lines = run.Problems.Concat(run.Expectations.Where(outcome => !IsFine(outcome)).Select(Describe)).ToList();
            foreach (var line in lines)
            {
                Line(console, run.Label.Length == 0 ? line : $"{run.Label}: {line}", Bad);
            }
        }

        WriteVerdict(console, result);
    }

    private static void WriteVerdict(IAnsiConsole console, Result result)
    {
        var expected = result.Expectations.Count(outcome => outcome.Verdict != ExpectationVerdict.Differs);
        var met = result.Expectations.Count(outcome => outcome.Verdict == ExpectationVerdict.Met);
        var expectations = expected == 0 ? "" : $", {met} of {expected} expectation{(expected == 1 ? "" : "s")} met";
        var interrupted = result.IsComplete ? "" : ", not complete";
        Line(
            console,
            $"{result.File}: {result.Runs.Count} run{(result.Runs.Count == 1 ? "" : "s")}{expectations}{interrupted}",
            result.Succeeded ? Good : Bad);
    }

    private static void WriteRun(IAnsiConsole console, RunReport run, List<string> saidLater)
    {
        var label = run.Label.Length == 0 ? "Run" : run.Label;
        Line(console, $"{label}: {EndReasons.Describe(run.EndReason)} after {run.End}, {run.Events:N0} events, fingerprint {run.Fingerprint}", run.Succeeded ? Strong : Bad);
        foreach (var problem in run.Problems)
        {
            Line(console, "  " + problem, Bad);
        }

        foreach (var table in run.System.Tables)
        {
            WriteTable(console, table);
        }

        WriteFigures(console, run.System.Figures);
        WriteMetrics(console, run.Metrics);
        WriteSentences(console, "What this shows", run.System.Explanation);
        WriteSentences(console, "What is assumed", [.. run.System.Assumptions.Except(saidLater, StringComparer.Ordinal)]);
        WriteExpectations(console, run.Expectations);
    }

    private static void WriteTable(IAnsiConsole console, ResultTable table)
    {
        var grid = NewTable();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            var heading = column.Unit.Length == 0 || column.Unit == column.Name ? column.Name : $"{column.Name}\n({column.Unit})";
            grid.AddColumn(new TableColumn(new Text(heading)) { Alignment = table.Rows.Any(row => row.Cells[i].IsNumber) ? Justify.Right : Justify.Left, NoWrap = true });
        }

        var shown = Math.Min(table.Rows.Count, table.ShownRows ?? table.Rows.Count);
        foreach (var row in table.Rows.Take(shown))
        {
            grid.AddRow(row.Cells.Select(cell => new Text(DisplayNumber.Of(cell))));
        }

        console.WriteLine();
        Line(console, $"{table.Name}: {table.Description}");
        console.Write(grid);
        if (shown < table.Rows.Count)
        {
            Line(console, $"  … and {table.Rows.Count - shown:N0} more rows; --out and --json give all.");
        }
    }

    private static void WriteFigures(IAnsiConsole console, IReadOnlyList<ResultFigure> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        console.WriteLine();
        var width = figures.Max(figure => figure.Name.Length);
        foreach (var figure in figures)
        {
            var meaning = figure.Description.Length == 0 ? "" : $"  ({figure.Description.TrimEnd('.')})";
            Line(console, $"  {figure.Name.PadRight(width)}  {DisplayNumber.Of(figure.Value)} {figure.Unit}".TrimEnd() + meaning);
        }
    }

    private static void WriteMetrics(IAnsiConsole console, IReadOnlyList<MetricReading> metrics)
    {
        if (metrics.Count == 0)
        {
            return;
        }

        console.WriteLine();
        foreach (var metric in metrics)
        {
            Line(console, $"  {metric.Path}/{metric.Name}  {DisplayNumber.Of(metric.Value)} {metric.Unit}".TrimEnd());
        }
    }

    private static void WriteSentences(IAnsiConsole console, string heading, IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        console.WriteLine();
        Line(console, heading + ":");
        foreach (var sentence in sentences)
        {
            Line(console, "  " + sentence);
        }
    }

    private static void WriteExpectations(IAnsiConsole console, IReadOnlyList<ExpectationOutcome> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return;
        }

        console.WriteLine();
        Line(console, "Expectations:");
        foreach (var outcome in outcomes)
        {
            Line(console, "  " + Describe(outcome), outcome.Verdict == ExpectationVerdict.Differs ? Style.Plain : IsFine(outcome) ? Good : Bad);
        }
    }

    private static bool IsFine(ExpectationOutcome outcome) => outcome.Verdict is ExpectationVerdict.Met or ExpectationVerdict.Differs;

    private static string Describe(ExpectationOutcome outcome)
    {
        var verdict = Verdicts.NameOf(outcome.Verdict).PadRight(7);
        var source = outcome.Source.Length == 0 ? "" : $" ({outcome.Source})";
        if (outcome.Verdict is ExpectationVerdict.NotReached or ExpectationVerdict.Invalid)
        {
            return $"{verdict} {outcome.Metric}: expected {outcome.Expected}{source}. {outcome.Problem}";
        }

        var within = outcome.Within is "" or "0%" or "0" ? "" : $" within {outcome.Within}";
        var deviation = outcome.Deviation.IsNumber && outcome.Deviation.ToDouble() != 0 ? $", {DisplayNumber.Deviation(outcome.Deviation.ToDouble())}" : "";
        var said = outcome.Verdict == ExpectationVerdict.Differs ? "published" : "expected";
        return $"{verdict} {outcome.Metric} = {DisplayNumber.Of(outcome.Actual)} {outcome.Unit}".TrimEnd() + $"; {said} {outcome.Expected}{within}{deviation}{source}";
    }

    internal static Table NewTable() => new Table { Border = TableBorder.Simple, ShowRowSeparators = false };

    private static void Line(IAnsiConsole console, string text, Style? style = null) => console.WriteLine(text, style ?? Style.Plain);
}
