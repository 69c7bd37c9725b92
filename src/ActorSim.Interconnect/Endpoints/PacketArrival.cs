namespace ActorSim.Interconnect;

/// <summary>A packet that has arrived.</summary>
/// <param name="Packet">Its number among those of its source.</param>
/// <param name="Source">The node that sent it.</param>
/// <param name="Flits">Its length.</param>
/// <param name="CreateCycle">The cycle in which it was created.</param>
/// <param name="InjectCycle">The cycle in which its head left the source.</param>
/// <param name="ArriveCycle">The cycle in which its tail arrived.</param>
/// <param name="FreeCycles">Cycles from the source to here that the head takes when nothing is in its way.</param>
/// <param name="Routers">Routers that it has passed.</param>
public readonly record struct PacketArrival(
    int Packet, int Source, int Flits, uint CreateCycle, uint InjectCycle, uint ArriveCycle, uint FreeCycles, int Routers);
