namespace ActorSim.Benchmarks;

/// <summary>A job that wanders from actor to actor.</summary>
/// <param name="Value">Changed at every stop; decides where the job goes and when it arrives.</param>
public readonly record struct Job(ulong Value);
