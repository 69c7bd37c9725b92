using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Conformance.Astrasim;

/// <summary>All ranks of a cluster carry out one collective, from time 0.</summary>
internal static class CollectiveRun
{
    public static IReadOnlyList<CollectiveRank> Of(
        ClusterTopology topology,
        CollectiveOperation operation,
        CollectiveCosts costs,
        HostDescription host,
        TransferAccounting accounting)
    {
        var builder = new SimulationBuilder();
        var ranks = Enumerable.Range(0, topology.Ranks)
            .Select(rank => builder.Add($"/cluster/rank/{rank}", new CollectiveRank(new NodeSeat(topology, rank, host, accounting), [operation], costs)))
            .ToArray();
        ClusterFabric.Connect(builder, "/cluster", ranks);
        using var simulation = builder.Build();
        var result = simulation.Run();
        Assert.True(result.Reason == EndReason.Completed, simulation.Failure?.ToString());
        Assert.All(ranks, rank => Assert.True(rank.IsDone));
        return ranks;
    }
}
