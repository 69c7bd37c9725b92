using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, which network suits which layer, and why.</summary>
internal static class OperandNetworkComparison
{
    private const double NearlyAsFast = 0.02;

    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs) =>
        [.. runs.Select(Entry.Of).GroupBy(entry => entry.Layer).Where(layer => layer.Count() > 1).SelectMany(layer => SentencesOf([.. layer]))];

    /// <summary>
    /// The fastest run suits best, but runs within 2 % of it count as equally fast, and of these the one whose sources read
    /// the fewest words is chosen: a rule of ours, which the sentence states, as it can decide against the fastest.
    /// </summary>
    private static IEnumerable<string> SentencesOf(List<Entry> entries)
    {
        var fastest = entries.Max(entry => entry.MacsPerCycle);
        var equals = entries.Where(entry => entry.MacsPerCycle >= (1 - NearlyAsFast) * fastest).ToList();
        var best = equals.MinBy(entry => entry.WordsReadPerMac)!;
        var why = equals.Count == 1
            ? "it is the fastest"
            : $"of {equals.Count} that are equally fast to within {100 * NearlyAsFast:0} % its sources read the fewest words";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{best.Layer}: {best.Setting} suits it best, as {why}: {best.MacsPerCycle:0.0} multiply-accumulates a cycle, PEs busy {best.Busy:0.0} % of the time; {best.Delivers(Entry.Weights)}, {best.Delivers(Entry.Iacts)}.");
        foreach (var entry in entries.Where(entry => entry != best).OrderByDescending(entry => entry.MacsPerCycle))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Layer}: {entry.Setting} does {entry.MacsPerCycle / best.MacsPerCycle:0.000} times as much; {entry.Limit}{entry.Waste(best)}.");
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
            Weights => $"PEs lack weights: {Delivers(Weights)}",
            Iacts => $"PEs lack iacts: {Delivers(Iacts)}",
            OperandNetworkReport.BothOperands => $"PEs lack both: {Delivers(Weights)}, {Delivers(Iacts)}",
            var other => $"its limit is {other}",
        };

        /// <summary>Words that sources read for a multiply-accumulate.</summary>
        public double WordsReadPerMac => (OfOperand(Weights, "words-sent").ToDouble() + OfOperand(Iacts, "words-sent").ToDouble()) / OfLayer("macs").ToDouble();

        public static Entry Of(RunReport run) => new(run, run.Table(OperandNetworkReport.LayerTable)!.Rows[0].Key);

        public string Delivers(string operand) => string.Create(
            CultureInfo.InvariantCulture,
            $"{OfOperand(operand, "words-per-cycle").ToDouble():0.0} {operand} a cycle from {Several.Of(OfOperand(operand, "sources").ToInt64(), "source")}, to {Several.Of(OfOperand(operand, "multicast").ToDouble(), "PE")} at once ({OfOperand(operand, OperandNetworkReport.Way)})");

        /// <summary>Words read beyond those of another run, for the same work.</summary>
        public string Waste(Entry best)
        {
            var ratio = WordsReadPerMac / best.WordsReadPerMac;
            return ratio > 1.05
                ? string.Create(CultureInfo.InvariantCulture, $"; its sources read {ratio:0.0} times as many words for the same work")
                : "";
        }

        private Cell OfLayer(string column) => Run.Table(OperandNetworkReport.LayerTable)!.Find(Layer, column)!.Value;

        private Cell OfOperand(string operand, string column) => Run.Table(OperandNetworkReport.OperandTable)!.Find(operand, column)!.Value;
    }
}
