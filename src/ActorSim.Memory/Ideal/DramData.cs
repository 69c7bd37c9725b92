namespace ActorSim.Memory;

/// <summary>A DRAM's answer to a <see cref="DramRead"/>.</summary>
/// <param name="Words">How many words came, ≥ 1.</param>
public readonly record struct DramData(int Words);
