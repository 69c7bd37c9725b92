using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Shows, for a sweep, how latency grows with the load and where the network saturates; without a load, which run is fastest.</summary>
internal static class NocComparison
{
    private const int BarLength = 40;

    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs)
    {
        var points = runs.Select(Point.Of).OfType<Point>().ToList();
        if (points.Count < 2)
        {
            return [];
        }

        return points.TrueForAll(point => point.Load is not null) ? OfLoads(points) : OfSettings(points);
    }

    private static List<string> OfLoads(List<Point> points)
    {
        // One scale for all curves, up to five times the latency of an empty network.
        var longest = Math.Min(points.Max(point => point.Latency), 5 * points.Min(point => point.Latency));
        var sentences = new List<string>();
        var curves = points.GroupBy(point => point.Setting, StringComparer.Ordinal).Select(group => new Curve(group.Key, [.. group.OrderBy(point => point.Load)])).ToList();
        foreach (var curve in curves)
        {
            sentences.Add(curve.Setting.Length == 0 ? "Latency over load:" : $"Latency over load, {curve.Setting}:");
            sentences.AddRange(curve.Points.Select(point => point.Row(longest)));
            sentences.Add(curve.Explain());
        }

        if (curves.Count > 1)
        {
            var best = curves.MaxBy(curve => curve.MostAccepted)!;
            var others = curves.Where(curve => curve != best).Select(curve => Say($"{curve.MostAccepted:0.000} ({curve.Setting})"));
            sentences.Add(Say($"At these loads {best.Setting} brings most flits to their nodes, up to {best.MostAccepted:0.000} a node and cycle; the others {string.Join(", ", others)}."));
        }

        return sentences;
    }

    private static List<string> OfSettings(List<Point> points)
    {
        var best = points.OrderBy(point => point.IsSaturated).ThenBy(point => point.Latency).First();
        return
        [
            .. points.Select(point => Say($"{point.Setting}: {point.Latency:0.0} cycles on average, {point.Worst:0} for the slowest 1 %, busiest wire between routers used {point.BusiestLink:0.0} %{(point.IsSaturated ? ", saturated" : "")}.")),
            points.TrueForAll(point => point.IsSaturated) ? "All of them are saturated." : Say($"{best.Setting} is fastest."),
        ];
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    /// <summary>The runs that differ in their load alone.</summary>
    private sealed record Curve(string Setting, IReadOnlyList<Point> Points)
    {
        // Where a curve turns up is a matter of taste; a multiple of the latency of an empty network is the usual one.
        private const double SteepFactor = 3;

        public double MostAccepted => Points.Max(point => point.Accepted);

        public string Explain()
        {
            var saturated = Points.Where(point => point.IsSaturated).ToList();
            if (saturated.Count == 0)
            {
                return $"{Rise()}; the network is not saturated.";
            }

            // The latency of a network that is saturated is no measure for that of higher loads.
            var from = Points[0].IsSaturated ? "From the lowest load" : Say($"{Rise()}; from {saturated[0].Load:0.###}");
            return Say($"{from} on the network is saturated, and accepts {saturated.Min(point => point.Accepted):0.000} to {saturated.Max(point => point.Accepted):0.000} flits a node and cycle.");
        }

        private string Rise() => RiseAt() is { } load
            ? Say($"Latency comes to {SteepFactor:0} times that of the lowest load between loads of {load.Below:0.###} and {load.Above:0.###}")
            : Say($"Latency stays below {SteepFactor:0} times that of the lowest load");

        /// <summary>The loads between which the curve turns up.</summary>
        private (double Below, double Above)? RiseAt()
        {
            var limit = SteepFactor * Points[0].Latency;
            for (var i = 1; i < Points.Count; i++)
            {
                var (before, after) = (Points[i - 1], Points[i]);
                if (after.Latency >= limit)
                {
                    return (before.Load!.Value, after.Load!.Value);
                }
            }

            return null;
        }
    }

    /// <summary>One run.</summary>
    private sealed record Point(string Setting, double? Load, double Latency, double Worst, double Accepted, double BusiestLink, bool IsSaturated, long Missing)
    {
        public static Point? Of(RunReport run)
        {
            if (run.Table(NocLatencies.Table)?.Find(NocTraffic.AllClasses, NocLatencies.MeanColumn) is not { IsNumber: true } latency)
            {
                return null;
            }

            var load = run.Settings.FirstOrDefault(setting => setting.Key.Split('.')[^1] == "load");
            var others = run.Settings.Where(setting => setting != load).ToList();
            return new Point(
                string.Join(", ", others.Select(NameOf)),
                load is not null && double.TryParse(load.Value, CultureInfo.InvariantCulture, out var number) ? number : null,
                latency.ToDouble(),
                run.Table(NocLatencies.Table)!.Find(NocTraffic.AllClasses, NocLatencies.SlowColumn)!.Value.ToDouble(),
                Figure(NocReport.Accepted),
                Figure(NocReport.HighestLinkUse),
                Figure(NocReport.Saturated) > 0,
                (long)Figure(NocReport.MissingPackets));

            double Figure(string name) => run.System.Figures.First(figure => figure.Name == name).Value is { IsNumber: true } value ? value.ToDouble() : 0;
        }

        /// <summary>A word says enough by itself: <c>mesh</c>; a number needs its key: <c>slots 8</c>.</summary>
        private static string NameOf(SweepSetting setting) =>
            char.IsLetter(setting.Value.FirstOrDefault()) ? setting.Value : $"{setting.Key.Split('.')[^1]} {setting.Value}";

        public string Row(double longest)
        {
            var bar = new string('#', (int)Math.Round(BarLength * Math.Min(Latency, longest) / longest));
            return Say($"load {Load,-6:0.###} latency {Latency,8:0.0} cycles  accepted {Accepted:0.000}  {bar}{(Latency > longest ? ">" : "")}{(IsSaturated ? " saturated" : "")}{(Missing > 0 ? Say($" ({Missing:N0} missing)") : "")}");
        }
    }
}
