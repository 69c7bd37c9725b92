namespace ActorSim.Interconnect;

/// <summary>A virtual channel of an output that was granted to a packet.</summary>
/// <param name="Input">The input channel that the packet waits in, as <c>port · V + channel</c>.</param>
/// <param name="Output">The output channel that it got, as <c>port · V + channel</c>.</param>
internal readonly record struct ChannelGrant(int Input, int Output);
