namespace ActorSim.Training;

/// <summary>What the workers of a job do in an iteration, and what they carry out together.</summary>
public sealed record JobPlan
{
    /// <summary>Collectives, by number.</summary>
    public required IReadOnlyList<CollectiveOperation> Collectives { get; init; }

    /// <summary>Exchanges with parameter servers, by number.</summary>
    public IReadOnlyList<ServerExchange> Exchanges { get; init; } = [];

    /// <summary>Channels between workers.</summary>
    public int Channels { get; init; }

    /// <summary>The steps of each worker, in the order of the job's ranks.</summary>
    public required IReadOnlyList<IReadOnlyList<PlanStep>> Steps { get; init; }

    /// <summary>The layers of which every worker computes an equal part, from this one to the last; as many as there are layers: none.</summary>
    public required int FirstSplitLayer { get; init; }
}
