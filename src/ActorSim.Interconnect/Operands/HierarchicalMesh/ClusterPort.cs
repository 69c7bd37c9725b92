namespace ActorSim.Interconnect;

/// <summary>
/// A side of a router in the hierarchical mesh. As an input it is where beats come from, as an output where they go.
/// </summary>
public enum ClusterPort
{
    /// <summary>In: the cluster's own source, a bank of its buffer or an off-chip port. Out: the PEs of the cluster.</summary>
    Local,

    /// <summary>The cluster in the row above.</summary>
    North,

    /// <summary>The cluster in the row below.</summary>
    South,

    /// <summary>The cluster in the next column.</summary>
    East,

    /// <summary>The cluster in the column before.</summary>
    West,
}
