using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// Which multicast a packet is for, by the node that sends it; a node with several groups chooses among them, all equally
/// likely. It does not change and holds only plain data, so that an actor may keep it in a field.
/// </summary>
public sealed class MulticastGroups
{
    private readonly MulticastTree[] trees;

    // The trees of a source are first[source] … first[source + 1] − 1.
    private readonly int[] first;

    /// <summary>Makes the trees of some groups.</summary>
    /// <param name="table">The routes.</param>
    /// <param name="groups">The groups; at least one.</param>
    /// <param name="firstTree">The number of the first tree, where several classes of packets have groups; else 0.</param>
    /// <exception cref="ArgumentException">There are no groups, or one is not possible, as <see cref="MulticastTree"/> says.</exception>
    public MulticastGroups(RouteTable table, IReadOnlyList<MulticastGroup> groups, int firstTree = 0)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count == 0)
        {
            throw new ArgumentException("There are no multicast groups; give at least one.");
        }

        FirstTree = firstTree;
        trees = [.. groups.OrderBy(group => group.Source).Select(group => new MulticastTree(table, group.Source, group.Destinations))];
        first = new int[table.Graph.Nodes + 1];
        foreach (var tree in trees)
        {
            first[tree.Source + 1]++;
        }

        for (var source = 0; source < table.Graph.Nodes; source++)
        {
            first[source + 1] += first[source];
        }
    }

    /// <summary>The number of the first tree.</summary>
    public int FirstTree { get; }

    /// <summary>The trees, by source.</summary>
    public ReadOnlySpan<MulticastTree> Trees => trees;

    /// <summary>Whether a node sends to any group.</summary>
    /// <param name="source">The node.</param>
    public bool Sends(int source) => first[source + 1] > first[source];

    /// <summary>The number of the tree for a new packet; −1 if its source has no group.</summary>
    /// <param name="source">The node that sends it.</param>
    /// <param name="random">The sender's random stream; not drawn from if there is no choice.</param>
    public int Draw(int source, RandomStream random)
    {
        var (from, count) = (first[source], first[source + 1] - first[source]);
        if (count < 2)
        {
            return count == 0 ? -1 : FirstTree + from;
        }

        ArgumentNullException.ThrowIfNull(random);
        return FirstTree + from + (int)random.NextBelow(count);
    }
}
