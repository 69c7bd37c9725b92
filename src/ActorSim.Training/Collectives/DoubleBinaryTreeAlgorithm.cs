namespace ActorSim.Training;

/// <summary>
/// The double binary tree (Sanders, Speck and Träff 2009): two trees, each for half of the buffer, made so that no rank has children in
/// both: all ranks' links are used in both directions. Chunks make pipelines of them.
/// </summary>
public sealed class DoubleBinaryTreeAlgorithm : CollectiveAlgorithm
{
    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <exception cref="ArgumentException">It does not do that.</exception>
    public DoubleBinaryTreeAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        if (kind != CollectiveKind.AllReduce)
        {
            throw Refusal("double-binary-tree", kind, "all-reduce");
        }
    }

    /// <inheritdoc/>
    public override string Name => "double-binary-tree";

    /// <inheritdoc/>
    public override int Pieces => 2;

    /// <inheritdoc/>
    public override int RoundsOf(int rank) => 4;

    /// <inheritdoc/>
    public override int LengthOf(int rank) => UpLength(rank, 0) + DownLength(rank, 0) + UpLength(rank, 1) + DownLength(rank, 1);

    /// <inheritdoc/>
    /// <remarks>First up and last down comes the tree in which the rank is a leaf, so that it never keeps the other waiting.</remarks>
    public override CollectiveInstruction At(int rank, int index, long bytes)
    {
        var inner = ChildrenOf(rank, 1) > 0 ? 1 : 0;
        var leaf = 1 - inner;
        var length = UpLength(rank, leaf);
        if (index < length)
        {
            return Up(rank, leaf, index, bytes);
        }

        index -= length;
        length = UpLength(rank, inner);
        if (index < length)
        {
            return Up(rank, inner, index, bytes);
        }

        index -= length;
        length = DownLength(rank, inner);
        return index < length ? Down(rank, inner, index, bytes) : Down(rank, leaf, index - length, bytes);
    }

    /// <summary>The parent of a rank in a tree; −1 for the root.</summary>
    internal int ParentOf(int rank, int tree)
    {
        var parent = InOrderTree.ParentOf(NodeOf(rank, tree), Ranks);
        return parent == 0 ? -1 : RankOf(parent, tree);
    }

    /// <summary>How many children a rank has in a tree.</summary>
    internal int ChildrenOf(int rank, int tree)
    {
        var node = NodeOf(rank, tree);
        return InOrderTree.LeftOf(node) == 0 ? 0 : InOrderTree.RightOf(node, Ranks) == 0 ? 1 : 2;
    }

    private int ChildOf(int rank, int tree, int index)
    {
        var node = NodeOf(rank, tree);
        return RankOf(index == 0 ? InOrderTree.LeftOf(node) : InOrderTree.RightOf(node, Ranks), tree);
    }

    // The second tree is the first, mirrored (an even number of ranks) or moved on by one (an odd one), so that even nodes become odd.
    private int NodeOf(int rank, int tree) =>
        tree == 0 ? rank + 1
        : Ranks % 2 == 0 ? Ranks - rank
        : rank == 0 ? Ranks : rank;

    private int RankOf(int node, int tree) =>
        tree == 0 ? node - 1
        : Ranks % 2 == 0 ? Ranks - node
        : node == Ranks ? 0 : node;

    private bool IsRoot(int rank, int tree) => InOrderTree.ParentOf(NodeOf(rank, tree), Ranks) == 0;

    private int UpLength(int rank, int tree) => (ChildrenOf(rank, tree) > 0 ? 1 : 0) + (IsRoot(rank, tree) ? 0 : 1);

    private int DownLength(int rank, int tree) => ChildrenOf(rank, tree) + (IsRoot(rank, tree) ? 0 : 1);

    private CollectiveInstruction Up(int rank, int tree, int index, long bytes)
    {
        var children = ChildrenOf(rank, tree);
        if (index == 0 && children > 0)
        {
            return CollectiveInstruction.Receive(2 * tree, children);
        }

        var (offset, size) = PieceRange(bytes, 2, tree, tree + 1);
        return CollectiveInstruction.SendToAdd(ParentOf(rank, tree), 2 * tree, offset, size);
    }

    private CollectiveInstruction Down(int rank, int tree, int index, long bytes)
    {
        var round = (2 * tree) + 1;
        var waits = IsRoot(rank, tree) ? 0 : 1;
        if (index < waits)
        {
            return CollectiveInstruction.Receive(round);
        }

        var (offset, size) = PieceRange(bytes, 2, tree, tree + 1);
        return CollectiveInstruction.SendToKeep(ChildOf(rank, tree, index - waits), round, offset, size);
    }
}
