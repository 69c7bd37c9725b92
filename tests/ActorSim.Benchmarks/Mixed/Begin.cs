namespace ActorSim.Benchmarks;

/// <summary>A gateway's word to the cells of its chip.</summary>
/// <param name="Until">They send in each cycle before this time, in picoseconds.</param>
public readonly record struct Begin(long Until);
