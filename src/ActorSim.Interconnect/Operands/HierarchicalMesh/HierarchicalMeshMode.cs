namespace ActorSim.Interconnect;

/// <summary>
/// Whom the sources of a hierarchical mesh feed while a layer runs. Source: Eyeriss v2 (Chen et al., JETCAS 9(2), 2019),
/// III-B.
/// </summary>
/// <remarks>That groups are rows of clusters, and where their sources stand, is an assumption.</remarks>
public enum HierarchicalMeshMode
{
    /// <summary>Unicast: each cluster's own source feeds its own PEs.</summary>
    HighBandwidth,

    /// <summary>Broadcast: the source of the cluster in the north-west feeds all clusters.</summary>
    HighReuse,

    /// <summary>Each row of clusters is a group and has one source, in the west.</summary>
    GroupedMulticast,

    /// <summary>The clusters at the same place of every row, a column, share one source, in the north.</summary>
    InterleavedMulticast,
}
