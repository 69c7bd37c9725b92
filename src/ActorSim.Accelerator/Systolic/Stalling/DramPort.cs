using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>The two ends with which a buffer is linked to a DRAM.</summary>
/// <param name="Transfers">What it asks for.</param>
/// <param name="Answers">Where one answer for each request comes.</param>
public sealed record DramPort(OutPort<DramTransfer> Transfers, InPort<DramAnswer> Answers);
