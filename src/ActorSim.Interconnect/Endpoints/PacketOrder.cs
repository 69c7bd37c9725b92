namespace ActorSim.Interconnect;

/// <summary>A packet to be sent.</summary>
/// <param name="Packet">Its number, unique within the network.</param>
/// <param name="CreateCycle">The cycle in which it is there to be sent.</param>
/// <param name="Destination">The node that it is for.</param>
/// <param name="Flits">Its length, from 1.</param>
public readonly record struct PacketOrder(int Packet, uint CreateCycle, int Destination, int Flits);
