using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class ChannelDependenciesTests
{
    [Fact]
    public void Dimension_order_never_deadlocks()
    {
        Assert.Empty(ChannelDependencies.FindCircle(DimensionOrderRouting.For(Topology.Mesh(8, 8), 1)));
        Assert.Empty(ChannelDependencies.FindCircle(DimensionOrderRouting.For(Topology.ConcentratedMesh(3, 4, 2), 2)));
        Assert.Empty(ChannelDependencies.FindCircle(DimensionOrderRouting.For(Topology.Torus(6, 5), 2)));
        Assert.Empty(ChannelDependencies.FindCircle(DimensionOrderRouting.For(Topology.Torus(2, 2), 4)));
        Assert.Empty(ChannelDependencies.FindCircle(DimensionOrderRouting.For(Topology.Ring(9), 3)));
    }

    [Fact]
    public void A_ring_without_dateline_deadlocks_and_the_circle_is_named()
    {
        var table = ShortestPathRouting.For(Topology.Ring(5), 1);

        var refusal = Assert.Throws<ArgumentException>(() => ChannelDependencies.RequireNoDeadlock(table));

        Assert.Contains(
            "/router/0 → /router/1 (VC 0) → /router/2 (VC 0) → /router/3 (VC 0) → /router/4 (VC 0) → /router/0 (VC 0)",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_circle_is_shortened_in_the_middle()
    {
        var table = ShortestPathRouting.For(Topology.Ring(40), 1);

        var refusal = Assert.Throws<ArgumentException>(() => ChannelDependencies.RequireNoDeadlock(table));

        Assert.Contains(" → … → /router/0 (VC 0) (40 steps)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_hops_of_real_routes_count()
    {
        // In a ring of four nothing goes further than two wires; with clockwise ties, + wires form a circle, − wires none.
        var circle = ChannelDependencies.FindCircle(ShortestPathRouting.For(Topology.Ring(4), 1));

        Assert.Equal([0, 0, 0, 0], circle.Select(use => use.Link.FromPort));
    }

    [Fact]
    public void A_circle_on_one_of_many_virtual_channels_is_found()
    {
        // All but the packets for node 0 and 2 keep to channels 0 and 1 with the dateline; those share channel 5.
        var safe = DimensionOrderRouting.For(Topology.Ring(5), 2);
        Hop[][] hops = [.. Enumerable.Range(0, 5).Select(router => safe.From(router).Select(hop => hop.Output == 2 ? hop : hop with { VirtualChannels = hop.VirtualChannels | 1UL << 5 }).ToArray())];

        var circle = ChannelDependencies.FindCircle(new RouteTable(safe.Graph, 6, hops));

        Assert.NotEmpty(circle);
        Assert.Contains(circle, use => use.VirtualChannel == 5);
        AssertIsCircle(circle);
    }

    [Fact]
    public void A_circle_is_found_exactly_where_taking_away_channels_without_followers_leaves_some()
    {
        var random = new RandomStream(3, "/graphs");
        var found = 0;
        for (var round = 0; round < 60; round++)
        {
            var table = DrawTable(random);
            var circle = ChannelDependencies.FindCircle(table);
            Assert.Equal(HasCircle(table), circle.Count > 0);
            AssertIsCircle(circle);
            found += circle.Count > 0 ? 1 : 0;
        }

        Assert.InRange(found, 10, 50);
    }

    [Fact]
    public void A_large_mesh_is_checked_without_walking_every_route_to_its_end()
    {
        var table = DimensionOrderRouting.For(Topology.Mesh(32, 32), 64);

        ChannelDependencies.RequireNoDeadlock(table);

        Assert.Equal(63, table.RoutersBetween(0, 1023));
    }

    [Fact]
    public void Broadcasts_of_all_nodes_of_a_torus_do_not_deadlock()
    {
        var table = DimensionOrderRouting.For(Topology.Torus(4, 5), 2);
        var everybody = Enumerable.Range(0, 20).ToList();

        Assert.Empty(ChannelDependencies.FindCircle(table, [.. everybody.Select(source => new MulticastTree(table, source, everybody))]));
    }

    [Fact]
    public void Multicasts_that_close_a_circle_are_found()
    {
        // Unicast respects the dateline; the multicasts, from each node to the next two, take any channel.
        var ring = Topology.Ring(4);
        var unicast = DimensionOrderRouting.For(ring, 2);
        var careless = ShortestPathRouting.For(ring, 2);
        MulticastTree[] trees = [.. Enumerable.Range(0, 4).Select(source => new MulticastTree(careless, source, [(source + 1) % 4, (source + 2) % 4]))];

        Assert.Empty(ChannelDependencies.FindCircle(unicast));
        Assert.Equal(4, ChannelDependencies.FindCircle(unicast, trees).Count);
    }

    private static RouteTable DrawTable(RandomStream random)
    {
        var graph = RandomNetwork.Draw(random, routers: 5 + (int)random.NextBelow(8), moreWires: (int)random.NextBelow(12));
        const int Channels = 3;
        var shortest = ShortestPathRouting.For(graph, Channels);
        return new RouteTable(graph, Channels, [.. Enumerable.Range(0, graph.Routers).Select(router => shortest.From(router).Select(hop => hop with { VirtualChannels = 1 + (ulong)random.NextBelow(7) }).ToArray())]);
    }

    /// <summary>Takes away channels that nothing follows until none is left to take.</summary>
    private static bool HasCircle(RouteTable table)
    {
        var follows = new HashSet<((int, int) Held, (int, int) Wanted)>();
        for (var source = 0; source < table.Graph.Nodes; source++)
        {
            for (var node = 0; node < table.Graph.Nodes; node++)
            {
                var router = source;
                while (table.Next(router, node) is >= 0 and var link)
                {
                    var next = table.Graph.Links[link].To;
                    if (table.Next(next, node) is >= 0 and var then)
                    {
                        follows.UnionWith(
                            from held in ChannelsOf(table.HopAt(router, node))
                            from wanted in ChannelsOf(table.HopAt(next, node))
                            select ((link, held), (then, wanted)));
                    }

                    router = next;
                }
            }
        }

        int before;
        do
        {
            before = follows.Count;
            var holders = follows.Select(pair => pair.Held).ToHashSet();
            follows.RemoveWhere(pair => !holders.Contains(pair.Wanted));
        }
        while (follows.Count < before);
        return before > 0;
    }

    private static IEnumerable<int> ChannelsOf(Hop hop) => Enumerable.Range(0, 64).Where(channel => (hop.VirtualChannels >> channel & 1) != 0);

    private static void AssertIsCircle(IReadOnlyList<ChannelUse> circle)
    {
        for (var i = 0; i < circle.Count; i++)
        {
            Assert.Equal(circle[i].Link.To, circle[(i + 1) % circle.Count].Link.From);
        }
    }
}
