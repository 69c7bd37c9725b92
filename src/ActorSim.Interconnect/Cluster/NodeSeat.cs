namespace ActorSim.Interconnect;

/// <summary>Where a node sits in a cluster, and how its transfers are counted.</summary>
/// <param name="Topology">Of the cluster.</param>
/// <param name="Rank">The node's number, from 0.</param>
/// <param name="Host">What transfers cost the node.</param>
/// <param name="Accounting">How the time of transfers is counted.</param>
public sealed record NodeSeat(ClusterTopology Topology, int Rank, HostDescription Host, TransferAccounting Accounting)
{
    /// <summary>
    /// The most bytes that travel as one transfer, the same for all nodes of a cluster; 0, as it is unless set: messages travel
    /// whole. Whole, a long message holds up at every switch what comes behind it; in segments, those of several messages take
    /// turns there, and each goes on as soon as it has come. The queue of the node that sends is still in the order of sending.
    /// </summary>
    public long LargestSegment { get; init; }
}
