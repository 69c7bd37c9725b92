using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>A cluster that can run, and when its last worker was done once it has.</summary>
public sealed record BuiltTraining(Simulation Simulation, Func<SimTime> Done);
