using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Runs collectives on a topology, all ranks beginning at time 0.</summary>
internal static class CollectiveRuns
{
    public static CollectiveOutcome Run(
        ClusterTopology topology,
        CollectiveOperation operation,
        CollectiveCosts? costs = null,
        HostDescription? host = null,
        TransferAccounting accounting = TransferAccounting.Exact,
        RunOptions? options = null) => Run(topology, [operation], costs, host, accounting, options);

    public static CollectiveOutcome Run(
        ClusterTopology topology,
        IReadOnlyList<CollectiveOperation> operations,
        CollectiveCosts? costs = null,
        HostDescription? host = null,
        TransferAccounting accounting = TransferAccounting.Exact,
        RunOptions? options = null)
    {
        var builder = new SimulationBuilder();
        var ranks = Enumerable.Range(0, topology.Ranks)
            .Select(rank => builder.Add(
                $"/cluster/rank/{rank}",
                new CollectiveRank(new NodeSeat(topology, rank, host ?? HostDescription.Free, accounting), operations, costs ?? CollectiveCosts.None)))
            .ToArray();
        ClusterFabric.Connect(builder, "/cluster", ranks);
        using var simulation = builder.Build();
        var result = simulation.Run(options);
        Assert.True(result.Reason == EndReason.Completed, simulation.Failure?.ToString());
        Assert.All(ranks, rank => Assert.True(rank.IsDone, $"rank {rank.Rank} is not done"));
        return new CollectiveOutcome(ranks, result);
    }
}
