using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>A training run of some ranks of a cluster.</summary>
public sealed record TrainingJob
{
    /// <summary>The first segment of its actors' paths.</summary>
    public required string Name { get; init; }

    /// <summary>Its workers.</summary>
    public required RankGroup Workers { get; init; }

    /// <summary>What they do in an iteration.</summary>
    public required JobPlan Plan { get; init; }

    /// <summary>Device and misfortunes of each worker, in order.</summary>
    public required IReadOnlyList<WorkerSetup> Setups { get; init; }

    /// <summary>Its parameter servers; null if it has none.</summary>
    public ServerSetup? Servers { get; init; }

    /// <summary>How many iterations each worker does, ≥ 1.</summary>
    public required int Iterations { get; init; }

    /// <summary>What collectives cost besides transfers.</summary>
    public CollectiveCosts Costs { get; init; } = CollectiveCosts.None;

    /// <summary>The mean time between a worker's failures at random times; null: none.</summary>
    public SimDuration? MeanTimeBetweenOutages { get; init; }

    /// <summary>How long a restart takes after such a failure.</summary>
    public SimDuration RestartDelay { get; init; }
}
