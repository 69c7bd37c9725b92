namespace ActorSim.Interconnect;

/// <summary>
/// What a hierarchical mesh carries; each has a network of its own. Source: Eyeriss v2 (Chen et al., JETCAS 9(2), 2019),
/// III-C.
/// </summary>
public enum HierarchicalMeshOperand
{
    /// <summary>
    /// Input activations, from the buffers: links both ways, three routers a cluster, each of which may feed any PE
    /// of it.
    /// </summary>
    Iact,

    /// <summary>Weights, from off the chip: horizontal links only, one router for each row of PEs.</summary>
    Weight,

    /// <summary>Psums, from the buffers: vertical links only, one router for each column of PEs.</summary>
    Psum,
}
