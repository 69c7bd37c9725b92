namespace ActorSim.Interconnect;

/// <summary>A virtual channel of a wire between routers.</summary>
/// <param name="Link">The wire.</param>
/// <param name="VirtualChannel">The number of the channel.</param>
public readonly record struct ChannelUse(NetworkLink Link, int VirtualChannel);
