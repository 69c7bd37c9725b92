using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Routing in networks of any form.</summary>
public sealed class GraphRoutingTests
{
    [Fact]
    public void Shortest_ways_are_as_short_as_those_found_by_relaxing_all_wires()
    {
        var random = new RandomStream(1, "/graphs");
        for (var round = 0; round < 20; round++)
        {
            var graph = RandomNetwork.Draw(random, routers: 2 + (int)random.NextBelow(15), moreWires: (int)random.NextBelow(20));
            var table = ShortestPathRouting.For(graph, 1);
            var distance = DistancesOf(graph);
            for (var source = 0; source < graph.Nodes; source++)
            {
                for (var node = 0; node < graph.Nodes; node++)
                {
                    Assert.Equal(distance[source, node] + 1, table.RoutersBetween(source, node));
                }
            }
        }
    }

    [Fact]
    public void Of_equally_short_ways_the_lowest_output_is_taken()
    {
        var table = ShortestPathRouting.For(Topology.Mesh(3, 3), 1);

        Assert.Equal((0, 1), (table.HopAt(0, 8).Output, table.HopAt(8, 0).Output));
    }

    [Fact]
    public void Where_there_is_no_way_the_router_is_named()
    {
        var oneWay = new NetworkGraph([2, 2], [new(0, 0, 1, 0)], [new(0, 1), new(1, 1)]);

        Assert.Contains("/router/1 has no route to /node/0", Assert.Throws<ArgumentException>(() => ShortestPathRouting.For(oneWay, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Up_down_ways_never_deadlock_and_never_go_up_after_going_down()
    {
        var random = new RandomStream(2, "/graphs");
        for (var round = 0; round < 30; round++)
        {
            var graph = RandomNetwork.Draw(random, routers: 2 + (int)random.NextBelow(20), moreWires: (int)random.NextBelow(40));
            var table = UpDownRouting.For(graph, 2);

            Assert.Empty(ChannelDependencies.FindCircle(table));
            var level = LevelsOf(graph);
            for (var source = 0; source < graph.Nodes; source++)
            {
                for (var node = 0; node < graph.Nodes; node++)
                {
                    var wentDown = false;
                    for (var router = source; table.Next(router, node) is >= 0 and var link; router = graph.Links[link].To)
                    {
                        var isDown = (level[graph.Links[link].To], graph.Links[link].To).CompareTo((level[router], router)) > 0;
                        Assert.False(wentDown && !isDown);
                        wentDown |= isDown;
                    }
                }
            }
        }
    }

    [Fact]
    public void Up_down_routing_needs_a_wire_back()
    {
        var oneWay = new NetworkGraph([2, 2], [new(0, 0, 1, 0)], [new(0, 1), new(1, 1)]);

        Assert.Contains("there is one from /router/0 to /router/1, but none back", Assert.Throws<ArgumentException>(() => UpDownRouting.For(oneWay, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Up_down_routing_in_parts_that_are_not_joined_is_refused()
    {
        var parts = new NetworkGraph(
            [2, 2, 2, 2],
            [new(0, 0, 1, 0), new(1, 0, 0, 0), new(2, 0, 3, 0), new(3, 0, 2, 0)],
            [new(0, 1), new(1, 1), new(2, 1), new(3, 1)]);

        Assert.Contains("has no route to", Assert.Throws<ArgumentException>(() => UpDownRouting.For(parts, 1)).Message, StringComparison.Ordinal);
    }

    private static int[,] DistancesOf(NetworkGraph graph)
    {
        var distance = new int[graph.Routers, graph.Routers];
        for (var i = 0; i < graph.Routers; i++)
        {
            for (var j = 0; j < graph.Routers; j++)
            {
                distance[i, j] = i == j ? 0 : 1000;
            }
        }

        for (var round = 0; round < graph.Routers; round++)
        {
            foreach (var link in graph.Links)
            {
                for (var to = 0; to < graph.Routers; to++)
                {
                    distance[link.From, to] = Math.Min(distance[link.From, to], distance[link.To, to] + 1);
                }
            }
        }

        return distance;
    }

    private static int[] LevelsOf(NetworkGraph graph)
    {
        var distance = DistancesOf(graph);
        return [.. Enumerable.Range(0, graph.Routers).Select(router => distance[0, router])];
    }
}
