namespace ActorSim.Accelerator;

/// <summary>The answer to a read of one word.</summary>
/// <param name="Value">The word.</param>
public readonly record struct WordValue(long Value);
