namespace ActorSim.Interconnect;

/// <summary>A source port of a hierarchical mesh.</summary>
/// <param name="Cluster">The cluster that it belongs to.</param>
/// <param name="Router">The router of the cluster that it feeds.</param>
/// <param name="Inlet">Where its beats go.</param>
/// <param name="Pes">The PEs that it reaches, rising.</param>
/// <param name="Groups">
/// The groups that it reaches as a whole, which are those that it may send to; null if there are none.
/// </param>
public sealed record HierarchicalMeshSource(int Cluster, int Router, OperandInlet Inlet, IReadOnlyList<int> Pes, OperandGroups? Groups);
