using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// What sending and receiving costs a host, in the terms of LogGP (Alexandrov, Ionescu, Schauser and Scheiman 1995). All zero: the
/// host's processor has nothing to do with transfers.
/// </summary>
/// <param name="SendOverhead">o of a sender: its processor is busy for so long before a transfer goes to the network interface.</param>
/// <param name="ReceiveOverhead">o of a receiver: its processor is busy for so long after a transfer has arrived.</param>
/// <param name="Gap">g: the least time that the interface rests between two transfers, besides their bytes.</param>
public sealed record HostDescription(SimDuration SendOverhead, SimDuration ReceiveOverhead, SimDuration Gap)
{
    /// <summary>A host whose transfers cost it nothing.</summary>
    public static HostDescription Free { get; } = new(SimDuration.Zero, SimDuration.Zero, SimDuration.Zero);
}
