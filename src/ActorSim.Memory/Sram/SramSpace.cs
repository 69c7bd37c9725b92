namespace ActorSim.Memory;

/// <summary>Halves have changed places: a producer may write so many words into the one that is free now.</summary>
/// <param name="Words">How many, ≥ 1.</param>
public readonly record struct SramSpace(int Words);
