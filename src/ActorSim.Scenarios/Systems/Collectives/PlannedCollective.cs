using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>A checked collective.</summary>
/// <param name="Operation">What all ranks do.</param>
/// <param name="Repeat">How many times.</param>
/// <param name="HasLatencyShare">Whether the same is done beside it with the fewest bytes.</param>
internal sealed record PlannedCollective(CollectiveOperation Operation, int Repeat, bool HasLatencyShare)
{
    /// <summary>What is done, such as <c>all-reduce</c>.</summary>
    public string Name => CollectiveAlgorithms.NameOf(Operation.Algorithm.Kind);

    public int Ranks => Operation.Group.Count;

    /// <summary>The algorithm and its chunks.</summary>
    public string Way => Operation.Chunks == 1
        ? Operation.Algorithm.Name
        : $"{Operation.Algorithm.Name}, {Operation.Chunks} chunks{(Operation.ActiveChunks < Operation.Chunks ? $", {Operation.ActiveChunks} at a time" : "")}";

    /// <summary>The same with as few bytes as can be divided so.</summary>
    public CollectiveOperation WithFewestBytes => Operation with { Bytes = Operation.LeastBytes };

    /// <summary>
    /// Bytes that must pass each rank's link by those of the buffer: algorithm bandwidth times this is the bus bandwidth of NCCL's tests
    /// (nccl-tests, doc/PERFORMANCE.md).
    /// </summary>
    public double BusFactor => Operation.Algorithm.Kind switch
    {
        CollectiveKind.AllReduce => 2.0 * (Ranks - 1) / Ranks,
        CollectiveKind.Broadcast or CollectiveKind.Reduce => 1,
        _ => (Ranks - 1.0) / Ranks,
    };
}
