using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>One direction of a link that is slower, or faster, than the others of its kind.</summary>
/// <param name="From">The vertex at which it begins.</param>
/// <param name="To">The vertex at which it ends.</param>
/// <param name="Rate">Instead of the link's own.</param>
/// <param name="Latency">Instead of the link's own.</param>
public sealed record SlowedLink(int From, int To, Bandwidth Rate, SimDuration Latency);
