namespace ActorSim.Interconnect;

/// <summary>A flit that asks to cross the switch.</summary>
/// <param name="Input">The input port at which it is.</param>
/// <param name="VirtualChannel">The virtual channel of that port.</param>
/// <param name="Output">The output port that it asks for.</param>
/// <param name="FlitIndex">Which flit of its packet it is, from 0: told apart only among the copies of a multicast.</param>
/// <param name="IsSpeculative">Whether its packet has not got a virtual channel of that output yet.</param>
internal readonly record struct SwitchRequest(ushort Input, ushort VirtualChannel, ushort Output, ushort FlitIndex, bool IsSpeculative);
