namespace ActorSim.Workloads;

/// <summary>
/// What a worker asks of its device: some layers, forwards or backwards, for some images. Whoever can say how long that takes
/// may answer: a device with given times, or a simulated accelerator.
/// </summary>
/// <param name="Step">A number of the worker's that comes back with the answer.</param>
/// <param name="Iteration">Of which iteration it is, from 0; what differs between iterations, such as a device's speed, is drawn once for each.</param>
/// <param name="Phase">Which part of an iteration.</param>
/// <param name="FirstLayer">The first layer, by its place in the workload.</param>
/// <param name="LastLayer">The last layer, ≥ the first; backwards it is done first.</param>
/// <param name="Images">For how many images, ≥ 1.</param>
public readonly record struct StepRequest(int Step, int Iteration, StepPhase Phase, int FirstLayer, int LastLayer, int Images);
