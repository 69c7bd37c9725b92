using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>One direction of a cable between two vertices of a cluster: ranks are 0 to n − 1, switches follow.</summary>
/// <param name="From">The vertex at which it begins.</param>
/// <param name="To">The vertex at which it ends.</param>
/// <param name="Rate">Of this direction.</param>
/// <param name="Latency">From one end to the other, ≥ 0.</param>
public sealed record ClusterLink(int From, int To, Bandwidth Rate, SimDuration Latency)
{
    /// <summary>
    /// Whether both directions share one medium: the opposite link has it too, and only one transfer is on it at a time. Then the
    /// latency must be at least 2 ps: half of it lies on each side of the place where the directions meet.
    /// </summary>
    public bool IsHalfDuplex { get; init; }
}
