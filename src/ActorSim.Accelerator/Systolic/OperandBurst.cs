using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>Slots of a stream, one a cycle from its arrival on; with operand words or psums in them, or empty.</summary>
/// <param name="Fold">The fold they belong to.</param>
/// <param name="First">The number of the first slot in its stream.</param>
/// <param name="Count">How many slots, ≥ 1.</param>
/// <param name="Layer">The layer of the fold.</param>
/// <param name="HasData">Whether the slots hold words. Empty slots keep the rhythm where there is no work.</param>
/// <param name="IsLast">Whether the stream of this fold ends with these.</param>
/// <param name="Values">In functional mode the words' values (32-bit operands, 64-bit psums); else no block.</param>
public readonly record struct OperandBurst(int Fold, int First, int Count, short Layer, bool HasData, bool IsLast, Block Values);
