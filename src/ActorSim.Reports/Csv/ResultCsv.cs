using ActorSim.Scenarios;
using CsvHelper;

namespace ActorSim.Reports;

/// <summary>
/// Writes results as CSV files (RFC 4180, UTF-8, a single line feed at the end of a line): one for each table, over all
/// runs, and <c>figures.csv</c>, <c>expectations.csv</c> and <c>metrics.csv</c> when there are any. The first columns
/// are the keys of the sweep.
/// </summary>
public static class ResultCsv
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    /// <summary>Writes the files.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="result">The result.</param>
    /// <returns>The names of the files, in the order in which they were written.</returns>
    public static IReadOnlyList<string> Write(string folder, Result result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var names = new List<string>();
        foreach (var table in result.Runs.SelectMany(run => run.System.Tables).Select(table => table.Name).Distinct(StringComparer.Ordinal))
        {
            var columns = result.Runs.Select(run => run.Table(table)).OfType<ResultTable>()
                .SelectMany(one => one.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal).ToArray();
            Add(table, columns, run => run.Table(table) is { } one ? RowsOf(one, columns) : []);
        }

        Add("figures", ["figure", "value", "unit"], run => run.System.Figures
            .Select(figure => new[] { figure.Name, figure.Value.ToString(), figure.Unit }));
        Add("expectations", ["metric", "verdict", "expected", "within", "actual", "unit", "deviation", "source"], run => run.Expectations
            .Select(outcome => new[]
            {
                outcome.Metric, Verdicts.NameOf(outcome.Verdict), outcome.Expected, outcome.Within,
                outcome.Actual.ToString(), outcome.Unit, outcome.Deviation.ToString(), outcome.Source,
            }));
        Add("metrics", ["actor", "metric", "value", "unit"], run => run.Metrics
            .Select(reading => new[] { reading.Path, reading.Name, double.IsFinite(reading.Value) ? Cell.Of(reading.Value).ToString() : "", reading.Unit }));
        return names;

        void Add(string name, string[] columns, Func<RunReport, IEnumerable<string[]>> rowsOf)
        {
            if (result.Runs.Any(run => rowsOf(run).Any()))
            {
                names.Add(name + ".csv");
                WriteFile(Path.Combine(folder, name + ".csv"), result, columns, rowsOf);
            }
        }
    }

    /// <summary>The rows of a table in the order of columns that the tables of all runs have between them.</summary>
    private static IEnumerable<string[]> RowsOf(ResultTable table, string[] columns)
    {
        var names = table.Columns.Select(column => column.Name).ToList();
        var places = Array.ConvertAll(columns, names.IndexOf);
        return table.Rows.Select(row => Array.ConvertAll(places, place => place < 0 ? "" : row.Cells[place].ToString()));
    }

    private static void WriteFile(string path, Result result, string[] columns, Func<RunReport, IEnumerable<string[]>> rowsOf)
    {
        using var csv = CsvWriter.ToFile(path, Options);
        csv.WriteRecord((string[])[.. result.Runs[0].Settings.Select(setting => setting.Key), .. columns]);
        foreach (var run in result.Runs)
        {
            foreach (var row in rowsOf(run))
            {
                csv.WriteRecord((string[])[.. run.Settings.Select(setting => setting.Value), .. row]);
            }
        }
    }
}
