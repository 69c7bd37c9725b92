namespace ActorSim.Accelerator;

/// <summary>The networks of a burst-granular array.</summary>
/// <param name="Filters">Brings filters.</param>
/// <param name="Ifmaps">Brings ifmaps.</param>
/// <param name="Psums">Brings psums.</param>
/// <param name="Outputs">Takes psums.</param>
public sealed record BurstArrayNetworks(
    BurstFilterNetwork Filters, BurstIfmapNetwork Ifmaps, BurstPsumNetwork Psums, BurstOutputNetwork Outputs);
