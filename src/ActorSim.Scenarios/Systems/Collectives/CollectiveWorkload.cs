using ActorSim.Hocon;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys of a collective that is carried out alone.</summary>
internal static class CollectiveWorkload
{
    private static readonly Dictionary<string, CollectiveKind> Kinds =
        CollectiveAlgorithms.Kinds.ToDictionary(name => name, CollectiveAlgorithms.KindOf, StringComparer.Ordinal);

    private static readonly Key<CollectiveKind> Collective = Key.Choice("collective", Kinds, "What the ranks do together; the names are those of MPI.").WithDefault("all-reduce");

    private static readonly Key<Quantity> Bytes = Key.Bytes(
        "bytes",
        "Of the whole buffer of a rank: what it gives to a reduction or an all-to-all, and what it has after an all-gather or a broadcast. To an all-gather each rank gives a share of it.",
        min: "1 B");

    private static readonly Key<string> Type = Key.Choice("type", [.. CollectiveAlgorithms.Names], "The algorithm.");

    private static readonly Key<Record> Algorithm = Key.Object(
        "algorithm",
        "How it is done.",
        new RecordFamily("collective algorithm", "How ranks carry out a collective.", Type, [.. AlgorithmKeys.Members(Type, "algorithm")]),
        "{ type = ring, chunks = 4 }");

    private static readonly Key<int> Repeat = Key.Count(
        "repeat", "How many times it is done, each time as soon as a rank is done with the time before; results are for one of them.", min: 1, max: 1 << 10).WithDefault("1");

    private static readonly Key<bool> LatencyShare = Key.Flag(
        "latency-share", "Whether the same is simulated beside it with as few bytes as the algorithm can divide: what that takes is latency. Without it a run does half of the work.").WithDefault("true");

    public static readonly RecordSchema Schema = new("collective workload", "A collective of all ranks.", Collective, Bytes, Algorithm, Repeat, LatencyShare);

    /// <summary>Reads and checks it.</summary>
    /// <exception cref="HoconException">An algorithm that does not do that with so many ranks, or too few bytes.</exception>
    public static PlannedCollective Read(Record workload, int ranks)
    {
        var record = workload.Get(Algorithm);
        var algorithm = AlgorithmKeys.Make(record, Type, workload.Get(Collective), ranks);
        var (chunks, active) = AlgorithmKeys.ChunksOf(record);
        if (!workload.Get(Bytes).TryToInt64(out var bytes))
        {
            throw workload.Error(Bytes, $"`{Bytes.Name}` must be a whole number of bytes; found {workload.Found(Bytes)}.");
        }

        var operation = new CollectiveOperation(algorithm, RankGroup.First(ranks), bytes, chunks, active);
        AlgorithmKeys.RequireBytes(record, operation, "The buffer", "a larger buffer");
        return new PlannedCollective(operation, workload.Get(Repeat), workload.Get(LatencyShare));
    }
}
