namespace ActorSim.Memory;

/// <summary>Halves have changed places: a consumer may read what was written.</summary>
/// <param name="Words">Words that all producers have written.</param>
public readonly record struct SramFilled(int Words);
