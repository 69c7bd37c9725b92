using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>What joins two vertices of a cluster, both ways.</summary>
/// <param name="Rate">In each direction; of a half-duplex cable, in both together.</param>
/// <param name="Latency">From one end to the other, ≥ 0.</param>
public sealed record ClusterCable(Bandwidth Rate, SimDuration Latency)
{
    /// <summary>Whether both directions share one medium; then the latency is at least 2 ps.</summary>
    public bool IsHalfDuplex { get; init; }

    /// <summary>One direction of it.</summary>
    internal ClusterLink Link(int from, int to) => new(from, to, Rate, Latency) { IsHalfDuplex = IsHalfDuplex };
}
