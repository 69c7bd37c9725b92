namespace ActorSim.Interconnect;

/// <summary>One line of a route table that is given as data: by which output of a router packets for a node leave.</summary>
/// <param name="Router">The router.</param>
/// <param name="Destination">The node that the packets are for.</param>
/// <param name="Output">The output.</param>
/// <param name="VirtualChannels">The virtual channels that they may take there, as bits; 0 for all.</param>
public readonly record struct RouteEntry(int Router, int Destination, int Output, ulong VirtualChannels = 0);
