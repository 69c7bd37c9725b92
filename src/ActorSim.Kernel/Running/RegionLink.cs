namespace ActorSim.Kernel;

/// <summary>The shortest link from one region to another.</summary>
/// <param name="From">The number of the region where it begins.</param>
/// <param name="To">The number of the region where it ends.</param>
/// <param name="Latency">Its lookahead in picoseconds.</param>
internal readonly record struct RegionLink(int From, int To, long Latency);
