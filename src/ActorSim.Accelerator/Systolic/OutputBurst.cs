using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>Outputs or psums that leave the array at the bottom of a column, one a cycle.</summary>
/// <param name="Fold">The fold they come from.</param>
/// <param name="Column">The column of the array.</param>
/// <param name="First">Output stationary: the PE's row; else the number of the first psum in its stream.</param>
/// <param name="Count">How many, ≥ 1.</param>
/// <param name="Values">In functional mode the 64-bit values; else no block.</param>
public readonly record struct OutputBurst(int Fold, int Column, int First, int Count, Block Values);
