namespace ActorSim.Interconnect;

/// <summary>A packet of a trace.</summary>
/// <param name="CreateCycle">The cycle in which it is created.</param>
/// <param name="Source">The node that sends it.</param>
/// <param name="Destination">The node that it is for.</param>
/// <param name="Flits">Its length, from 1.</param>
public readonly record struct TracePacket(uint CreateCycle, int Source, int Destination, int Flits);
