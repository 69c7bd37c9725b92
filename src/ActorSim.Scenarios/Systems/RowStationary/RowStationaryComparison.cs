using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, which setting is fastest and which needs least energy.</summary>
internal static class RowStationaryComparison
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs) =>
        [.. Sentence(runs, "total.total-latency", "is fastest with", "as long"), .. Sentence(runs, "total.energy", "needs least energy,", "as much")];

    private static IEnumerable<string> Sentence(IReadOnlyList<RunReport> runs, string name, string wins, string times)
    {
        var entries = runs.Select(run => (Label: LabelOf(run), Figure: run.System.Figures.FirstOrDefault(figure => figure.Name == name)))
            .Where(entry => entry.Figure is not null)
            .OrderBy(entry => entry.Figure!.Value.ToDouble())
            .ToList();
        if (entries.Count < 2)
        {
            yield break;
        }

        var (best, figure) = (entries[0].Label, entries[0].Figure!);
        var others = entries.Skip(1).Select(entry =>
            string.Create(CultureInfo.InvariantCulture, $"{entry.Label} takes {LayerOutcome.Ratio(entry.Figure!.Value.ToDouble(), figure.Value.ToDouble()):0.00} times {times}"));
        yield return string.Create(CultureInfo.InvariantCulture, $"{best} {wins} {figure.Value.ToDouble():#,0.##} {figure.Unit}; {string.Join("; ", others)}.");
    }

    private static string LabelOf(RunReport run) => run.Settings.Count == 1 ? run.Settings[0].Value : run.Label;
}
