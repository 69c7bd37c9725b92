namespace ActorSim.Interconnect;

/// <summary>
/// Which links join the ranks and switches of a cluster, and which way a transfer takes. Vertices are numbered: the ranks first,
/// the switches behind. Immutable; all nodes of a cluster share one.
/// </summary>
public abstract class ClusterTopology
{
    /// <summary>Makes a topology.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no rank, or a negative number of switches.</exception>
    private protected ClusterTopology(int ranks, int switches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(switches);
        Ranks = ranks;
        Switches = switches;
    }

    /// <summary>How many ranks there are; they are the vertices 0 to n − 1.</summary>
    public int Ranks { get; }

    /// <summary>How many switches there are; their vertices follow those of the ranks.</summary>
    public int Switches { get; }

    /// <summary>How the switches pass transfers on.</summary>
    public virtual SwitchDescription Switching => SwitchDescription.StoreAndForward;

    /// <summary>Whether every way of a rank leads to all ranks at once, so that nothing passes through others.</summary>
    public virtual bool IsDirect => false;

    /// <summary>Whether what a rank receives queues for its link, as what it sends does; for direct topologies.</summary>
    public virtual bool QueuesReceived => false;

    /// <summary>Whether transfers wait for each other at all.</summary>
    public virtual bool HasContention => true;

    /// <summary>How many ways lead out of a vertex.</summary>
    public abstract int WaysFrom(int vertex);

    /// <summary>The link to which a way leads, <paramref name="way"/> from 0 to <see cref="WaysFrom"/> − 1.</summary>
    public abstract ClusterLink LinkOf(int vertex, int way);

    /// <summary>The way that a transfer to a rank takes out of a vertex; −1 if none leads there.</summary>
    public abstract int WayTo(int vertex, int destination);

    /// <summary>The way that leads from one vertex to another over one link; −1 if there is none.</summary>
    public virtual int WayBetween(int from, int to)
    {
        for (var way = 0; way < WaysFrom(from); way++)
        {
            if (LinkOf(from, way).To == to)
            {
                return way;
            }
        }

        return -1;
    }

    /// <summary>What a vertex is called: <c>rank 3</c>, <c>switch 0</c>.</summary>
    public virtual string NameOf(int vertex) => vertex < Ranks ? $"rank {vertex}" : $"switch {vertex - Ranks}";

    /// <summary>What lies at the far end of a way, as <see cref="NameOf"/> calls it.</summary>
    public virtual string NameOfEnd(int vertex, int way) => NameOf(LinkOf(vertex, way).To);

    /// <summary>Whether the far end of a link is told of a transfer's first byte: a switch that passes it on at once.</summary>
    internal bool TellsOfFirstByte(ClusterLink link) => !IsDirect && link.To >= Ranks && Switching.IsCutThrough;
}
