namespace ActorSim.Interconnect;

/// <summary>The way through the routers of one cluster, the same in each of them: one input leads to some outputs.</summary>
/// <param name="Cluster">The number of the cluster.</param>
/// <param name="Input">Where beats come in.</param>
/// <param name="Outputs">Where they go, at least one way.</param>
public sealed record ClusterCircuit(int Cluster, ClusterPort Input, params IReadOnlyList<ClusterPort> Outputs);
