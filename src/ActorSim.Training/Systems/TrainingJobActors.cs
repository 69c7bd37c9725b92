namespace ActorSim.Training;

/// <summary>The actors of a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Workers">Its workers, in order.</param>
/// <param name="Devices">Their devices.</param>
/// <param name="Shards">Its parameter servers.</param>
public sealed record TrainingJobActors(TrainingJob Job, IReadOnlyList<Worker> Workers, IReadOnlyList<TimedDevice> Devices, IReadOnlyList<ParameterServerShard> Shards);
