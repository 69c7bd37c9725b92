using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, which setting is fastest and which needs least energy.</summary>
internal static class RowStationaryComparison
{
    /// <summary>The sentences. Runs that do not have the same work, as those of a sweep over batches, are compared by multiply-accumulate.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs) =>
        runs.Select(run => ValueOf(run, "total.macs")).Where(macs => macs is not null).Distinct().Count() > 1
            ?
            [
                .. Sentence(runs, "total.throughput", most: true, "does most,", "does", "as much"),
                .. Sentence(runs, "total.energy-per-mac", most: false, "needs least energy for a multiply-accumulate,", "takes", "as much"),
            ]
            :
            [
                .. Sentence(runs, "total.total-latency", most: false, "is fastest with", "takes", "as long"),
                .. Sentence(runs, "total.energy", most: false, "needs least energy,", "takes", "as much"),
            ];

    private static IEnumerable<string> Sentence(IReadOnlyList<RunReport> runs, string name, bool most, string wins, string others, string times)
    {
        var entries = runs.Select(run => (Label: LabelOf(run), Value: ValueOf(run, name)))
            .Where(entry => entry.Value is not null)
            .OrderBy(entry => most ? -entry.Value!.Value : entry.Value!.Value)
            .ToList();
        if (entries.Count < 2)
        {
            yield break;
        }

        var (best, value) = (entries[0].Label, entries[0].Value!.Value);
        var unit = runs.Select(run => FigureOf(run, name)).First(figure => figure is not null)!.Unit;
        var rest = entries.Skip(1).Select(entry =>
            string.Create(CultureInfo.InvariantCulture, $"{entry.Label} {others} {LayerOutcome.Ratio(entry.Value!.Value, value):0.00} times {times}"));
        yield return string.Create(CultureInfo.InvariantCulture, $"{best} {wins} {value:#,0.##} {unit}; {string.Join("; ", rest)}.");
    }

    private static double? ValueOf(RunReport run, string name) => FigureOf(run, name)?.Value.ToDouble();

    private static ResultFigure? FigureOf(RunReport run, string name) => run.System.Figures.FirstOrDefault(figure => figure.Name == name);

    /// <summary>A name says enough without its key; a number does not.</summary>
    private static string LabelOf(RunReport run) =>
        run.Settings is [var one] && !double.TryParse(one.Value, CultureInfo.InvariantCulture, out _) ? one.Value : run.Label;
}
