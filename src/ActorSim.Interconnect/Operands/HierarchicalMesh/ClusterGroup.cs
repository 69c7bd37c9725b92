namespace ActorSim.Interconnect;

/// <summary>Clusters that are fed by the source of one of them.</summary>
/// <param name="Source">The cluster whose source it is.</param>
/// <param name="Clusters">Those that it is to reach, at least one.</param>
public sealed record ClusterGroup(int Source, IReadOnlyList<int> Clusters);
