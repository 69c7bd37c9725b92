namespace ActorSim.Interconnect;

/// <summary>A crossing of the switch that was granted for one flit.</summary>
/// <param name="Input">The port it comes from.</param>
/// <param name="VirtualChannel">Its virtual channel there.</param>
/// <param name="Output">The port it goes to.</param>
/// <param name="IsSpeculative">Whether its packet has yet to get a virtual channel of the output in this same cycle.</param>
internal readonly record struct SwitchGrant(int Input, int VirtualChannel, int Output, bool IsSpeculative);
