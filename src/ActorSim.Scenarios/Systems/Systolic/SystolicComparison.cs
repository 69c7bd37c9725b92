using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, which setting wins each layer, and what costs the others their time.</summary>
internal static class SystolicComparison
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs)
    {
        var sentences = new List<string>();
        foreach (var row in runs[0].Table(SystolicReport.LayersTable)!.Rows)
        {
            var entries = runs.Select(run => Entry.Of(run, row.Key)).OfType<Entry>().OrderBy(entry => entry.Cycles).ToList();
            if (entries.Count > 1)
            {
                sentences.Add(Sentence(row.Key, entries));
            }
        }

        var totals = runs.Select(Entry.OfAllLayers).OfType<Entry>().OrderBy(entry => entry.Cycles).ToList();
        if (totals.Count > 1)
        {
            sentences.Add(Sentence("All layers", totals));
        }

        return sentences;
    }

    private static string Sentence(string layer, List<Entry> entries)
    {
        var best = entries[0];
        var losers = entries.Skip(1).Select(entry =>
            entry.Cycles == best.Cycles
                ? $"{entry.Setting} takes as long"
                : string.Create(CultureInfo.InvariantCulture, $"{entry.Setting} takes {(double)entry.Cycles / best.Cycles:0.00} times as long ({entry.WorstLoss(best)})"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{layer}: {best.Setting} is fastest with {best.Cycles:N0} cycles and PEs busy {best.Busy:0.0} % of the time; {string.Join("; ", losers)}.");
    }

    /// <summary>One layer in one run.</summary>
    private sealed record Entry(string Setting, long Cycles, double Busy, IReadOnlyList<(string What, double Cycles)> Losses)
    {
        private static readonly (string Column, string What)[] LossColumns =
        [
            ("macs", "fewer PEs for the same work"),
            ("outside-the-fold", "PEs outside the fold"),
            ("loading", "loading the stationary operand"),
            ("filling-and-draining", "filling and draining the array"),
            (SystolicReport.WaitingForMemory, "waiting for memory"),
        ];

        public static Entry? Of(RunReport run, string layer)
        {
            if (run.Table(SystolicReport.LayersTable)?.Find(layer, "cycles") is not { } cycles
                || run.Table(SystolicReport.PeCyclesTable) is not { } shares)
            {
                return null;
            }

            double Share(string column) => shares.Find(layer, column)?.ToDouble() ?? 0;
            return new Entry(
                Label(run), cycles.ToInt64(), Share("macs"), [.. LossColumns.Select(loss => (loss.What, Share(loss.Column) / 100 * cycles.ToInt64()))]);
        }

        /// <summary>The sum over the layers.</summary>
        public static Entry? OfAllLayers(RunReport run)
        {
            var layers = run.Table(SystolicReport.LayersTable)!.Rows.Select(row => Of(run, row.Key)!).ToList();
            if (layers.Count < 2)
            {
                return null;
            }

            var cycles = layers.Sum(layer => layer.Cycles);
            return new Entry(
                Label(run),
                cycles,
                layers.Sum(layer => layer.Busy * layer.Cycles) / cycles,
                [.. LossColumns.Select((loss, i) => (loss.What, layers.Sum(layer => layer.Losses[i].Cycles)))]);
        }

        private static string Label(RunReport run) => run.Settings.Count == 1 ? run.Settings[0].Value : run.Label;

        /// <summary>What costs this run most, beyond what it costs the best one.</summary>
        public string WorstLoss(Entry best)
        {
            var (what, more) = Losses.Select((loss, i) => (loss.What, More: loss.Cycles - best.Losses[i].Cycles)).MaxBy(loss => loss.More);
            return string.Create(CultureInfo.InvariantCulture, $"{what}: {more:N0} cycles more");
        }
    }
}
