using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, which network suits which layer, and why.</summary>
internal static class OperandNetworkComparison
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs) =>
        [.. runs.Select(Entry.Of).GroupBy(entry => entry.Layer).Where(layer => layer.Count() > 1).SelectMany(layer => SentencesOf([.. layer]))];

    private static IEnumerable<string> SentencesOf(List<Entry> entries)
    {
        var ranked = entries.OrderByDescending(entry => entry.MacsPerCycle).ToList();
        var best = ranked[0];
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{best.Layer}: {best.Setting} suits it best, with {best.MacsPerCycle:0.0} multiply-accumulates a cycle and PEs busy {best.Busy:0.0} % of the time: {best.Delivers(Entry.Weights)}, {best.Delivers(Entry.Iacts)}.");
        foreach (var entry in ranked.Skip(1))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Layer}: {entry.Setting} reaches {entry.MacsPerCycle / best.MacsPerCycle * 100:0.#} % of that; {entry.Limit}{entry.Waste(best)}.");
        }
    }

    /// <summary>One run.</summary>
    private sealed record Entry(RunReport Run, string Layer)
    {
        public const string Weights = OperandNetworkReport.Weights;
        public const string Iacts = OperandNetworkReport.Iacts;

        public string Setting => Run.Settings.Count == 1 ? Run.Settings[0].Value : Run.Label;

        public double MacsPerCycle => OfLayer("macs-per-cycle").ToDouble();

        public double Busy => OfLayer("pes-busy").ToDouble();

        public string Limit => OfLayer(OperandNetworkReport.LimitedBy).ToString() switch
        {
            Weights => $"PEs lack weights, of which {Delivers(Weights)}",
            Iacts => $"PEs lack iacts, of which {Delivers(Iacts)}",
            var other => $"its limit is {other}",
        };

        private double WordsSent => OfOperand(Weights, "words-sent").ToDouble() + OfOperand(Iacts, "words-sent").ToDouble();

        public static Entry Of(RunReport run) => new(run, run.Table(OperandNetworkReport.LayerTable)!.Rows[0].Key);

        public string Delivers(string operand) => string.Create(
            CultureInfo.InvariantCulture,
            $"{OfOperand(operand, "words-per-cycle").ToDouble():0.0} {operand} a cycle come from {OfOperand(operand, "sources").ToInt64()} sources, each to {OfOperand(operand, "multicast").ToDouble():0.#} PEs at once ({OfOperand(operand, OperandNetworkReport.Way)})");

        /// <summary>Words read from the buffers beyond those of another run, for the same work.</summary>
        public string Waste(Entry best)
        {
            var ratio = WordsSent / OfLayer("macs").ToDouble() / (best.WordsSent / best.OfLayer("macs").ToDouble());
            return ratio > 1.05
                ? string.Create(CultureInfo.InvariantCulture, $", and its sources read {ratio:0.0} times as many words for the same work")
                : "";
        }

        private Cell OfLayer(string column) => Run.Table(OperandNetworkReport.LayerTable)!.Find(Layer, column)!.Value;

        private Cell OfOperand(string operand, string column) => Run.Table(OperandNetworkReport.OperandTable)!.Find(operand, column)!.Value;
    }
}
