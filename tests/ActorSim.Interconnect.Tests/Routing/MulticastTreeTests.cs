using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class MulticastTreeTests
{
    private static readonly RouteTable Mesh = DimensionOrderRouting.For(Topology.Mesh(4, 4), 2);

    [Fact]
    public void A_tree_forks_where_the_routes_part()
    {
        // From (1, 1) to (3, 1), (3, 2) and (0, 1): east and west at the source, then north at (3, 1).
        var tree = new MulticastTree(Mesh, 5, [11, 7, 4]);

        Assert.Equal(0b00011UL, tree.OutputsAt(5));
        Assert.Equal(0b00001UL, tree.OutputsAt(6));
        Assert.Equal(0b10100UL, tree.OutputsAt(7));
        Assert.Equal(0b10000UL, tree.OutputsAt(11));
        Assert.Equal(0b10000UL, tree.OutputsAt(4));
        Assert.Equal(0UL, tree.OutputsAt(0));
        Assert.Equal([new Hop(2, 0b11), new Hop(4, 0b11)], tree.BranchesAt(7).ToArray());
        Assert.Equal([4, 7, 11], tree.Destinations.ToArray());
    }

    [Fact]
    public void The_source_may_be_among_the_destinations() =>
        Assert.Equal(0b10001UL, new MulticastTree(Mesh, 5, [5, 6]).OutputsAt(5));

    [Fact]
    public void A_tree_reaches_exactly_its_group()
    {
        var random = new RandomStream(1, "/trees");
        RouteTable[] tables =
        [
            Mesh,
            DimensionOrderRouting.For(Topology.Torus(5, 3), 4),
            DimensionOrderRouting.For(Topology.ConcentratedMesh(2, 3, 3), 1),
            UpDownRouting.For(RandomNetwork.Draw(random, 12, 10), 1),
        ];
        foreach (var table in tables)
        {
            for (var round = 0; round < 50; round++)
            {
                var nodes = Enumerable.Range(0, table.Graph.Nodes).ToList();
                var group = nodes.Where(_ => random.NextBelow(3) == 0).DefaultIfEmpty(0).ToList();
                MulticastTree tree;
                try
                {
                    tree = new MulticastTree(table, (int)random.NextBelow(nodes.Count), group);
                }
                catch (ArgumentException problem) when (table.Graph.Grid is null)
                {
                    // Up-down ways to two nodes may part and meet again.
                    Assert.Contains("by two inputs", problem.Message, StringComparison.Ordinal);
                    continue;
                }

                Assert.Equal(group, ReachedBy(table, tree).Order());
            }
        }
    }

    [Fact]
    public void In_a_torus_a_shared_wire_is_taken_in_the_class_of_the_packet_that_still_has_to_cross()
    {
        // From 3 of 6 to 4, before the dateline, and to 0, behind it.
        var tree = new MulticastTree(DimensionOrderRouting.For(Topology.Ring(6), 4), 3, [4, 0]);

        Assert.Equal([new Hop(0, 0b0011)], tree.BranchesAt(3).ToArray());
        Assert.Equal([new Hop(0, 0b0011), new Hop(2, 0b1111)], tree.BranchesAt(4).ToArray());
    }

    [Fact]
    public void A_multicast_of_nobody_is_refused() => AssertRefused("/node/1/1 has no destinations", Mesh, 5, []);

    [Fact]
    public void Nodes_that_do_not_exist_are_refused()
    {
        AssertRefused("for node 16, but the nodes are 0 to 15", Mesh, 5, [16]);
        AssertRefused("for node -1, but the nodes are 0 to 15", Mesh, 5, [-1]);
        AssertRefused("sent by node 16, but the nodes are 0 to 15", Mesh, 16, [0]);
    }

    [Fact]
    public void A_node_named_twice_is_refused() => AssertRefused("names /node/0/3 twice", Mesh, 5, [3, 2, 3]);

    [Fact]
    public void Routes_that_part_and_meet_again_are_no_tree()
    {
        // 0 → 1 → 3 for node 1 at router 3, and 0 → 2 → 3 → 4 for node 2 at router 4.
        var graph = new NetworkGraph(
            [3, 2, 2, 4, 2],
            [new(0, 0, 1, 0), new(0, 1, 2, 0), new(1, 1, 3, 0), new(2, 1, 3, 1), new(3, 2, 4, 0), new(4, 0, 3, 2), new(3, 0, 1, 1), new(1, 0, 0, 0)],
            [new(0, 2), new(3, 3), new(4, 1)]);
        var table = ExplicitRouting.For(graph, 1, [new(0, 1, 0), new(1, 1, 1), new(0, 2, 1), new(2, 2, 1), new(3, 2, 2), new(4, 1, 0), new(4, 0, 0), new(3, 0, 0), new(1, 0, 0)]);

        AssertRefused("come to /router/3 by two inputs, 0 and 1", table, 0, [1, 2]);
    }

    private static void AssertRefused(string part, RouteTable table, int source, int[] destinations) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(() => new MulticastTree(table, source, destinations)).Message, StringComparison.Ordinal);

    private static List<int> ReachedBy(RouteTable table, MulticastTree tree)
    {
        var reached = new List<int>();
        var open = new Stack<int>([table.Graph.Attachment(tree.Source).Router]);
        while (open.TryPop(out var router))
        {
            foreach (var branch in tree.BranchesAt(router))
            {
                Assert.NotEqual(0UL, branch.VirtualChannels);
                if (table.Graph.LinkFrom(router, branch.Output) is >= 0 and var link)
                {
                    open.Push(table.Graph.Links[link].To);
                }
                else
                {
                    reached.Add(table.Graph.NodeAt(router, branch.Output));
                }
            }
        }

        return reached;
    }
}
