namespace ActorSim.Interconnect.Tests.Operands;

public sealed class OperandFabricTests
{
    // Four PEs in two rows of two; rows share.
    private static readonly IReadOnlyList<IReadOnlyList<int>> Rows = [[0, 1], [2, 3]];

    [Fact]
    public void A_bus_reaches_each_set_with_one_beat() =>
        Assert.Equal(["0 0:0,1", "0 1:2,3"], Cut(new BusFabric(Bench.Width, 4), Rows));

    [Fact]
    public void A_crossbar_sends_to_each_pe_from_its_own_source() =>
        Assert.Equal(["0 0:0", "1 1:1", "2 2:2", "0 3:3"], Cut(new CrossbarFabric(Bench.Width, 4, 3), Rows));

    [Fact]
    public void An_xy_bus_tells_rows_apart_by_the_ids_of_x_buses_and_columns_by_those_of_pes()
    {
        var bus = new XyBusFabric(Bench.Width, 2, 2, columnIdBits: 4);

        // Tags have the row id above four bits of column id.
        Assert.Equal(["0 0:0,1", "0 16:2,3"], Cut(bus, Rows));
        Assert.Equal(["0 0:0,2", "0 1:1,3"], Cut(bus, [[0, 2], [1, 3]]));
        Assert.Equal(["0 0:0,1,2,3"], Cut(bus, [[0, 1, 2, 3]]));
        Assert.Equal(["0 0:0", "0 1:1", "0 16:2", "0 17:3"], Cut(bus, [[0], [1], [2], [3]]));
        Assert.Equal(["0 0:3"], Cut(bus, [[3]]));
    }

    [Fact]
    public void Ids_of_an_xy_bus_match_exactly_the_pes_of_each_set()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 200; trial++)
        {
            var (rows, columns) = (random.Next(1, 6), random.Next(1, 6));
            var sets = Enumerable.Range(0, rows * columns).GroupBy(_ => random.Next(1 + random.Next(rows * columns)))
                .Where(_ => random.Next(4) > 0).Select(set => (IReadOnlyList<int>)[.. set]).ToList();
            if (sets.Count == 0)
            {
                continue;
            }

            var (ids, tags) = XyBusIds.For(rows, columns, sets, 5, 5);
            var groups = ids.Groups(tags);

            Assert.All(sets.Zip(tags), pair => Assert.Equal(pair.First, groups[ids.TagOf(pair.Second.Row, pair.Second.Column)].ToArray()));
        }
    }

    [Fact]
    public void Sets_that_ids_cannot_tell_apart_are_refused()
    {
        Refuses("The X-bus of row 16 has the id 16; ids of 4 bits are 0 to 15.", () => XyBusIds.For(17, 1, [.. Enumerable.Range(0, 17).Select(pe => (IReadOnlyList<int>)[pe])], 4, 4));
        Refuses("PE 1 is in two sets; it has one id.", () => XyBusIds.For(1, 2, [[0, 1], [1]], 4, 4));
        Refuses("A set names PE 2; there are PEs 0 to 1.", () => XyBusIds.For(1, 2, [[0, 2]], 4, 4));
    }

    [Fact]
    public void A_mesh_cuts_a_set_by_the_sources_of_its_pes()
    {
        // 2 × 2 clusters of 1 × 2 PEs, so that PEs 0 to 3 and 4 to 7 are the two rows. One weight router a cluster.
        var grid = new ClusterGrid(2, 2, 1, 2);
        IReadOnlyList<IReadOnlyList<int>> everybody = [[0, 1, 2, 3, 4, 5, 6, 7]];

        Assert.Equal(["0 0:0,1", "1 1:2,3", "2 2:4,5", "3 3:6,7"], Cut(Mesh(HierarchicalMeshMode.HighBandwidth), everybody));
        Assert.Equal(["0 0:0,1,2,3", "1 1:4,5,6,7"], Cut(Mesh(HierarchicalMeshMode.GroupedMulticast), everybody));

        HierarchicalMeshFabric Mesh(HierarchicalMeshMode mode) =>
            new(HierarchicalMeshConfiguration.For(mode, HierarchicalMeshOperand.Weight, grid), EyerissV2Ports.Weight);
    }

    [Fact]
    public void A_mesh_that_leaves_clusters_unfed_is_refused() => Refuses(
        "Cluster 1 is fed by nobody.",
        () => new HierarchicalMeshFabric(
            new HierarchicalMeshConfiguration(new ClusterGrid(1, 2), HierarchicalMeshOperand.Iact, [new(0, ClusterPort.Local, ClusterPort.Local)], [new(0, [0])]),
            EyerissV2Ports.Iact));

    [Fact]
    public void Every_network_brings_the_same_beats_to_the_same_pes()
    {
        OperandFabric[] networks =
        [
            new BusFabric(Bench.Width, 4), new CrossbarFabric(Bench.Width, 4, 3), new XyBusFabric(Bench.Width, 2, 2, 4),
            new HierarchicalMeshFabric(HierarchicalMeshConfiguration.For(HierarchicalMeshMode.GroupedMulticast, HierarchicalMeshOperand.Weight, new ClusterGrid(1, 2, 1, 2)), Bench.Width),
        ];
        foreach (var network in networks)
        {
            var bench = new Bench().AddPes(4);
            var groups = network.Cut(Rows);
            var inputs = network.Build(bench.Builder, "/network", Bench.Clock, groups, bench.Inlets);
            Assert.Equal(network.Sources, inputs.Count);
            foreach (var own in groups.GroupBy(group => group.Source))
            {
                bench.Feed(
                    inputs[own.Key], Bench.Width, new OperandGroups(4, [.. own.Select(group => group.Group)]), [.. own.Select(group => Bench.Beat(group.Group.Tag, group.Group.Receivers[0] / 2))]);
            }

            bench.Run();

            Assert.Equal([0UL, 0, 1, 1], bench.Pes.Select(pe => Assert.Single(pe.Seen).Beat.Bits));
        }
    }

    private static string[] Cut(OperandFabric fabric, IReadOnlyList<IReadOnlyList<int>> sets) =>
        [.. fabric.Cut(sets).Select(group => $"{group.Source} {group.Group.Tag}:{string.Join(',', group.Group.Receivers)}")];

    private static void Refuses(string sentence, Func<object> make) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
