namespace ActorSim.Interconnect;

/// <summary>Where a packet of a multicast tree goes at a router: a copy to each of several outputs.</summary>
/// <param name="Outputs">The ports by which copies leave, as bits.</param>
/// <param name="VirtualChannels">The virtual channels that each copy may take, as bits; at least one.</param>
public readonly record struct TreeHop(ulong Outputs, ulong VirtualChannels);
