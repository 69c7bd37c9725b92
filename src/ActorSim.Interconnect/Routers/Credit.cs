namespace ActorSim.Interconnect;

/// <summary>Says to whoever sends into a buffer that one of its slots has become free.</summary>
/// <param name="VirtualChannel">The virtual channel whose buffer it is.</param>
public readonly record struct Credit(byte VirtualChannel);
