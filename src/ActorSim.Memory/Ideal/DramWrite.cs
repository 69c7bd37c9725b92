namespace ActorSim.Memory;

/// <summary>Words for a DRAM to keep; posted, so there is no answer.</summary>
/// <param name="Words">How many words, ≥ 1.</param>
public readonly record struct DramWrite(int Words);
