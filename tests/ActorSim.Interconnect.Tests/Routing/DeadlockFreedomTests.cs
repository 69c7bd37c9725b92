using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>What the check of dependencies lets through does not deadlock, however small the buffers and however much is sent at once.</summary>
public sealed class DeadlockFreedomTests
{
    public static TheoryData<string> Networks => ["torus", "small torus", "ring", "odd ring", "concentrated mesh", "graph"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void All_packets_that_everybody_sends_to_everybody_at_once_arrive(string name)
    {
        var table = name switch
        {
            "torus" => DimensionOrderRouting.For(Topology.Torus(5, 4), 2),
            "small torus" => DimensionOrderRouting.For(Topology.Torus(2, 3), 3),
            "ring" => DimensionOrderRouting.For(Topology.Ring(12), 2),
            "odd ring" => DimensionOrderRouting.For(Topology.Ring(7), 3),
            "concentrated mesh" => DimensionOrderRouting.For(Topology.ConcentratedMesh(3, 2, 3), 1),
            _ => UpDownRouting.For(RandomNetwork.Draw(new RandomStream(5, "/graph"), routers: 14, moreWires: 16), 1),
        };
        var nodes = Enumerable.Range(0, table.Graph.Nodes).ToList();
        var packets = nodes.SelectMany(source => nodes.Select(node => (source, new PacketOrder(node, CreateCycle: 0, (source + node) % nodes.Count, Flits: 5)))).ToList();

        var run = TestNetwork.Run(table, new RouterDescription(table.VirtualChannels, slotsPerChannel: 1, RouterPipeline.R3), [], packets);

        Assert.Equal(EndReason.Completed, run.Result.Reason);
        Assert.All(nodes, node => Assert.Equal(nodes, run.ArrivalsAt(node).Select(arrival => arrival.Source).Order()));
    }

    [Fact]
    public void Broadcasts_of_everybody_at_once_among_other_packets_arrive()
    {
        var table = DimensionOrderRouting.For(Topology.Torus(4, 4), 2);
        var nodes = Enumerable.Range(0, 16).ToList();
        MulticastTree[] trees = [.. nodes.Select(source => new MulticastTree(table, source, nodes))];
        var packets = nodes.SelectMany(source => Enumerable.Range(0, 6).Select(i => (source, new PacketOrder(i, CreateCycle: 0, i % 2 == 0 ? 16 + source : (source * 7) % 16, Flits: 3)))).ToList();

        var run = TestNetwork.Run(table, new RouterDescription(2, slotsPerChannel: 3, RouterPipeline.R5), trees, packets);

        Assert.Equal(EndReason.Completed, run.Result.Reason);
        Assert.Equal((16 * 3 * 16) + (16 * 3), nodes.Sum(node => run.ArrivalsAt(node).Count));
    }
}
