namespace ActorSim.Accelerator;

/// <summary>What is done about a pass of a row-stationary array.</summary>
public enum PassStage
{
    /// <summary>The chip is configured for the layer that begins with the pass.</summary>
    Configured,

    /// <summary>Its filters are in the filter buffer.</summary>
    FiltersFetched,

    /// <summary>Its ifmaps are in the buffer.</summary>
    IfmapsFetched,

    /// <summary>Its filters are in the scratch pads; their part of the filter buffer is free.</summary>
    FiltersLoaded,

    /// <summary>All its psums are in the buffer.</summary>
    PsumsWritten,

    /// <summary>The ofmaps that are finished after it are in DRAM.</summary>
    OfmapsWritten,
}
