namespace ActorSim.Accelerator;

/// <summary>A feeder asks its buffer for the next words of its lane, to be read one a cycle.</summary>
/// <param name="Fold">The fold they are for.</param>
/// <param name="Lane">The row or column of the array.</param>
/// <param name="First">The number of the first slot in the lane's stream.</param>
/// <param name="Count">How many, ≥ 1.</param>
public readonly record struct ReadRequest(int Fold, int Lane, int First, int Count);
