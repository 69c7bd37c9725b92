using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>What passed over one direction of a link of a cluster.</summary>
/// <param name="From">What the vertex is called at which it begins.</param>
/// <param name="To">What lies at its other end.</param>
/// <param name="Rate">Of the link.</param>
/// <param name="Bytes">That have asked for it.</param>
/// <param name="Transfers">That have asked for it; of a message cut in segments each counts.</param>
/// <param name="Occupied">How long they held it.</param>
public sealed record LinkUse(string From, string To, Bandwidth Rate, long Bytes, long Transfers, SimDuration Occupied);
