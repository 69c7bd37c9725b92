using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>When a worker had done what of an iteration.</summary>
/// <param name="Begin">When it began.</param>
/// <param name="Computed">When its device was done with it.</param>
/// <param name="End">When everything that it waits for had come.</param>
/// <param name="Origin">The rank at which the chain began for which it waited last; its own if it did not wait.</param>
public readonly record struct IterationTimes(SimTime Begin, SimTime Computed, SimTime End, int Origin);
