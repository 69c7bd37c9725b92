namespace ActorSim.Interconnect;

/// <content>The configurations of the four modes.</content>
public sealed partial class HierarchicalMeshConfiguration
{
    /// <summary>The configuration of a mode.</summary>
    /// <param name="mode">Whom sources feed.</param>
    /// <param name="operand">What the network carries.</param>
    /// <param name="grid">The clusters.</param>
    /// <param name="routerOfPe">
    /// For iacts the router that feeds each PE of a cluster, else null; if null, router 0 feeds all of them in
    /// <see cref="HierarchicalMeshMode.HighReuse"/>, one source for every PE, and else each row of PEs has one.
    /// </param>
    /// <exception cref="ArgumentException">The mode needs links that this operand's network does not have, or a router does not exist.</exception>
    public static HierarchicalMeshConfiguration For(
        HierarchicalMeshMode mode, HierarchicalMeshOperand operand, ClusterGrid grid, IReadOnlyList<int>? routerOfPe = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require(mode, operand, grid);
        var ways = new List<ClusterCircuit>();
        var groups = new Dictionary<int, List<int>>();
        for (var cluster = 0; cluster < grid.Clusters; cluster++)
        {
            var (row, column) = (cluster / grid.Columns, cluster % grid.Columns);
            var goesDown = mode == HierarchicalMeshMode.InterleavedMulticast || (mode == HierarchicalMeshMode.HighReuse && column == 0);
            var goesAcross = mode is HierarchicalMeshMode.GroupedMulticast or HierarchicalMeshMode.HighReuse;
            var input = goesAcross && column > 0 ? ClusterPort.West : goesDown && row > 0 ? ClusterPort.North : ClusterPort.Local;
            List<ClusterPort> outputs = [ClusterPort.Local];
            if (goesDown && row + 1 < grid.Rows)
            {
                outputs.Add(ClusterPort.South);
            }

            if (goesAcross && column + 1 < grid.Columns)
            {
                outputs.Add(ClusterPort.East);
            }

            ways.Add(new ClusterCircuit(cluster, input, outputs));
            var source = mode switch
            {
                HierarchicalMeshMode.HighBandwidth => cluster,
                HierarchicalMeshMode.HighReuse => 0,
                HierarchicalMeshMode.GroupedMulticast => grid.ClusterAt(row, 0),
                _ => grid.ClusterAt(0, column),
            };
            groups.TryAdd(source, []);
            groups[source].Add(cluster);
        }

        var isOneForAll = mode == HierarchicalMeshMode.HighReuse && operand == HierarchicalMeshOperand.Iact;
        return new HierarchicalMeshConfiguration(
            grid,
            operand,
            ways,
            [.. groups.OrderBy(group => group.Key).Select(group => new ClusterGroup(group.Key, group.Value))],
            routerOfPe ?? (isOneForAll ? new int[grid.PesOfCluster] : null));
    }

    /// <summary>What is wrong with a mode for an operand, as a sentence; null when the mode can be used.</summary>
    /// <param name="mode">Whom sources feed.</param>
    /// <param name="operand">What the network carries.</param>
    /// <param name="grid">The clusters.</param>
    public static string? Refusal(HierarchicalMeshMode mode, HierarchicalMeshOperand operand, ClusterGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var needsVertical = grid.Rows > 1 && mode is HierarchicalMeshMode.HighReuse or HierarchicalMeshMode.InterleavedMulticast;
        var needsHorizontal = grid.Columns > 1 && mode is HierarchicalMeshMode.HighReuse or HierarchicalMeshMode.GroupedMulticast;
        return operand switch
        {
            HierarchicalMeshOperand.Weight when needsVertical =>
                $"Weights travel only horizontally between clusters, but {Describe(mode)} on {grid.Rows} rows of clusters needs vertical links; {Describe(HierarchicalMeshMode.HighBandwidth)} and {Describe(HierarchicalMeshMode.GroupedMulticast)} are possible.",
            HierarchicalMeshOperand.Psum when needsHorizontal =>
                $"Psums travel only vertically between clusters, but {Describe(mode)} on {grid.Columns} columns of clusters needs horizontal links; {Describe(HierarchicalMeshMode.HighBandwidth)} and {Describe(HierarchicalMeshMode.InterleavedMulticast)} are possible.",
            _ => null,
        };
    }

    /// <summary>What a mode is called in sentences, such as <c>grouped multicast</c>.</summary>
    /// <param name="mode">Whom sources feed.</param>
    public static string Describe(HierarchicalMeshMode mode) => mode switch
    {
        HierarchicalMeshMode.HighBandwidth => "high bandwidth (unicast)",
        HierarchicalMeshMode.HighReuse => "high reuse (broadcast)",
        HierarchicalMeshMode.GroupedMulticast => "grouped multicast",
        _ => "interleaved multicast",
    };

    private static void Require(HierarchicalMeshMode mode, HierarchicalMeshOperand operand, ClusterGrid grid)
    {
        if (Refusal(mode, operand, grid) is { } reason)
        {
            throw new ArgumentException(reason, nameof(mode));
        }
    }
}
