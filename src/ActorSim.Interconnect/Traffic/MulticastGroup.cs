namespace ActorSim.Interconnect;

/// <summary>One source and the nodes that it sends the same packets to.</summary>
/// <param name="Source">The node that sends.</param>
/// <param name="Destinations">The nodes that receive, each once; at least one.</param>
public sealed record MulticastGroup(int Source, IReadOnlyList<int> Destinations);
