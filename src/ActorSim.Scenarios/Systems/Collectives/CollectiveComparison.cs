using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, which setting is fastest at which size.</summary>
internal static class CollectiveComparison
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs)
    {
        var entries = runs.Select(Entry.Of).OfType<Entry>().ToList();
        if (entries.Count < 2)
        {
            return [];
        }

        var sizes = entries.GroupBy(entry => (entry.Row, entry.Ranks, entry.Bytes)).OrderBy(size => size.Key.Row, StringComparer.Ordinal).ThenBy(size => size.Key.Ranks).ThenBy(size => size.Key.Bytes).Select(size => size.ToList()).ToList();
        return [.. sizes.Select(LineOf), .. sizes.GroupBy(size => (size[0].Row, size[0].Ranks)).SelectMany(Winners)];
    }

    /// <summary>One size: everybody's time, the fastest first.</summary>
    private static string LineOf(List<Entry> size)
    {
        var ordered = size.OrderBy(entry => entry.Time).ToList();
        var best = ordered[0].Time;
        var times = ordered.Select((entry, i) => i == 0 || best == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{entry.Setting} {entry.Time:0.###} us")
            : string.Create(CultureInfo.InvariantCulture, $"{entry.Setting} {entry.Time / best:0.00} ×"));
        return string.Create(CultureInfo.InvariantCulture, $"{size[0].Row}, {Several.Of(size[0].Ranks, "rank")}, {size[0].Bytes:N0} bytes: {string.Join("; ", times)}.");
    }

    /// <summary>Who wins over a span of sizes; nothing where there is no choice.</summary>
    private static IEnumerable<string> Winners(IEnumerable<List<Entry>> sizes)
    {
        var spans = new List<(string Winner, List<Entry> First, List<Entry> Last)>();
        foreach (var size in sizes.Where(size => size.Count > 1))
        {
            var winner = WinnerOf(size);
            if (spans.Count > 0 && spans[^1].Winner == winner)
            {
                spans[^1] = spans[^1] with { Last = size };
            }
            else
            {
                spans.Add((winner, size, size));
            }
        }

        if (spans.Count > 0)
        {
            var one = spans[0].First[0];
            yield return $"Fastest {one.Row} on {Several.Of(one.Ranks, "rank")}: {string.Join("; ", spans.Select(span => $"{span.Winner}, {SpanOf(span.First, span.Last)}"))}.";
        }
    }

    private static string WinnerOf(List<Entry> size)
    {
        var best = size.Min(entry => entry.Time);
        return string.Join(" and ", size.Where(entry => entry.Time == best).Select(entry => entry.Setting));
    }

    private static string SpanOf(List<Entry> first, List<Entry> last)
    {
        var (from, to) = (first[0].Bytes, last[0].Bytes);
        var sizes = from == to ? $"with {from:N0} bytes" : $"from {from:N0} to {to:N0} bytes";
        var (low, high) = (BestShare(first), BestShare(last));
        var share = low is not { } begin || high is not { } end ? ""
            : from == to ? string.Create(CultureInfo.InvariantCulture, $" ({begin:0} % latency)")
            : string.Create(CultureInfo.InvariantCulture, $" ({begin:0} to {end:0} % latency)");
        return sizes + share;
    }

    private static double? BestShare(List<Entry> size) => size.MinBy(entry => entry.Time)!.LatencyShare;

    /// <summary>One run.</summary>
    private sealed record Entry(RunReport Run, ResultTable Table, string Row)
    {
        public long Ranks => Find("ranks").ToInt64();

        public long Bytes => Find("bytes").ToInt64();

        public double Time => Find("time").ToDouble();

        public double? LatencyShare => Find("latency-share") is { IsNumber: true } share ? share.ToDouble() : null;

        /// <summary>The run's settings without size and ranks; the algorithm where nothing is left.</summary>
        public string Setting
        {
            get
            {
                var values = string.Join(", ", Run.Settings.Where(setting => setting.Key is not ("system.ranks" or "workload.bytes")).Select(setting => setting.Value));
                return values.Length > 0 ? values : Find("algorithm").ToString();
            }
        }

        public static Entry? Of(RunReport run) => run.Table(CollectiveTables.CollectiveTable) is { Rows: [var first, ..] } table ? new Entry(run, table, first.Key) : null;

        private Cell Find(string column) => Table.Find(Row, column)!.Value;
    }
}
