namespace ActorSim.Interconnect;

/// <summary>A packet to be sent.</summary>
/// <param name="Packet">Its number among those of its source.</param>
/// <param name="CreateCycle">The cycle in which it is created.</param>
/// <param name="Destination">The node that it is for; from the number of nodes on, a multicast tree.</param>
/// <param name="Flits">Its length, 1 to 65,535.</param>
/// <param name="Class">The class of packets to which it belongs.</param>
public readonly record struct PacketOrder(int Packet, uint CreateCycle, int Destination, int Flits, byte Class = 0);
