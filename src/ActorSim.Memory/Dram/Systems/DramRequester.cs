using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>Somebody who reads and writes a memory.</summary>
/// <param name="Transfers">Where its transfers leave; they bear its place in the list of requesters.</param>
/// <param name="Answers">Where the answers arrive, one for each request of a transfer, in the order in which the memory is done.</param>
/// <param name="Latency">Of the way to the memory's front end; the way back is half a cycle of the command clock.</param>
public sealed record DramRequester(OutPort<DramTransfer> Transfers, InPort<DramAnswer> Answers, Latency Latency);
