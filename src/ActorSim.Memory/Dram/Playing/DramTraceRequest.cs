namespace ActorSim.Memory;

/// <summary>A request of a trace.</summary>
/// <param name="Address">In bytes, a multiple of the memory's <see cref="DramOrganization.RequestBytes"/>.</param>
/// <param name="Cycle">The cycle of the command clock from which on it is offered; later if others before it are held up.</param>
/// <param name="IsWrite">Whether it is written.</param>
public readonly record struct DramTraceRequest(long Address, long Cycle, bool IsWrite);
