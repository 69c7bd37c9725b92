using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// Every rank has one full-duplex link to a core that is never in the way: what a rank sends queues for its link, and so does what it
/// receives, but nothing waits in between. A transfer's bytes enter the receiver's link while they leave the sender's; of several that
/// come at a time, those whose last byte is there first are through first, and the link never rests while something is to come.
/// </summary>
public sealed class IdealCore : ClusterTopology
{
    private readonly ClusterLink link;

    /// <summary>Makes the topology.</summary>
    /// <param name="ranks">How many ranks, ≥ 1.</param>
    /// <param name="rate">Of each rank's link, in each direction.</param>
    /// <param name="latency">From rank to rank, ≥ 0.</param>
    public IdealCore(int ranks, Bandwidth rate, SimDuration latency)
        : base(ranks, 0) => link = new ClusterLink(0, 0, rate, latency);

    /// <inheritdoc/>
    public override bool IsDirect => true;

    /// <inheritdoc/>
    public override bool QueuesReceived => true;

    /// <inheritdoc/>
    public override int WaysFrom(int vertex) => 1;

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way) => link;

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination) => 0;

    /// <inheritdoc/>
    public override int WayBetween(int from, int to) => -1;

    /// <inheritdoc/>
    public override string NameOfEnd(int vertex, int way) => "core";
}
