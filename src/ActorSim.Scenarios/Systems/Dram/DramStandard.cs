using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>A DRAM as a file describes it.</summary>
/// <param name="Description">What it consists of, its timings and its controllers; checked.</param>
/// <param name="Power">What its commands cost; null if the file does not say.</param>
public sealed record DramStandard(DramDescription Description, DramPower? Power);
