namespace ActorSim.Interconnect;

/// <summary>One level of switches of a fat tree, with the cables to what lies below.</summary>
/// <param name="Children">How many vertices of the level below a switch of this level has, ≥ 1.</param>
/// <param name="Parents">How many switches of this level a vertex of the level below has, ≥ 1.</param>
/// <param name="Cable">Between them.</param>
public sealed record FatTreeLevel(int Children, int Parents, ClusterCable Cable);
