namespace ActorSim.Memory;

/// <summary>A channel has room for one more request in one of its queues.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="IsWrite">Whether the room is in the write buffer; with one queue for both, and for reads, it is not.</param>
public readonly record struct DramCredit(short Channel, bool IsWrite);
