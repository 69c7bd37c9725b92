namespace ActorSim.Training;

/// <summary>
/// Algorithms on a tree with rank 0 at its root: a reduce goes from the leaves to the root, a broadcast from the root to the leaves,
/// an all-reduce is both. The whole buffer takes each edge; chunks make a pipeline of it.
/// </summary>
public abstract class TreeAlgorithm : CollectiveAlgorithm
{
    private protected TreeAlgorithm(string name, CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        Name = name;
        if (kind is not (CollectiveKind.AllReduce or CollectiveKind.Reduce or CollectiveKind.Broadcast))
        {
            throw Refusal(name, kind, "all-reduce, reduce and broadcast");
        }
    }

    /// <inheritdoc/>
    public sealed override string Name { get; }

    /// <inheritdoc/>
    public sealed override int Pieces => 1;

    private bool Reduces => Kind != CollectiveKind.Broadcast;

    private bool Broadcasts => Kind != CollectiveKind.Reduce;

    private int BroadcastRound => Reduces ? 1 : 0;

    /// <inheritdoc/>
    public sealed override int RoundsOf(int rank) => BroadcastRound + 1;

    /// <inheritdoc/>
    public sealed override int LengthOf(int rank)
    {
        var children = ChildrenOf(rank);
        return (Reduces ? LengthUp(rank, children) : 0) + (Broadcasts ? ParentCount(rank) + children : 0);
    }

    /// <inheritdoc/>
    public sealed override CollectiveInstruction At(int rank, int index, long bytes)
    {
        var children = ChildrenOf(rank);
        if (Reduces)
        {
            var up = LengthUp(rank, children);
            if (index < up)
            {
                return index == 0 && children > 0
                    ? CollectiveInstruction.Receive(0, children)
                    : CollectiveInstruction.SendToAdd(ParentOf(rank), 0, 0, bytes);
            }

            index -= up;
        }

        var parents = ParentCount(rank);
        return index < parents
            ? CollectiveInstruction.Receive(BroadcastRound)
            : CollectiveInstruction.SendToKeep(ChildOf(rank, index - parents), BroadcastRound, 0, bytes);
    }

    /// <summary>The parent of a rank that is not 0.</summary>
    private protected abstract int ParentOf(int rank);

    /// <summary>How many children a rank has, at most 65,535.</summary>
    private protected abstract int ChildrenOf(int rank);

    /// <summary>A child of a rank, in the order in which a broadcast sends to them.</summary>
    private protected abstract int ChildOf(int rank, int index);

    private static int ParentCount(int rank) => rank == 0 ? 0 : 1;

    private static int LengthUp(int rank, int children) => (children > 0 ? 1 : 0) + ParentCount(rank);
}
