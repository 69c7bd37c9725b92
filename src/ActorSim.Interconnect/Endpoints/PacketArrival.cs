namespace ActorSim.Interconnect;

/// <summary>A packet that has arrived.</summary>
/// <param name="Packet">Its number.</param>
/// <param name="Source">The node that sent it.</param>
/// <param name="CreateCycle">The cycle in which it was created.</param>
/// <param name="InjectCycle">The cycle in which its head left the source.</param>
/// <param name="ArriveCycle">The cycle in which its tail was seen at the destination.</param>
public readonly record struct PacketArrival(int Packet, int Source, uint CreateCycle, uint InjectCycle, uint ArriveCycle);
