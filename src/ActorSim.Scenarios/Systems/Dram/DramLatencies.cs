using System.Globalization;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>How long reads took, and where their time went.</summary>
internal sealed class DramLatencies
{
    public const string Table = "latency";
    public const string PartsTable = "latency-parts";
    public const string Reads = "reads";

    private static readonly string[] Parts = ["queueing", "refresh", "precharge", "activate", "bus", "forwarded"];

    private static readonly (ResultColumn Column, Func<DramLatencies, double> Cycles)[] Figures =
    [
        (new("mean", "cycles", "Mean latency, from acceptance to the end of the last beat."), l => l.Mean),
        (new("min", "cycles", "The shortest."), l => l.sorted[0]),
        (new("p50", "cycles", "Half of the reads took no longer."), l => l.Percentile(0.5)),
        (new("p95", "cycles", "95 % of the reads took no longer."), l => l.Percentile(0.95)),
        (new("p99", "cycles", "99 % of the reads took no longer."), l => l.Percentile(0.99)),
        (new("max", "cycles", "The longest."), l => l.sorted[^1]),
    ];

    private readonly long[] sorted;
    private readonly long[] parts;
    private readonly double nanoseconds;

    public DramLatencies(DramPlayer player, IReadOnlyList<DramChannelFigures> channels, double nanoseconds)
    {
        this.nanoseconds = nanoseconds;
        var trace = player.Trace;
        var latencies = new List<long>(trace.Length);
        for (var i = 0; i < trace.Length; i++)
        {
            if (!trace[i].IsWrite)
            {
                latencies.Add(player.DoneCycles[i] - player.AcceptCycles[i]);
            }
        }

        latencies.Sort();
        sorted = [.. latencies];
        parts =
        [
            channels.Sum(channel => channel.QueueingCycles), channels.Sum(channel => channel.RefreshCycles), channels.Sum(channel => channel.PrechargeCycles),
            channels.Sum(channel => channel.ActivateCycles), channels.Sum(channel => channel.BusCycles), channels.Sum(channel => channel.ForwardedReads),
        ];
    }

    /// <summary>Whether there were reads.</summary>
    public bool HasReads => sorted.Length > 0;

    /// <summary>The mean latency in cycles.</summary>
    public double Mean => (double)sorted.Sum() / sorted.Length;

    /// <summary>The names and units of the cells of the tables with fixed rows.</summary>
    public static void AddUnits(Dictionary<string, string?> units)
    {
        foreach (var (column, _) in Figures)
        {
            units.Add($"{Table}.{Reads}.{column.Name}", column.Unit);
        }

        units.Add($"{Table}.{Reads}.count", "requests");
        units.Add($"{Table}.{Reads}.mean-time", "ns");
        foreach (var part in Parts)
        {
            units.Add($"{PartsTable}.{part}.cycles", "cycles");
            units.Add($"{PartsTable}.{part}.time", "ns");
            units.Add($"{PartsTable}.{part}.share", "%");
        }
    }

    /// <summary>The tables; none without reads.</summary>
    public IEnumerable<ResultTable> Tables() => HasReads ? [Summary(), PartsOf(), Histogram()] : [];

    /// <summary>Where the time of a read goes, as a sentence.</summary>
    public string Explain()
    {
        string[] what = ["waiting for others", "waiting for refreshes", "closing another row", "opening its row", "on the way from the row to the bus", "answered with what a waiting write holds"];
        var told = parts.Zip(what).Where(part => part.First > 0).OrderByDescending(part => part.First)
            .Select(part => Say($"{OfRead(part.First):0.0} ({Share(part.First):0} %) {part.Second}"));
        return Say($"A read takes {Mean:0.0} cycles ({Mean * nanoseconds:0.0} ns) on average: {string.Join(", ", told)}.");
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private double Percentile(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

    private double OfRead(long cycles) => (double)cycles / sorted.Length;

    private double Share(long cycles) => 100.0 * cycles / Math.Max(1, parts.Sum());

    private ResultTable Summary() => new(
        Table,
        "How long reads took.",
        [new("requests", "", "Which requests."), new("count", "requests", "How many."), .. Figures.Select(figure => figure.Column), new("mean-time", "ns", "The mean as time.")],
        [new ResultRow([Reads, sorted.Length, .. Figures.Select(figure => (Cell)figure.Cycles(this)), Mean * nanoseconds])]);

    private ResultTable PartsOf() => new(
        PartsTable,
        "Where the time of a read goes, on average over all reads; the parts add up to the mean.",
        [
            new("part", "", "Queueing: for other requests, the command bus and the data bus. Refresh: for its rank (or bank) to be refreshed. Precharge, activate: from the command that closed or opened a row for it to the next. Bus: CL and the burst. Forwarded: answered in a cycle with what a waiting write holds."),
            new("cycles", "cycles", "Of an average read."),
            new("time", "ns", "The same as time."),
            new("share", "%", "Of the mean latency."),
        ],
        [.. Parts.Zip(parts, (name, cycles) => new ResultRow(name, OfRead(cycles), OfRead(cycles) * nanoseconds, Share(cycles)))]);

    /// <summary>Latencies in steps from one power of two half way to the next.</summary>
    private ResultTable Histogram()
    {
        var rows = new List<ResultRow>();
        for (var i = 0; i < sorted.Length;)
        {
            var (low, high) = HistogramSteps.Of(sorted[i]);
            var end = i;
            while (end < sorted.Length && sorted[end] <= high)
            {
                end++;
            }

            rows.Add(new ResultRow($"{low}-{high}", end - i, 100.0 * (end - i) / sorted.Length, 100.0 * end / sorted.Length));
            i = end;
        }

        return new(
            "histogram",
            "How many reads took how long.",
            [
                new("latency", "cycles", "From acceptance to the last beat."),
                new("reads", "requests", "How many took so long."),
                new("share", "%", "Of all."),
                new("up-to", "%", "Of all that took so long or less."),
            ],
            rows);
    }
}
