namespace ActorSim.Kernel;

/// <summary>Links from one region to another.</summary>
/// <param name="From">The name of the region where they begin.</param>
/// <param name="SmallestLatency">The smallest of their latencies: so far the two can run apart.</param>
public sealed record RegionEntry(string From, SimDuration SmallestLatency);
