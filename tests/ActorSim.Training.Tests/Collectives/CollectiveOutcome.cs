using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

internal sealed record CollectiveOutcome(IReadOnlyList<CollectiveRank> Ranks, RunResult Result)
{
    public SimTime First => Ranks.Min(rank => rank.DoneAt);

    public SimTime Last => Ranks.Max(rank => rank.DoneAt);
}
