namespace ActorSim.Memory;

/// <summary>A request is done: all beats of a read have come, or a write is accepted (writes are posted).</summary>
/// <param name="Tag">That of the request.</param>
/// <param name="IsWrite">Whether it was a write.</param>
public readonly record struct DramAnswer(int Tag, bool IsWrite);
