namespace ActorSim.Memory.Tests;

/// <summary>A request of a trace: it is offered from that cycle on, behind those that stand in front of it.</summary>
internal readonly record struct PlainRequest(long Address, bool IsWrite, long Cycle);
