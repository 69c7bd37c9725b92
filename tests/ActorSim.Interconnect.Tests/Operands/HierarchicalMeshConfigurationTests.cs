using static ActorSim.Interconnect.ClusterPort;

namespace ActorSim.Interconnect.Tests.Operands;

public sealed class HierarchicalMeshConfigurationTests
{
    private static readonly ClusterGrid Four = new(2, 2);

    [Theory]
    [InlineData(HierarchicalMeshMode.HighBandwidth, new[] { 0, 1, 2, 3 })]
    [InlineData(HierarchicalMeshMode.HighReuse, new[] { 0, 0, 0, 0 })]
    [InlineData(HierarchicalMeshMode.GroupedMulticast, new[] { 0, 0, 2, 2 })]
    [InlineData(HierarchicalMeshMode.InterleavedMulticast, new[] { 0, 1, 0, 1 })]
    public void Each_mode_has_its_sources(HierarchicalMeshMode mode, int[] sourceOf)
    {
        var configuration = HierarchicalMeshConfiguration.For(mode, HierarchicalMeshOperand.Iact, Four);

        Assert.Equal(sourceOf, Enumerable.Range(0, 4).Select(configuration.SourceOf));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(5, 1)]
    [InlineData(3, 4)]
    [InlineData(8, 2)]
    public void Every_cluster_has_the_source_of_its_mode_on_any_grid(int rows, int columns)
    {
        var grid = new ClusterGrid(rows, columns);
        foreach (var mode in Enum.GetValues<HierarchicalMeshMode>())
        {
            var configuration = HierarchicalMeshConfiguration.For(mode, HierarchicalMeshOperand.Iact, grid);
            for (var cluster = 0; cluster < grid.Clusters; cluster++)
            {
                var (row, column) = (cluster / columns, cluster % columns);
                var (sourceRow, sourceColumn) = mode switch
                {
                    HierarchicalMeshMode.HighBandwidth => (row, column),
                    HierarchicalMeshMode.HighReuse => (0, 0),
                    HierarchicalMeshMode.GroupedMulticast => (row, 0),
                    _ => (0, column),
                };
                Assert.Equal((sourceRow * columns) + sourceColumn, configuration.SourceOf(cluster));
            }
        }
    }

    [Theory]
    [InlineData(HierarchicalMeshOperand.Iact, 3, 4)]
    [InlineData(HierarchicalMeshOperand.Weight, 3, 2)]
    [InlineData(HierarchicalMeshOperand.Psum, 4, 3)]
    public void On_the_chips_grid_routers_have_the_published_ports(HierarchicalMeshOperand operand, int routers, int ports)
    {
        var grid = ClusterGrid.EyerissV2;
        var configuration = HierarchicalMeshConfiguration.For(HierarchicalMeshMode.HighBandwidth, operand, grid);

        Assert.Equal(routers, configuration.Routers);
        Assert.Equal(ports, Enumerable.Range(0, grid.Clusters).Max(Ports));

        int Ports(int cluster) => 1 + new[] { North, South, East, West }.Count(side =>
            grid.Neighbour(cluster, side) >= 0
            && (operand == HierarchicalMeshOperand.Iact || (operand == HierarchicalMeshOperand.Weight) == side is East or West));
    }

    [Theory]
    [InlineData(HierarchicalMeshOperand.Weight, HierarchicalMeshMode.HighReuse, 2, 2, "Weights travel only horizontally between clusters, but high reuse (broadcast) on 2 rows of clusters needs vertical links; high bandwidth (unicast) and grouped multicast are possible.")]
    [InlineData(HierarchicalMeshOperand.Weight, HierarchicalMeshMode.InterleavedMulticast, 8, 2, "Weights travel only horizontally between clusters, but interleaved multicast on 8 rows of clusters needs vertical links")]
    [InlineData(HierarchicalMeshOperand.Psum, HierarchicalMeshMode.HighReuse, 2, 2, "Psums travel only vertically between clusters, but high reuse (broadcast) on 2 columns of clusters needs horizontal links")]
    [InlineData(HierarchicalMeshOperand.Psum, HierarchicalMeshMode.GroupedMulticast, 8, 2, "Psums travel only vertically between clusters, but grouped multicast on 2 columns of clusters needs horizontal links; high bandwidth (unicast) and interleaved multicast are possible.")]
    public void A_mode_that_needs_links_which_are_not_there_is_refused(
        HierarchicalMeshOperand operand, HierarchicalMeshMode mode, int rows, int columns, string sentence) =>
        Refuses(sentence, () => HierarchicalMeshConfiguration.For(mode, operand, new ClusterGrid(rows, columns)));

    [Theory]
    [InlineData(HierarchicalMeshOperand.Weight, 1, 4)]
    [InlineData(HierarchicalMeshOperand.Psum, 4, 1)]
    public void A_single_row_or_column_of_clusters_can_have_every_mode(HierarchicalMeshOperand operand, int rows, int columns)
    {
        foreach (var mode in Enum.GetValues<HierarchicalMeshMode>())
        {
            Assert.NotEmpty(HierarchicalMeshConfiguration.For(mode, operand, new ClusterGrid(rows, columns)).Sources);
        }
    }

    [Fact]
    public void An_output_is_fed_by_one_input() => Refuses(
        "In cluster 0/1 output local is fed from west and from local; an output is fed by one input.",
        () => Iacts([new(0, Local, East), new(1, West, Local), new(1, Local, Local)], new ClusterGroup(0, [1])));

    [Fact]
    public void Circuits_in_a_ring_are_refused() => Refuses(
        "Circuits run in a ring: cluster 0/0 → cluster 0/1 → cluster 1/1 → cluster 1/0 → cluster 0/0.",
        () => Iacts([new(0, South, East), new(1, West, South), new(3, North, West), new(2, East, North)]));

    [Fact]
    public void A_beat_sent_back_where_it_came_from_runs_in_a_ring() => Refuses(
        "Circuits run in a ring: cluster 0/0 → cluster 0/1 → cluster 0/0.",
        () => Iacts([new(0, East, East), new(1, West, West)]));

    [Fact]
    public void A_way_that_ends_in_a_cluster_without_a_circuit_is_refused() => Refuses(
        "cluster 0/0 sends east to cluster 0/1, where nothing takes what comes from there.",
        () => Iacts([new(0, Local, Local, East)], new ClusterGroup(0, [0])));

    [Fact]
    public void A_circuit_that_nothing_feeds_is_refused() => Refuses(
        "cluster 0/1 has a circuit from west, but nothing is sent there.",
        () => Iacts([new(0, Local, Local), new(1, West, Local)], new ClusterGroup(0, [0, 1])));

    [Fact]
    public void A_source_that_does_not_reach_its_group_is_refused() => Refuses(
        "cluster 0/1 is to be fed by the source of cluster 0/0, but its circuits bring it what comes from nobody.",
        () => Iacts([new(0, Local, Local)], new ClusterGroup(0, [0, 1])));

    [Fact]
    public void A_source_that_reaches_more_than_its_group_is_refused() => Refuses(
        "cluster 0/1 is to be fed by nobody, but its circuits bring it what comes from the source of cluster 0/0.",
        () => Iacts([new(0, Local, Local, East), new(1, West, Local)], new ClusterGroup(0, [0])));

    [Fact]
    public void A_group_of_nobody_is_refused() => Refuses(
        "The source of cluster 0/0 is to reach nobody: a multicast to nobody.",
        () => Iacts([new(0, Local, Local)], new ClusterGroup(0, [])));

    [Fact]
    public void A_cluster_in_two_groups_or_outside_is_refused()
    {
        Refuses("cluster 0/0 is to be fed by the source of cluster 0/0 and by the source of cluster 0/1; a cluster has one source.", () => Iacts([new(0, Local, Local)], new ClusterGroup(0, [0]), new ClusterGroup(1, [0])));
        Refuses("A group is for cluster 4; the grid has clusters 0 to 3.", () => Iacts([new(0, Local, Local)], new ClusterGroup(0, [4])));
    }

    [Fact]
    public void Circuits_outside_the_grid_are_refused()
    {
        Refuses("A circuit is for cluster 4; the grid has clusters 0 to 3.", () => Iacts([new(4, Local, Local)]));
        Refuses("cluster 0/0 is to send north, where the grid ends.", () => Iacts([new(0, Local, North)]));
        Refuses("cluster 0/0 has two circuits from local.", () => Iacts([new(0, Local, Local), new(0, Local, East)]));
        Refuses("In cluster 0/0 the circuit from local leads nowhere.", () => Iacts([new(0, Local)]));
    }

    [Fact]
    public void Links_that_an_operand_does_not_have_are_refused()
    {
        Refuses(
            "Weights travel only horizontally between clusters; cluster 0/0 is to send some south.",
            () => new HierarchicalMeshConfiguration(Four, HierarchicalMeshOperand.Weight, [new(0, Local, South)], []));
        Refuses(
            "Psums travel only vertically between clusters; cluster 0/0 is to send some east.",
            () => new HierarchicalMeshConfiguration(Four, HierarchicalMeshOperand.Psum, [new(0, Local, East)], []));
    }

    [Fact]
    public void Pes_are_fed_by_routers_that_exist()
    {
        Refuses("A cluster has iact routers 0 to 2; a PE is to be fed by 3.", () => Feeding(HierarchicalMeshOperand.Iact, [.. Enumerable.Repeat(3, 12)]));
        Refuses("A cluster has 12 PEs, but routers are given for 1.", () => Feeding(HierarchicalMeshOperand.Iact, [0]));
        Refuses("Only iact routers may feed any PE", () => Feeding(HierarchicalMeshOperand.Weight, new int[12]));

        static HierarchicalMeshConfiguration Feeding(HierarchicalMeshOperand operand, int[] routerOfPe) =>
            HierarchicalMeshConfiguration.For(HierarchicalMeshMode.HighBandwidth, operand, Four, routerOfPe);
    }

    [Fact]
    public void A_grid_needs_clusters_and_pes()
    {
        Refuses("needs at least one cluster and one PE each way; it has 0 × 2 clusters", () => new ClusterGrid(0, 2));
        Refuses("at most 2^20 PEs", () => new ClusterGrid(1 << 15, 1 << 15, 1 << 15, 1 << 15));
    }

    [Fact]
    public void Pes_are_numbered_cluster_by_cluster() =>
        Assert.Equal([0, 4, 12, 36, 47], new[] { (0, 0), (1, 0), (0, 4), (3, 4), (5, 7) }.Select(at => Four.PeAt(at.Item1, at.Item2)));

    private static HierarchicalMeshConfiguration Iacts(IReadOnlyList<ClusterCircuit> circuits, params IReadOnlyList<ClusterGroup> groups) =>
        new(Four, HierarchicalMeshOperand.Iact, circuits, groups);

    private static void Refuses(string sentence, Func<object> make) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
