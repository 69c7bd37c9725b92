using System.Numerics;

namespace ActorSim.Training;

/// <summary>
/// The binomial tree: whoever has a broadcast's data sends it on in every step, so that the number of those that have it doubles,
/// and a reduce goes the way back. log₂ p steps of the whole buffer.
/// </summary>
public sealed class BinomialTreeAlgorithm : TreeAlgorithm
{
    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce, or broadcast.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <exception cref="ArgumentException">A tree does not do that.</exception>
    public BinomialTreeAlgorithm(CollectiveKind kind, int ranks)
        : base("binomial-tree", kind, ranks)
    {
    }

    // A rank's parent lacks its lowest 1; its children add a lower 1, the highest (with the most below it) first.
    private protected override int ParentOf(int rank) => rank & (rank - 1);

    private protected override int ChildrenOf(int rank)
    {
        var possible = rank == 0 ? BitOperations.Log2((uint)Ranks) + 1 : BitOperations.TrailingZeroCount(rank);
        var room = Ranks - 1 - rank;
        return Math.Min(possible, room == 0 ? 0 : BitOperations.Log2((uint)room) + 1);
    }

    private protected override int ChildOf(int rank, int index) => rank + (1 << (ChildrenOf(rank) - 1 - index));
}
