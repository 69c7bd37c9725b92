namespace ActorSim.Training;

/// <summary>
/// Everybody sends to everybody at once, each beginning with the rank behind it: a reduce-scatter is one step of p − 1 sends of a p-th
/// of the buffer, an all-gather another, an all-reduce both, and an all-to-all one.
/// </summary>
public sealed class DirectAlgorithm : CollectiveAlgorithm
{
    private const int MostRanks = ushort.MaxValue + 1;

    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce-scatter, all-gather, or all-to-all.</param>
    /// <param name="ranks">Of the group, from 1 to 65,536.</param>
    /// <exception cref="ArgumentException">It does not do that, or not with so many ranks.</exception>
    public DirectAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        if (kind is not (CollectiveKind.AllReduce or CollectiveKind.ReduceScatter or CollectiveKind.AllGather or CollectiveKind.AllToAll))
        {
            throw Refusal("direct", kind, "all-reduce, reduce-scatter, all-gather and all-to-all");
        }

        if (ranks > MostRanks)
        {
            throw new ArgumentException($"The algorithm direct is for at most {MostRanks} ranks, not {ranks}.", nameof(ranks));
        }
    }

    /// <inheritdoc/>
    public override string Name => "direct";

    private int Steps => Ranks == 1 ? 0 : Kind == CollectiveKind.AllReduce ? 2 : 1;

    /// <inheritdoc/>
    public override int RoundsOf(int rank) => Steps;

    /// <inheritdoc/>
    public override int LengthOf(int rank) => Steps * Ranks;

    /// <inheritdoc/>
    public override CollectiveInstruction At(int rank, int index, long bytes)
    {
        var (step, send) = Math.DivRem(index, Ranks);
        if (send == Ranks - 1)
        {
            return CollectiveInstruction.Receive(step, Ranks - 1);
        }

        var peer = rank + send + 1;
        peer = peer < Ranks ? peer : peer - Ranks;
        var gathers = Kind == CollectiveKind.AllGather || step == 1;
        var (offset, size) = ShareOf(gathers ? rank : peer, bytes);
        return gathers ? CollectiveInstruction.SendToKeep(peer, step, offset, size)
            : Kind == CollectiveKind.AllToAll ? CollectiveInstruction.SendToKeep(peer, step, (rank * bytes) + offset, size)
            : CollectiveInstruction.SendToAdd(peer, step, offset, size);
    }
}
