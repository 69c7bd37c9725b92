using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

public sealed class RouteTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_ring_goes_the_shorter_way_round(int ranks) =>
        EachPairTakes(DimensionProduct.Ring(ranks, PlainCable), (from, to) => Math.Min(Up(from, to, ranks), Up(to, from, ranks)));

    [Fact]
    public void A_ring_goes_upwards_where_both_ways_are_as_long()
    {
        var ring = DimensionProduct.Ring(8, PlainCable);

        Assert.Equal(1, ring.LinkOf(0, ring.WayTo(0, 4)).To);
        Assert.Equal(7, ring.LinkOf(0, ring.WayTo(0, 5)).To);
    }

    [Fact]
    public void A_one_way_ring_goes_upwards_only() =>
        EachPairTakes(DimensionProduct.Ring(6, PlainCable, isOneWay: true), (from, to) => Up(from, to, 6));

    [Fact]
    public void A_star_takes_two_links() => EachPairTakes(DimensionProduct.Star(9, PlainCable), (_, _) => 2);

    [Theory]
    [InlineData(4, 4, 1)]
    [InlineData(5, 2, 1)]
    [InlineData(3, 4, 5)]
    public void A_torus_takes_the_shorter_way_round_in_each_dimension(int x, int y, int z) =>
        EachPairTakes(DimensionProduct.Torus([x, y, z], PlainCable), (from, to) =>
            Round(from % x, to % x, x) + Round(from / x % y, to / x % y, y) + Round(from / x / y, to / x / y, z));

    [Theory]
    [InlineData(4, 4, 1)]
    [InlineData(5, 2, 1)]
    [InlineData(3, 4, 5)]
    public void A_mesh_takes_the_distance_along_its_sides(int x, int y, int z) =>
        EachPairTakes(DimensionProduct.Mesh([x, y, z], PlainCable), (from, to) =>
            Math.Abs((from % x) - (to % x)) + Math.Abs((from / x % y) - (to / x % y)) + Math.Abs((from / x / y) - (to / x / y)));

    [Fact]
    public void A_product_corrects_one_dimension_after_the_other()
    {
        var product = new DimensionProduct(
        [
            new NetworkDimension(DimensionShape.Switch, 3, PlainCable),
            new NetworkDimension(DimensionShape.FullyConnected, 4, PlainCable),
            new NetworkDimension(DimensionShape.OneWayRing, 3, PlainCable),
            new NetworkDimension(DimensionShape.Switch, 2, PlainCable),
        ]);

        Assert.Equal(72, product.Ranks);
        Assert.Equal(24 + 36, product.Switches);
        EachPairTakes(product, (from, to) =>
            (from % 3 == to % 3 ? 0 : 2) + (from / 3 % 4 == to / 3 % 4 ? 0 : 1) + Up(from / 12 % 3, to / 12 % 3, 3) + (from / 36 == to / 36 ? 0 : 2));
    }

    [Fact]
    public void Each_line_of_a_switched_dimension_has_a_switch_of_its_own()
    {
        var product = new DimensionProduct([new(DimensionShape.Switch, 2, PlainCable), new(DimensionShape.Switch, 3, PlainCable)]);

        var members = Enumerable.Range(6, product.Switches)
            .Select(vertex => string.Join(' ', Enumerable.Range(0, product.WaysFrom(vertex)).Select(way => product.LinkOf(vertex, way).To)));

        Assert.Equal(["0 1", "2 3", "4 5", "0 2 4", "1 3 5"], members);
    }

    [Fact]
    public void Servers_of_several_ranks_keep_what_is_theirs() =>
        EachPairTakes(FatTree.TwoLevel(5, 4, PlainCable, PlainCable), (from, to) => from / 4 == to / 4 ? 2 : 4);

    [Theory]
    [InlineData(2, 4, 1, 8, 4 + 2)]
    [InlineData(3, 4, 1, 16, 8 + 8 + 4)]
    [InlineData(3, 6, 2, 72, 18 + 12 + 6)]
    [InlineData(4, 4, 1, 32, 16 + 16 + 16 + 8)]
    public void A_fat_tree_goes_up_to_the_first_common_level_and_down(int levels, int ports, int oversubscription, int ranks, int switches)
    {
        var tree = FatTree.OfPorts(levels, ports, oversubscription, PlainCable);

        Assert.Equal(ranks, tree.Ranks);
        Assert.Equal(switches, tree.Switches);
        EachPairTakes(tree, (from, to) =>
        {
            var (level, leaves) = (0, 1);
            while (from / leaves != to / leaves)
            {
                leaves *= tree.Levels[level++].Children;
            }

            return 2 * level;
        });
    }

    [Theory]
    [InlineData(2, 4, 1)]
    [InlineData(3, 6, 2)]
    [InlineData(4, 4, 1)]
    public void No_switch_of_a_fat_tree_has_more_than_its_ports_and_all_are_used(int levels, int ports, int oversubscription)
    {
        var tree = FatTree.OfPorts(levels, ports, oversubscription, PlainCable);

        Assert.All(Enumerable.Range(tree.Ranks, tree.Switches), vertex => Assert.Equal(ports, tree.WaysFrom(vertex)));
    }

    [Fact]
    public void Ways_up_a_fat_tree_are_shared_evenly_by_destinations()
    {
        var tree = FatTree.OfPorts(3, 8, 1, PlainCable);
        var edge = tree.LinkOf(0, 0).To;

        var up = Enumerable.Range(16, tree.Ranks - 16).GroupBy(destination => tree.WayTo(edge, destination)).Select(group => group.Count());

        Assert.Equal([28, 28, 28, 28], up);
    }

    [Theory]
    [InlineData(9, 4, 2, 2)]
    [InlineData(5, 4, 1, 2)]
    [InlineData(3, 2, 3, 1)]
    [InlineData(1, 3, 2, 0)]
    public void A_dragonfly_passes_at_most_three_links_between_routers(int groups, int routers, int ranks, int cables)
    {
        var dragonfly = new Dragonfly(new DragonflySize(groups, routers, ranks, cables), PlainCable, PlainCable, PlainCable);

        AssertLinksAreSound(dragonfly);
        ClusterChecks.Routes(dragonfly);
        for (var from = 0; from < dragonfly.Ranks; from++)
        {
            for (var to = 0; to < dragonfly.Ranks; to++)
            {
                var hops = ClusterChecks.HopsBetween(dragonfly, from, to);
                var (router, toRouter) = (from / ranks, to / ranks);
                var (least, most) = from == to ? (0, 0) : router == toRouter ? (2, 2) : router / routers == toRouter / routers ? (3, 3) : (3, 5);
                Assert.InRange(hops, least, most);
            }
        }
    }

    [Fact]
    public void A_dragonfly_has_one_cable_between_any_two_groups()
    {
        var dragonfly = new Dragonfly(new DragonflySize(7, 3, 1, 2), PlainCable, PlainCable, PlainCable);

        var pairs = Enumerable.Range(dragonfly.Ranks, dragonfly.Switches)
            .SelectMany(vertex => Enumerable.Range(0, dragonfly.WaysFrom(vertex)).Select(way => dragonfly.LinkOf(vertex, way)))
            .Where(link => link.To >= dragonfly.Ranks)
            .Select(link => (From: (link.From - 21) / 3, To: (link.To - 21) / 3))
            .Where(pair => pair.From != pair.To)
            .ToList();

        Assert.Equal(7 * 6, pairs.Count);
        Assert.Equal(7 * 6, pairs.Distinct().Count());
    }

    [Fact]
    public void A_graph_takes_the_way_with_the_fewest_links()
    {
        // A ladder of two rails of five ranks, and a switch that joins its ends.
        var links = new List<ClusterLink>();
        for (var i = 0; i < 5; i++)
        {
            links.AddRange(LinkGraph.BothWays(i, i + 5, PlainCable));
            if (i < 4)
            {
                links.AddRange(LinkGraph.BothWays(i, i + 1, PlainCable));
                links.AddRange(LinkGraph.BothWays(i + 5, i + 6, PlainCable));
            }
        }

        links.AddRange(LinkGraph.BothWays(0, 10, PlainCable));
        links.AddRange(LinkGraph.BothWays(4, 10, PlainCable));
        var distances = Distances(11, links);

        EachPairTakes(new LinkGraph(10, 1, links), (from, to) => distances[from, to]);
    }

    [Fact]
    public void A_star_of_a_hundred_thousand_ranks_needs_no_tables()
    {
        var star = DimensionProduct.Star(100_000, PlainCable);

        ClusterChecks.Routes(star);

        Assert.Equal(2, ClusterChecks.HopsBetween(star, 1, 99_999));
    }

    [Fact]
    public void Slowed_links_leave_routes_as_they_were()
    {
        var torus = DimensionProduct.Torus([4, 3], PlainCable);
        var slowed = new SlowedLinks(torus, [new SlowedLink(0, 1, BytePerNanosecond, Ns(500))]);

        EachPairTakes(slowed, (from, to) => ClusterChecks.HopsBetween(torus, from, to));
    }

    private static void EachPairTakes(ClusterTopology topology, Func<int, int, int> hops)
    {
        AssertLinksAreSound(topology);
        ClusterChecks.Routes(topology);
        for (var from = 0; from < topology.Ranks; from++)
        {
            for (var to = 0; to < topology.Ranks; to++)
            {
                Assert.Equal(from == to ? 0 : hops(from, to), ClusterChecks.HopsBetween(topology, from, to));
            }
        }
    }

    /// <summary>Every link begins where it is said to, ends elsewhere, and unless there is one way only, another leads back.</summary>
    private static void AssertLinksAreSound(ClusterTopology topology)
    {
        for (var vertex = 0; vertex < topology.Ranks + topology.Switches; vertex++)
        {
            for (var way = 0; way < topology.WaysFrom(vertex); way++)
            {
                var link = topology.LinkOf(vertex, way);
                Assert.Equal(vertex, link.From);
                Assert.InRange(link.To, 0, topology.Ranks + topology.Switches - 1);
                Assert.NotEqual(vertex, link.To);
                Assert.Equal(way, topology.WayBetween(vertex, link.To));
                if (topology is DimensionProduct product && product.Dimensions.All(dimension => dimension.Shape != DimensionShape.OneWayRing))
                {
                    Assert.NotEqual(-1, topology.WayBetween(link.To, vertex));
                }
            }
        }
    }

    /// <summary>Floyd and Warshall.</summary>
    private static int[,] Distances(int vertices, IEnumerable<ClusterLink> links)
    {
        var hops = new int[vertices, vertices];
        for (var i = 0; i < vertices; i++)
        {
            for (var j = 0; j < vertices; j++)
            {
                hops[i, j] = i == j ? 0 : 1000;
            }
        }

        foreach (var link in links)
        {
            hops[link.From, link.To] = 1;
        }

        for (var k = 0; k < vertices; k++)
        {
            for (var i = 0; i < vertices; i++)
            {
                for (var j = 0; j < vertices; j++)
                {
                    hops[i, j] = Math.Min(hops[i, j], hops[i, k] + hops[k, j]);
                }
            }
        }

        return hops;
    }

    private static int Up(int from, int to, int size) => (to - from + size) % size;

    private static int Round(int from, int to, int size) => Math.Min(Up(from, to, size), Up(to, from, size));
}
