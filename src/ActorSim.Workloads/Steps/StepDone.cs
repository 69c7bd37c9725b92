namespace ActorSim.Workloads;

/// <summary>A device has done what a worker asked for with a <see cref="StepRequest"/>.</summary>
/// <param name="Step">The number of the request.</param>
public readonly record struct StepDone(int Step);
