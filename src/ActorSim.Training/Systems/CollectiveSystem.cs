using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>A cluster whose ranks do nothing but collectives.</summary>
public sealed class CollectiveSystem
{
    private CollectiveSystem(ClusterFabric fabric, IReadOnlyList<CollectiveRank> ranks)
    {
        Fabric = fabric;
        Ranks = ranks;
    }

    /// <summary>The network.</summary>
    public ClusterFabric Fabric { get; }

    /// <summary>The ranks, in order.</summary>
    public IReadOnlyList<CollectiveRank> Ranks { get; }

    /// <summary>Adds a rank for each of a cluster's to a system, and the network between them.</summary>
    /// <param name="builder">To which they are added.</param>
    /// <param name="root">Under which path they stand; with <c>/a</c> there are <c>/a/rank/0</c> and <c>/a/network/switch/0</c>, with the empty text <c>/rank/0</c>.</param>
    /// <param name="anySeat">The seat of some rank; those of all others differ only in the rank.</param>
    /// <param name="operations">What the ranks do, one after the other, from time 0.</param>
    /// <param name="costs">What it costs besides transfers.</param>
    /// <exception cref="ArgumentException">An operation, or the network, is not possible.</exception>
    public static CollectiveSystem Add(SimulationBuilder builder, string root, NodeSeat anySeat, IReadOnlyList<CollectiveOperation> operations, CollectiveCosts costs)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(anySeat);
        var ranks = new CollectiveRank[anySeat.Topology.Ranks];
        for (var rank = 0; rank < ranks.Length; rank++)
        {
            ranks[rank] = builder.Add($"{root}/rank/{rank}", new CollectiveRank(anySeat with { Rank = rank }, operations, costs));
        }

        return new CollectiveSystem(ClusterFabric.Connect(builder, root + "/network", ranks), ranks);
    }
}
