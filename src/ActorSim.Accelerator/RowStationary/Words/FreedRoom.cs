namespace ActorSim.Accelerator;

/// <summary>To the sender of words: a receiver has room again.</summary>
/// <param name="Pe">The PE to which the room belongs.</param>
/// <param name="Words">For how many words.</param>
public readonly record struct FreedRoom(int Pe, int Words);
