namespace ActorSim.Interconnect;

/// <summary>
/// How the routers of one operand's network are set while a layer runs: which input leads to which outputs in each
/// cluster, and which router feeds which PE. Pure data, checked.
/// </summary>
/// <remarks>
/// All routers of a cluster are set alike; router q of a cluster is linked to router q of its neighbours only. The
/// chip's grid has two columns, so that a router there has one horizontal neighbour at most: with its source that makes
/// 4 ports of an iact router, 2 of a weight router and 3 of a psum router, which agrees with the published numbers. On
/// wider grids iact and weight routers have one port more than the chip's. That a PE takes iacts from one router while
/// a layer runs is an assumption.
/// </remarks>
public sealed partial class HierarchicalMeshConfiguration
{
    private readonly Dictionary<(int Cluster, ClusterPort Input), ClusterCircuit> circuits = [];
    private readonly int[] sourceOf;
    private readonly int[] routerOfPe;

    /// <summary>Makes a configuration from data.</summary>
    /// <param name="grid">The clusters.</param>
    /// <param name="operand">What the network carries.</param>
    /// <param name="circuits">The ways through the clusters.</param>
    /// <param name="groups">Which source is to reach which clusters: what the circuits are checked against.</param>
    /// <param name="routerOfPe">
    /// For iacts the router, from 0, that feeds each PE of a cluster; the same in all clusters. Weights come by row
    /// of PEs and psums by column; null there, and for iacts by row, around.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A circuit needs a link that is not there, an output is fed by two inputs, circuits run in a ring, lead nowhere or
    /// begin nowhere, or a source does not reach exactly its group.
    /// </exception>
    public HierarchicalMeshConfiguration(
        ClusterGrid grid,
        HierarchicalMeshOperand operand,
        IReadOnlyList<ClusterCircuit> circuits,
        IReadOnlyList<ClusterGroup> groups,
        IReadOnlyList<int>? routerOfPe = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(circuits);
        ArgumentNullException.ThrowIfNull(groups);
        (Grid, Operand) = (grid, operand);
        Routers = operand switch
        {
            HierarchicalMeshOperand.Iact => EyerissV2Ports.IactRouters,
            HierarchicalMeshOperand.Weight => grid.PeRows,
            _ => grid.PeColumns,
        };
        this.routerOfPe = RoutersOfPes(routerOfPe);
        AddCircuits(circuits);
        RequireFeeders();
        sourceOf = new int[grid.Clusters];
        Array.Fill(sourceOf, -1);
        Trace();
        Compare(groups);
    }

    /// <summary>The clusters.</summary>
    public ClusterGrid Grid { get; }

    /// <summary>What the network carries.</summary>
    public HierarchicalMeshOperand Operand { get; }

    /// <summary>Routers of a cluster.</summary>
    public int Routers { get; }

    /// <summary>Routers that feed any PE, rising; the others have nothing to do.</summary>
    public IReadOnlyList<int> RoutersInUse => [.. routerOfPe.Distinct().Order()];

    /// <summary>Clusters whose sources are used, rising.</summary>
    public IReadOnlyList<int> Sources => [.. sourceOf.Where(source => source >= 0).Distinct().Order()];

    /// <summary>The ways through a cluster, by input.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="input">Where beats come in.</param>
    /// <returns>The circuit, or null if nothing comes in there.</returns>
    public ClusterCircuit? CircuitOf(int cluster, ClusterPort input) => circuits.GetValueOrDefault((cluster, input));

    /// <summary>The cluster whose source feeds a cluster, or −1 if none does.</summary>
    public int SourceOf(int cluster) => sourceOf[cluster];

    /// <summary>The router that feeds a PE of a cluster.</summary>
    /// <param name="pe">The number of the PE within its cluster.</param>
    public int RouterOf(int pe) => routerOfPe[pe];

    /// <summary>The side of the neighbour at which beats sent through a port come in.</summary>
    internal static ClusterPort Opposite(ClusterPort port) => port switch
    {
        ClusterPort.North => ClusterPort.South,
        ClusterPort.South => ClusterPort.North,
        ClusterPort.East => ClusterPort.West,
        ClusterPort.West => ClusterPort.East,
        _ => ClusterPort.Local,
    };

    private string Name(int cluster) => $"cluster {cluster / Grid.Columns}/{cluster % Grid.Columns}";

    private string NameOfSource(int cluster) => cluster < 0 ? "nobody" : "the source of " + Name(cluster);

    private static string Name(ClusterPort port) => port == ClusterPort.Local ? "local" : port.ToString().ToLowerInvariant();
}
