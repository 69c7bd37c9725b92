using System.Numerics;

namespace ActorSim.Training;

/// <summary>
/// The binary tree over the nodes 1 to n whose in-order walk is their order: odd nodes are leaves, a node's height is the number of its
/// lowest 1, and the root is the largest power of two.
/// </summary>
internal static class InOrderTree
{
    /// <summary>The parent of a node; 0 for the root.</summary>
    public static int ParentOf(int node, int count)
    {
        var low = node & -node;
        var above = node - low;
        var up = above | (low << 1);
        return up <= count ? up : above;
    }

    /// <summary>The child before a node; 0 for leaves.</summary>
    public static int LeftOf(int node)
    {
        var half = (node & -node) >> 1;
        return half == 0 ? 0 : node - half;
    }

    /// <summary>The child behind a node; 0 if there is none.</summary>
    public static int RightOf(int node, int count)
    {
        var half = (node & -node) >> 1;
        var room = count - node;
        if (half == 0 || room == 0)
        {
            return 0;
        }

        // The highest node of those behind, which are cut off at the end of the order.
        return node + Math.Min(half, 1 << BitOperations.Log2((uint)room));
    }
}
