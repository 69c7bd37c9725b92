namespace ActorSim.Training;

/// <summary>The parameter servers of a job.</summary>
/// <param name="Shards">Their ranks.</param>
/// <param name="Consistency">When they apply gradients and answer.</param>
/// <param name="Description">What applying costs each of them.</param>
/// <param name="Failures">When each of them fails, in the order of the shards; empty: never.</param>
public sealed record ServerSetup(RankGroup Shards, ServerConsistency Consistency, ServerDescription Description, IReadOnlyList<IReadOnlyList<Outage>> Failures);
