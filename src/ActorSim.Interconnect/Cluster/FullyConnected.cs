using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>Every rank has a full-duplex link of its own to every other rank.</summary>
public sealed class FullyConnected : ClusterTopology
{
    private readonly ClusterLink link;

    /// <summary>Makes the topology.</summary>
    /// <param name="ranks">How many ranks, ≥ 1.</param>
    /// <param name="rate">Of each link, in each direction.</param>
    /// <param name="latency">Of each link, ≥ 0.</param>
    public FullyConnected(int ranks, Bandwidth rate, SimDuration latency)
        : base(ranks, 0) => link = new ClusterLink(0, 0, rate, latency);

    /// <inheritdoc/>
    public override bool IsDirect => true;

    /// <inheritdoc/>
    public override int WaysFrom(int vertex) => Ranks;

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way) => link;

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination) => destination;

    /// <inheritdoc/>
    public override int WayBetween(int from, int to) => from == to ? -1 : to;

    /// <inheritdoc/>
    public override string NameOfEnd(int vertex, int way) => NameOf(way);
}
