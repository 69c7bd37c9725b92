using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>A checked training job, with what its report needs to know.</summary>
internal sealed record PlannedJob
{
    /// <summary>What the job is called with which others are compared.</summary>
    public const string OneWorker = "one-worker";

    public required TrainingJob Training { get; init; }

    public required TrainingWorkload Workload { get; init; }

    /// <summary>One worker with the usual device, and nobody else.</summary>
    public required WorkerSetup OneWorkerSetup { get; init; }

    public required int Batch { get; init; }

    /// <summary>How gradients are exchanged; empty where none are.</summary>
    public required string ExchangeName { get; init; }

    public required string ParallelismName { get; init; }

    /// <summary>Whether devices compute an update.</summary>
    public required bool Updates { get; init; }

    public long? Dataset { get; init; }

    public double? Epochs { get; init; }

    public double? OneWorkerEpochs { get; init; }

    public string Name => Training.Name;

    /// <summary>The highest rank that it takes, by a worker or a server.</summary>
    public int LastRank
    {
        get
        {
            var last = 0;
            foreach (var rank in Training.Workers.Ranks)
            {
                last = Math.Max(last, rank);
            }

            foreach (var rank in Training.Servers is { } servers ? servers.Shards.Ranks : [])
            {
                last = Math.Max(last, rank);
            }

            return last;
        }
    }

    /// <summary>Whether workers wait for each other in every iteration.</summary>
    public bool IsSynchronous => Training.Servers is null or { Consistency: Synchronous or StaleSynchronous { Bound: 0 } };

    /// <summary>The same training by one worker with the usual device, one iteration of the whole batch.</summary>
    public TrainingJob Alone()
    {
        var workers = new RankGroup([0]);
        return new TrainingJob
        {
            Name = $"{OneWorker}-{Name}",
            Workers = workers,
            Plan = LayerParallelism.Build(Workload, workers, [Batch], Workload.Layers.Count, [], exchange: null, overlaps: false, Updates, algorithmOf: null),
            Setups = [OneWorkerSetup],
            Iterations = 1,
        };
    }
}
