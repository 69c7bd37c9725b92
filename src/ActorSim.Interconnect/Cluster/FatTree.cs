namespace ActorSim.Interconnect;

/// <summary>
/// A tree of switches with the ranks as leaves, in which a vertex may have several parents (extended generalised fat tree, Öhring,
/// Ibel, Das and Kumar 1995). Which parent a transfer takes on its way up follows from its destination alone (D-mod-k, Zahavi 2010),
/// so that what is meant for different ranks spreads over the links and what is meant for one stays in order; the way down is unique.
/// </summary>
/// <remarks>
/// A switch of level i is numbered by the subtree that it heads, and within by which of its equals it is. A level is oversubscribed
/// where its switches have more bandwidth to their children than to their parents.
/// </remarks>
public sealed class FatTree : ClusterTopology
{
    private readonly FatTreeLevel[] levels;
    private readonly int[] leaves;
    private readonly int[] equals;
    private readonly int[] firstVertices;

    /// <summary>Makes the topology.</summary>
    /// <param name="levels">From the ranks up, at least one; the product of the children is the number of ranks.</param>
    /// <param name="switching">How the switches pass on; null: store and forward, at once.</param>
    /// <exception cref="ArgumentException">There is no level, or one has no children or parents, or there is too much to number.</exception>
    public FatTree(IReadOnlyList<FatTreeLevel> levels, SwitchDescription? switching = null)
        : base(RanksOf(levels), SwitchesOf(levels))
    {
        this.levels = [.. levels];
        Switching = switching ?? SwitchDescription.StoreAndForward;
        leaves = new int[levels.Count + 1];
        equals = new int[levels.Count + 1];
        firstVertices = new int[levels.Count + 2];
        (leaves[0], equals[0]) = (1, 1);
        firstVertices[1] = Ranks;
        for (var i = 1; i <= levels.Count; i++)
        {
            leaves[i] = leaves[i - 1] * levels[i - 1].Children;
            equals[i] = equals[i - 1] * levels[i - 1].Parents;
            firstVertices[i + 1] = firstVertices[i] + (Ranks / leaves[i] * equals[i]);
        }
    }

    /// <inheritdoc/>
    public override SwitchDescription Switching { get; }

    /// <summary>The levels of switches, from the ranks up.</summary>
    public IReadOnlyList<FatTreeLevel> Levels => levels;

    /// <summary>Servers of several ranks around a switch of their own, joined by one cable each to a switch in the middle.</summary>
    /// <param name="servers">How many servers, ≥ 1.</param>
    /// <param name="ranksPerServer">How many ranks a server has, ≥ 1.</param>
    /// <param name="inside">From a rank to its server's switch.</param>
    /// <param name="between">From a server's switch to the middle.</param>
    /// <param name="switching">How the switches pass on; null: store and forward, at once.</param>
    public static FatTree TwoLevel(int servers, int ranksPerServer, ClusterCable inside, ClusterCable between, SwitchDescription? switching = null) =>
        new([new FatTreeLevel(ranksPerServer, 1, inside), new FatTreeLevel(servers, 1, between)], switching);

    /// <summary>
    /// The largest fat tree that equal switches make: with three levels edge, aggregation and core (Al-Fares, Loukissas and Vahdat
    /// 2008). Only the edge may be oversubscribed.
    /// </summary>
    /// <param name="levelCount">How many levels of switches, ≥ 2.</param>
    /// <param name="ports">Of each switch, even.</param>
    /// <param name="oversubscription">Ranks for each way up of an edge switch, ≥ 1; one more than it divides the ports.</param>
    /// <param name="cable">Every cable.</param>
    /// <param name="switching">How the switches pass on; null: store and forward, at once.</param>
    /// <exception cref="ArgumentException">The ports cannot be divided so.</exception>
    public static FatTree OfPorts(int levelCount, int ports, int oversubscription, ClusterCable cable, SwitchDescription? switching = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levelCount, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(oversubscription, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ports, 2);
        if (ports % 2 != 0 || ports % (oversubscription + 1) != 0)
        {
            throw new ArgumentException($"The ports of an edge switch must divide in {oversubscription} down for each up, and those of the others in halves; {ports} ports do not.", nameof(ports));
        }

        var up = ports / (oversubscription + 1);
        var tree = new FatTreeLevel[levelCount];
        tree[0] = new FatTreeLevel(ports - up, 1, cable);
        for (var i = 1; i < tree.Length; i++)
        {
            var isCore = i == tree.Length - 1;
            tree[i] = new FatTreeLevel(isCore ? ports : ports / 2, i == 1 ? up : ports / 2, cable);
        }

        return new FatTree(tree, switching);
    }

    /// <inheritdoc/>
    public override int WaysFrom(int vertex)
    {
        var level = LevelOf(vertex);
        return ChildrenOf(level) + ParentsOf(level);
    }

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way)
    {
        var level = LevelOf(vertex);
        var (subtree, which) = Math.DivRem(vertex - firstVertices[level], equals[level]);
        if (way < ChildrenOf(level))
        {
            var child = (((subtree * ChildrenOf(level)) + way) * equals[level - 1]) + (which % equals[level - 1]);
            return levels[level - 1].Cable.Link(vertex, firstVertices[level - 1] + child);
        }

        var up = way - ChildrenOf(level);
        var parent = (subtree / levels[level].Children * equals[level + 1]) + which + (equals[level] * up);
        return levels[level].Cable.Link(vertex, firstVertices[level + 1] + parent);
    }

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination)
    {
        if (vertex == destination)
        {
            return -1;
        }

        var level = LevelOf(vertex);
        var subtree = (vertex - firstVertices[level]) / equals[level];
        return destination / leaves[level] == subtree
            ? destination / leaves[level - 1] % ChildrenOf(level)
            : ChildrenOf(level) + (destination / equals[level] % ParentsOf(level));
    }

    /// <summary>What a vertex is called: <c>rank 3</c>, <c>level 1 switch 0</c>.</summary>
    public override string NameOf(int vertex)
    {
        var level = LevelOf(vertex);
        return level == 0 ? base.NameOf(vertex) : $"level {level} switch {vertex - firstVertices[level]}";
    }

    private static int RanksOf(IReadOnlyList<FatTreeLevel> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0)
        {
            throw new ArgumentException("A fat tree has at least one level of switches.", nameof(levels));
        }

        var ranks = 1L;
        foreach (var level in levels)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(level.Children, 1, nameof(levels));
            ArgumentOutOfRangeException.ThrowIfLessThan(level.Parents, 1, nameof(levels));
            ranks *= level.Children;
            if (ranks > int.MaxValue / 4)
            {
                throw new ArgumentException($"The fat tree has {ranks} ranks and more; at most {int.MaxValue / 4} can be numbered.", nameof(levels));
            }
        }

        return (int)ranks;
    }

    private static int SwitchesOf(IReadOnlyList<FatTreeLevel> levels)
    {
        var (subtrees, equal, switches) = ((long)RanksOf(levels), 1L, 0L);
        foreach (var level in levels)
        {
            subtrees /= level.Children;
            equal *= level.Parents;
            switches += subtrees * equal;
            if (equal > int.MaxValue || switches > int.MaxValue / 4)
            {
                throw new ArgumentException($"The fat tree has {switches} switches and more; at most {int.MaxValue / 4} can be numbered.", nameof(levels));
            }
        }

        return (int)switches;
    }

    private int LevelOf(int vertex)
    {
        var level = 0;
        while (vertex >= firstVertices[level + 1])
        {
            level++;
        }

        return level;
    }

    private int ChildrenOf(int level) => level == 0 ? 0 : levels[level - 1].Children;

    private int ParentsOf(int level) => level == levels.Length ? 0 : levels[level].Parents;
}
