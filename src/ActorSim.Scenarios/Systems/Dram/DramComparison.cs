using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Puts the runs of a sweep over memories or requests side by side, as bars of bandwidth.</summary>
internal static class DramComparison
{
    private const int BarLength = 30;

    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs)
    {
        var points = runs.Select(Point.Of).OfType<Point>().ToList();
        if (points.Count < 2)
        {
            return [];
        }

        var most = points.Max(point => point.Bandwidth);
        var labels = points.Max(point => point.Label.Length);
        var fastest = points.MaxBy(point => point.Bandwidth)!;
        var quickest = points.Where(point => point.Latency is not null).MinBy(point => point.Latency);
        var told = Say($"{fastest.Label} has the highest bandwidth");
        return
        [
            .. points.Select(point => point.Row(most, labels)),
            quickest is null ? $"{told}." : quickest == fastest ? $"{told} and the lowest latency." : $"{told}; reads are quickest with {quickest.Label}.",
        ];
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private sealed record Point(string Label, double Bandwidth, double Peak, double? Latency, double? HitRate)
    {
        public static Point? Of(RunReport run)
        {
            return Figure(DramReport.Bandwidth) is { } bandwidth
                ? new Point(run.Settings.Count == 1 ? run.Settings[0].Value : run.Label, bandwidth, Figure("bandwidth-peak")!.Value, Figure(DramReport.MeanLatency), Figure(DramReport.RowHitRate))
                : null;

            double? Figure(string name) => run.System.Figures.FirstOrDefault(figure => figure.Name == name)?.Value.ToDouble();
        }

        public string Row(double most, int labels)
        {
            var bar = new string('#', (int)Math.Round(BarLength * Bandwidth / most));
            var latency = Latency is { } nanoseconds ? Say($"  reads {nanoseconds,8:0.0} ns") : "";
            var hits = HitRate is { } rate ? Say($"  row hits {rate,5:0.0} %") : "";
            return Say($"{Label.PadRight(labels)} {Bandwidth,8:0.00} GB/s ({100 * Bandwidth / Peak,5:0.0} % of peak){latency}{hits}  {bar}");
        }
    }
}
