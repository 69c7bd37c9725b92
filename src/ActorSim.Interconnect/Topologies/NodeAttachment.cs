namespace ActorSim.Interconnect;

/// <summary>Where a node joins the network: one port of a router, whose input it sends to and whose output it hears.</summary>
/// <param name="Router">The router.</param>
/// <param name="Port">The port.</param>
/// <param name="Cycles">The delay of the wires between them in cycles, from 1, counted as for <see cref="NetworkLink"/>.</param>
public readonly record struct NodeAttachment(int Router, int Port, int Cycles = 1);
