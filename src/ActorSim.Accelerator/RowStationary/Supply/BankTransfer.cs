using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>Between the link to DRAM and a group of banks: all words of a transfer have crossed.</summary>
/// <param name="Pass">The pass for which they were transferred.</param>
/// <param name="Values">In runs with values: the words, in the order of <see cref="TransferOrder"/>.</param>
public readonly record struct BankTransfer(int Pass, Block Values = default);
