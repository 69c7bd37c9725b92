namespace ActorSim.Interconnect;

/// <summary>What a router is built like.</summary>
/// <param name="Ports">Its inputs, and as many outputs; from 1.</param>
/// <param name="VirtualChannels">Virtual channels of each port, from 1 to 64.</param>
/// <param name="SlotsPerChannel">Flits that the buffer of each virtual channel holds, from 1.</param>
/// <param name="Pipeline">Its stages.</param>
public sealed record RouterDescription(int Ports, int VirtualChannels, int SlotsPerChannel, RouterPipeline Pipeline);
