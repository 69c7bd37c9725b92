using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Whatever the network and the traffic: everything arrives once where it should, in order, and the same on any number of threads.</summary>
public sealed class RandomNetworkTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_packet_arrives_exactly_once_at_each_of_its_nodes(int seed)
    {
        var random = new RandomStream((ulong)seed, "/test");
        var (routes, router) = DrawNetwork(random);
        var graph = routes.Graph;
        var trees = DrawTrees(random, routes);
        var packets = DrawPackets(random, graph, router, trees);

        var one = TestNetwork.Run(routes, router, trees, packets);
        var two = TestNetwork.Run(routes, router, trees, packets, threads: 2);

        Assert.Equal(EndReason.Completed, one.Result.Reason);
        Assert.Equal(one.Result.Fingerprint, two.Result.Fingerprint);
        var expected = packets.SelectMany(packet => DestinationsOf(packet.Packet, graph, trees).Select(node => (node, packet.Packet.Packet, packet.Source, packet.Packet.Flits)));
        var arrived = Enumerable.Range(0, graph.Nodes).SelectMany(node => one.ArrivalsAt(node).Select(arrival => (node, arrival.Packet, arrival.Source, arrival.Flits)));
        Assert.Equal(expected.Order(), arrived.Order());
        Assert.All(one.Network.Interfaces, door => Assert.Equal(0, door.Queued));
        Assert.All(one.Network.Routers, at => Assert.True(at.IsAtRest));
        Assert.All(one.Network.Interfaces.SelectMany(door => door.Arrivals), arrival =>
            Assert.InRange(arrival.ArriveCycle - arrival.InjectCycle, arrival.FreeCycles + (uint)arrival.Flits - 1, uint.MaxValue));
        Assert.All(one.Network.Interfaces, AssertTallied);
        var times = one.Metrics.Where(metric => metric.Name.StartsWith("time.", StringComparison.Ordinal)).GroupBy(metric => metric.Path);
        Assert.All(times, parts => Assert.Equal(one.Result.End.Picoseconds, parts.Sum(part => part.Value)));
    }

    /// <summary>What an interface has summed up is what its packets say one by one.</summary>
    private static void AssertTallied(NetworkInterface door)
    {
        var (tally, arrivals) = (door.Tallies[0], door.Arrivals);
        var latencies = arrivals.Select(arrival => (long)arrival.ArriveCycle - arrival.CreateCycle).ToList();
        Assert.Equal(arrivals.Count, tally.Packets);
        Assert.Equal(arrivals.Sum(arrival => (long)arrival.Flits), tally.Flits);
        Assert.Equal(arrivals.Sum(arrival => (long)arrival.InjectCycle - arrival.CreateCycle), tally.Queueing);
        Assert.Equal(arrivals.Sum(arrival => (long)arrival.FreeCycles), tally.Routing);
        Assert.Equal(arrivals.Sum(arrival => (long)arrival.Flits - 1), tally.Serialisation);
        Assert.Equal(latencies.Sum(), tally.Queueing + tally.Routing + tally.Serialisation + tally.Contention);
        Assert.Equal(arrivals.Sum(arrival => (long)arrival.Routers), tally.Routers);
        Assert.Equal((latencies.DefaultIfEmpty(0).Min(), latencies.DefaultIfEmpty(0).Max()), (tally.Shortest, tally.Longest));
    }

    private static (RouteTable Routes, RouterDescription Router) DrawNetwork(RandomStream random)
    {
        var virtualChannels = 2 + (int)random.NextBelow(4);
        var router = new RouterDescription(
            virtualChannels,
            1 + (int)random.NextBelow(6),
            new RouterPipeline((int)random.NextBelow(2), random.NextChance(0.5), (int)random.NextBelow(3)));
        var linkCycles = 1 + (int)random.NextBelow(3);
        var (columns, rows) = (2 + (int)random.NextBelow(4), 1 + (int)random.NextBelow(4));
        var routes = random.NextBelow(5) switch
        {
            0 => DimensionOrderRouting.For(Topology.Mesh(columns, rows, linkCycles), virtualChannels),
            1 => DimensionOrderRouting.For(Topology.Torus(columns, rows + 1, linkCycles), virtualChannels),
            2 => DimensionOrderRouting.For(Topology.Ring(3 + (int)random.NextBelow(8), linkCycles), virtualChannels),
            3 => DimensionOrderRouting.For(Topology.ConcentratedMesh(columns, rows, 1 + (int)random.NextBelow(4), linkCycles), virtualChannels),
            _ => UpDownRouting.For(DrawGraph(random), virtualChannels),
        };
        return (routes, router);
    }

    /// <summary>A random tree of routers with some further links, one node at each.</summary>
    private static NetworkGraph DrawGraph(RandomStream random)
    {
        var routers = 3 + (int)random.NextBelow(8);
        var ports = new int[routers];
        Array.Fill(ports, 1);
        var links = new List<NetworkLink>();
        for (var router = 1; router < routers; router++)
        {
            Join(router, (int)random.NextBelow(router));
        }

        for (var extra = random.NextBelow(routers); extra > 0; extra--)
        {
            var (a, b) = ((int)random.NextBelow(routers), (int)random.NextBelow(routers));
            if (a != b)
            {
                Join(a, b);
            }
        }

        return new NetworkGraph(ports, links, [.. Enumerable.Range(0, routers).Select(router => new NodeAttachment(router, 0))]);

        void Join(int a, int b)
        {
            var (atA, atB) = (ports[a]++, ports[b]++);
            var cycles = 1 + (int)random.NextBelow(3);
            links.Add(new NetworkLink(a, atA, b, atB, cycles));
            links.Add(new NetworkLink(b, atB, a, atA, cycles));
        }
    }

    /// <summary>Trees that are deadlock-free beside the routes; where a drawn one is not, none.</summary>
    private static List<MulticastTree> DrawTrees(RandomStream random, RouteTable routes)
    {
        var trees = new List<MulticastTree>();
        for (var wanted = random.NextBelow(5); wanted > 0; wanted--)
        {
            var nodes = Enumerable.Range(0, routes.Graph.Nodes).Where(_ => random.NextChance(0.4)).ToList();
            if (nodes.Count == 0)
            {
                continue;
            }

            trees.Add(new MulticastTree(routes, (int)random.NextBelow(routes.Graph.Nodes), nodes));
            if (ChannelDependencies.FindCircle(routes, trees).Count > 0)
            {
                trees.RemoveAt(trees.Count - 1);
            }
        }

        return trees;
    }

    private static List<(int Source, PacketOrder Packet)> DrawPackets(RandomStream random, NetworkGraph graph, RouterDescription router, List<MulticastTree> trees)
    {
        var packets = new List<(int, PacketOrder)>();
        var count = 50 + (int)random.NextBelow(300);
        var cycles = 1 + random.NextBelow(400);
        for (var number = 0; number < count; number++)
        {
            var create = (uint)random.NextBelow(cycles);
            if (trees.Count > 0 && random.NextChance(0.3))
            {
                var tree = (int)random.NextBelow(trees.Count);
                packets.Add((trees[tree].Source, new PacketOrder(number, create, graph.Nodes + tree, 1 + (int)random.NextBelow(router.SlotsPerChannel))));
            }
            else
            {
                packets.Add(((int)random.NextBelow(graph.Nodes), new PacketOrder(number, create, (int)random.NextBelow(graph.Nodes), 1 + (int)random.NextBelow(9))));
            }
        }

        return packets;
    }

    private static int[] DestinationsOf(PacketOrder packet, NetworkGraph graph, List<MulticastTree> trees) =>
        packet.Destination < graph.Nodes ? [packet.Destination] : trees[packet.Destination - graph.Nodes].Destinations.ToArray();
}
