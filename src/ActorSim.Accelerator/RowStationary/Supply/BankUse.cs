namespace ActorSim.Accelerator;

/// <summary>From a network to a group of banks: words that it accessed during a pass.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Reads">Words read.</param>
/// <param name="Writes">Words written.</param>
public readonly record struct BankUse(int Pass, long Reads, long Writes);
