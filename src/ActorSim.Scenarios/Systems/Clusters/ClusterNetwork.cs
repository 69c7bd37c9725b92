using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>What joins the machines of a cluster, as a scenario describes it.</summary>
/// <param name="Topology">Who is joined to whom.</param>
/// <param name="Host">What transfers cost a machine.</param>
/// <param name="Accounting">How the time of transfers is counted.</param>
/// <param name="LargestSegment">The most bytes that travel as one transfer; 0 for whole messages.</param>
internal sealed record ClusterNetwork(ClusterTopology Topology, HostDescription Host, TransferAccounting Accounting, long LargestSegment)
{
    /// <summary>Where the machine with a number sits.</summary>
    public NodeSeat SeatOf(int rank) => new(Topology, rank, Host, Accounting) { LargestSegment = LargestSegment };
}
