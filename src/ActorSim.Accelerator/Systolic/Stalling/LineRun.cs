namespace ActorSim.Accelerator;

/// <summary>Lines of DRAM side by side.</summary>
/// <param name="First">The number of the first line of its region.</param>
/// <param name="Count">How many, ≥ 1.</param>
internal readonly record struct LineRun(int First, int Count);
