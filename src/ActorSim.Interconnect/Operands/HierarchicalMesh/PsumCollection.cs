using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// The way of psums back in Eyeriss v2: each column of PEs in a cluster hands what it has summed to its psum router,
/// which writes it to its bank of the cluster's buffer; two psums a cycle and router.
/// </summary>
/// <remarks>
/// Source: Eyeriss v2 (Chen et al., JETCAS 9(2), 2019), III-C. Psums that go on to the cluster above, to be added
/// there, are not part of this. A router is a register here, as in <see cref="HierarchicalMesh"/>: sent in cycle k, a
/// psum is at its bank in k + 2.
/// </remarks>
public static class PsumCollection
{
    /// <summary>The one tag of psums on their way back.</summary>
    public const int Tag = 0;

    /// <summary>Adds the routers to a system and links both sides.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place; routers are <c>path/router/row/column/number</c>.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="grid">The clusters.</param>
    /// <param name="width">Of every port; the chip's is <see cref="EyerissV2Ports.Psum"/>.</param>
    /// <param name="columns">Where columns of PEs send, cluster by cluster.</param>
    /// <param name="banks">Where banks take psums, cluster by cluster, one for each column of PEs.</param>
    /// <exception cref="ArgumentException">Not one sender and one bank for each column of PEs, or a sender without slots.</exception>
    public static IReadOnlyList<ElasticRouter> Build(
        SimulationBuilder builder, string path, Clock clock, ClusterGrid grid, PortWidth width, IReadOnlyList<OperandOutlet> columns, IReadOnlyList<OperandInlet> banks)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(banks);
        var needed = grid.Clusters * grid.PeColumns;
        if (columns.Count != needed || banks.Count != needed)
        {
            throw new ArgumentException($"The grid has {needed} columns of PEs in clusters, but there are {columns.Count} senders and {banks.Count} banks.", nameof(columns));
        }

        var routers = new ElasticRouter[needed];
        for (var i = 0; i < needed; i++)
        {
            var (cluster, number) = (i / grid.PeColumns, i % grid.PeColumns);
            routers[i] = builder.Add(
                $"{path}/router/{cluster / grid.Columns}/{cluster % grid.Columns}/{number}",
                new ElasticRouter(clock, width, [([], ToReceivers: true)], 0, OperandGroups.All(1), [0], [banks[i].Slots], columns[i].Slots));
            routers[i].ConnectReceivers(builder, [banks[i]]);
            columns[i].Connect(builder, clock, routers[i].Input(0));
        }

        return routers;
    }
}
