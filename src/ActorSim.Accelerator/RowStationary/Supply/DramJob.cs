namespace ActorSim.Accelerator;

/// <summary>What the control of a row-stationary chip asks of the link to DRAM.</summary>
public enum DramJob
{
    /// <summary>Scan in the configuration for the layer of the pass.</summary>
    Configure,

    /// <summary>Fetch the filters of the pass.</summary>
    FetchFilters,

    /// <summary>Fetch the ifmaps of the pass.</summary>
    FetchIfmaps,

    /// <summary>Write the ofmaps that are finished after the pass.</summary>
    WriteOfmaps,
}
