using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The tables of a collective.</summary>
internal static class CollectiveTables
{
    public const string CollectiveTable = "collective";
    public const string RankTable = "ranks";

    private const double BytesOfMegabyte = 1e6;
    private const double BytesOfGigabyte = 1e9;

    /// <summary>More rows than these are in the files, not on the console.</summary>
    private const int MostShown = 8;

    private static readonly TableOf<CollectiveOutcome> Collectives = new(CollectiveTable,
    [
        (new("collective", "", "What the ranks do."), outcome => outcome.Collective.Name),
        (new("algorithm", "", "How."), outcome => outcome.Collective.Way),
        (new("ranks", "ranks", "Who takes part."), outcome => outcome.Collective.Ranks),
        (new("bytes", "B", "Of the whole buffer."), outcome => outcome.Collective.Operation.Bytes),
        (new("time", "us", "Until the last rank is done."), outcome => outcome.Microseconds),
        (new("first-rank", "us", "Until the first rank is done."), outcome => outcome.FirstMicroseconds),
        (new("sent", "MB", "The most that a rank sends."), outcome => outcome.MostSent / BytesOfMegabyte),
        (new("messages", "messages", "Of all ranks."), outcome => outcome.Messages),
        (new("algorithm-bandwidth", "GB/s", "The buffer by the time."), outcome => Of(outcome.AlgorithmBandwidth / BytesOfGigabyte)),
        (new("bus-bandwidth", "GB/s", "Times what of the buffer must pass each rank's link whatever the algorithm, as NCCL's tests count: 2(p − 1)/p for an all-reduce, 1 for a broadcast and a reduce, (p − 1)/p otherwise."), outcome => Of(outcome.BusBandwidth / BytesOfGigabyte)),
        (new("fewest-bytes-time", "us", "The time with as few bytes as the algorithm can divide: latency."), outcome => Of(outcome.FewestMicroseconds)),
        (new("latency-share", "%", "That time by the time."), outcome => Of(100 * outcome.LatencyShare)),
    ])
    {
        Texts = ["algorithm"],
    };

    private static readonly TableOf<CollectiveRank> Ranks = new(RankTable,
    [
        (new("rank", "", "A rank."), rank => $"{rank.Rank}"),
        (new("done", "us", "When it was done, with all times if there are several."), rank => CollectiveOutcome.MicrosecondsOf(CollectiveOutcome.DoneAt(rank))),
        (new("sent", "MB", "What it sent."), rank => rank.BytesSent / BytesOfMegabyte),
        (new("received", "MB", "What it received."), rank => rank.BytesReceived / BytesOfMegabyte),
        (new("messages-received", "messages", "In how many messages."), rank => rank.TransfersReceived),
        (new("waited-for", "", "The rank at which the chain of transfers began for which it waited last."), rank => rank.Origin),
    ]) { ShownRows = MostShown };

    /// <summary>What a run to the end will give, but for links.</summary>
    public static IReadOnlyDictionary<string, string?> MetricUnits(PlannedCollective collective)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        Collectives.AddUnits(units, [collective.Name]);
        Ranks.AddUnits(units, Enumerable.Range(0, collective.Ranks).Select(rank => $"{rank}"));
        return units;
    }

    public static IReadOnlyList<ResultTable> Of(CollectiveOutcome outcome) =>
    [
        Collectives.With("What the collective came to.", [outcome]),
        Ranks.With("The ranks.", outcome.System.Ranks),
        LinkTable.Of(LinkTable.UsedOf(outcome.System.Fabric), outcome.Seconds * outcome.Collective.Repeat),
    ];

    private static Cell Of(double? value) => value is { } number ? number : Cell.Nothing;
}
