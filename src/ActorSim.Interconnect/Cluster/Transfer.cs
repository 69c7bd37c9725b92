namespace ActorSim.Interconnect;

/// <summary>Bytes on their way from one rank of a cluster to another; what they are is known from their tag alone.</summary>
/// <param name="Source">The rank that sent them.</param>
/// <param name="Destination">The rank that gets them.</param>
/// <param name="Bytes">How many, ≥ 1.</param>
/// <param name="Tag">What they are, in the terms of the two ranks.</param>
/// <param name="Origin">Of a chain of transfers that waited for each other: the rank at which it began; for the critical path.</param>
/// <param name="Segments">Of a message cut in segments: how many it has, in the last of them, and 0 in the others; 1 of a whole message.</param>
/// <param name="Follow">Picoseconds from the arrival of the first byte, of which the message tells, to that of the last; 0 where it tells of the last.</param>
public readonly record struct Transfer(int Source, int Destination, long Bytes, long Tag, int Origin, int Segments = 1, long Follow = 0);
