namespace ActorSim.Interconnect;

/// <summary>
/// A receiver of beats gives slots of its buffer back to whoever sends there: freed in cycle k and sent over a link of one
/// cycle, they can be used in k + 1.
/// </summary>
/// <param name="Count">How many slots, ≥ 1.</param>
public readonly record struct FreedSlots(int Count);
