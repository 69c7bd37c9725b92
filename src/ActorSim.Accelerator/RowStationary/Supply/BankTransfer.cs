namespace ActorSim.Accelerator;

/// <summary>From the link to DRAM to a group of banks: all words of a transfer have crossed.</summary>
/// <param name="Pass">The pass for which they were transferred.</param>
public readonly record struct BankTransfer(int Pass);
