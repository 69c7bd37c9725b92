namespace ActorSim.Training;

/// <summary>The complete tree in which each rank has k children: k·r + 1 to k·r + k. With k = 1 it is a chain.</summary>
public sealed class KaryTreeAlgorithm : TreeAlgorithm
{
    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce, or broadcast.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <param name="arity">k, from 1 to 65,535.</param>
    /// <exception cref="ArgumentException">A tree does not do that, or not with so many children.</exception>
    public KaryTreeAlgorithm(CollectiveKind kind, int ranks, int arity)
        : base("k-ary-tree", kind, ranks)
    {
        if (arity is < 1 or > ushort.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(arity), arity, $"A rank of a tree has from 1 to {ushort.MaxValue} children.");
        }

        Arity = arity;
    }

    /// <summary>k, how many children a rank has that is not at the tree's edge.</summary>
    public int Arity { get; }

    private protected override int ParentOf(int rank) => (rank - 1) / Arity;

    private protected override int ChildrenOf(int rank) => (int)Math.Clamp(Ranks - 1 - ((long)Arity * rank), 0, Arity);

    private protected override int ChildOf(int rank, int index) => (Arity * rank) + 1 + index;
}
