namespace ActorSim.Interconnect;

/// <summary>Where a node sits in a cluster, and how its transfers are counted.</summary>
/// <param name="Topology">Of the cluster.</param>
/// <param name="Rank">The node's number, from 0.</param>
/// <param name="Host">What transfers cost the node.</param>
/// <param name="Accounting">How the time of transfers is counted.</param>
public sealed record NodeSeat(ClusterTopology Topology, int Rank, HostDescription Host, TransferAccounting Accounting);
