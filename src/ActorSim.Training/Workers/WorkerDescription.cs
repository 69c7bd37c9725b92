using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>What a worker does, and with whom.</summary>
public sealed record WorkerDescription
{
    /// <summary>All collectives of the run; the worker takes part in those that its plan begins.</summary>
    public IReadOnlyList<CollectiveOperation> Collectives { get; init; } = [];

    /// <summary>All exchanges with parameter servers.</summary>
    public IReadOnlyList<ServerExchange> Exchanges { get; init; } = [];

    /// <summary>How many channels between workers there are; a channel has one receiver.</summary>
    public int Channels { get; init; }

    /// <summary>What collectives cost besides transfers.</summary>
    public CollectiveCosts Costs { get; init; } = CollectiveCosts.None;

    /// <summary>One iteration, step by step.</summary>
    public required IReadOnlyList<PlanStep> Plan { get; init; }

    /// <summary>How many iterations, ≥ 1.</summary>
    public required int Iterations { get; init; }

    /// <summary>
    /// With how many updates of all parameters training is over, though the worker has not done all its iterations: one whose gradients came too late
    /// leaps over iterations. Beyond reach by default.
    /// </summary>
    public long LastVersion { get; init; } = long.MaxValue;

    /// <summary>When it fails.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>The mean time from a restart, or the beginning, to a failure at a random time (exponentially distributed); null: none.</summary>
    public SimDuration? MeanTimeBetweenOutages { get; init; }

    /// <summary>How long a restart takes after a failure at a random time.</summary>
    public SimDuration RestartDelay { get; init; }
}
