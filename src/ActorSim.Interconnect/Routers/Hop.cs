namespace ActorSim.Interconnect;

/// <summary>Where a packet goes at a router.</summary>
/// <param name="Output">The port by which it leaves.</param>
/// <param name="VirtualChannels">The virtual channels of that port that it may take, as bits; at least one.</param>
public readonly record struct Hop(int Output, ulong VirtualChannels);
