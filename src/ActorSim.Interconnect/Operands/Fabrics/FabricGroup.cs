namespace ActorSim.Interconnect;

/// <summary>PEs that one source of a network reaches with one beat.</summary>
/// <param name="Source">The number of the source.</param>
/// <param name="Group">The PEs, and the tag by which beats reach them.</param>
public sealed record FabricGroup(int Source, OperandGroup Group);
