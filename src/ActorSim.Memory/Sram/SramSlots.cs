namespace ActorSim.Memory;

/// <summary>A consumer has room again for answers.</summary>
/// <param name="Consumer">The number of the requester.</param>
/// <param name="Count">For how many more words, ≥ 1.</param>
public readonly record struct SramSlots(int Consumer, int Count);
