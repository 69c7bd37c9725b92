namespace ActorSim.Interconnect.Tests;

public sealed class MulticastTests
{
    private static readonly RouteTable Routes = DimensionOrderRouting.For(Topology.Mesh(4, 4), virtualChannels: 2);

    public static TheoryData<string, int> Pipelines => new() { { "R5", 5 }, { "R3", 3 } };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Alone_it_reaches_each_node_as_early_as_a_packet_for_that_node_alone(string pipeline, int cyclesPerHop)
    {
        var router = new RouterDescription(2, 4, pipeline == "R5" ? RouterPipeline.R5 : RouterPipeline.R3);
        var everybody = new MulticastTree(Routes, source: 5, [.. Enumerable.Range(0, 16)]);

        var network = TestNetwork.Run(Routes, router, [everybody], [(5, new PacketOrder(0, 0, 16, 3))]);

        for (var node = 0; node < 16; node++)
        {
            var hops = Math.Abs((node % 4) - 1) + Math.Abs((node / 4) - 1) + 1;
            Assert.Equal((uint)(2 + (cyclesPerHop * hops) + 2), Assert.Single(network.ArrivalsAt(node)).ArriveCycle);
        }
    }

    [Fact]
    public void It_crosses_each_link_of_its_tree_once()
    {
        var row = new MulticastTree(Routes, source: 0, [1, 2, 3]);

        var network = TestNetwork.Run(Routes, new RouterDescription(2, 4, RouterPipeline.R3), [row], [(0, new PacketOrder(0, 0, 16, 2))]);

        // Three links and three ejections, two flits each; three packets would cross 2 + 3 + 4 switches.
        Assert.Equal((3 + 3) * 2, network.Crossings);
        Assert.Equal(new[] { 0, 1, 1, 1 }, Enumerable.Range(0, 4).Select(node => network.ArrivalsAt(node).Count));
    }

    [Fact]
    public void A_copy_that_is_held_up_does_not_hold_up_the_other()
    {
        // Node 0 sends to 1 and 4; node 4's ejection port is taken by a long packet that node 8 sends to it.
        var fork = new MulticastTree(Routes, source: 0, [1, 4]);

        var network = TestNetwork.Run(
            Routes, new RouterDescription(2, 4, RouterPipeline.R3), [fork], [(8, new PacketOrder(0, 0, 4, 60)), (12, new PacketOrder(1, 0, 4, 60)), (0, new PacketOrder(2, 20, 16, 2))]);

        var free = Assert.Single(network.ArrivalsAt(1));
        var heldUp = Assert.Single(network.ArrivalsAt(4), arrival => arrival.Packet == 2);
        Assert.Equal(20u + 2 + (3 * 2) + 1, free.ArriveCycle);
        Assert.InRange(heldUp.ArriveCycle, free.ArriveCycle + 20, 200u);
    }

    [Fact]
    public void A_multicast_that_does_not_fit_a_buffer_is_refused()
    {
        var tree = new MulticastTree(Routes, source: 0, [1, 4]);

        var refusal = Assert.Throws<ArgumentException>(() => TestNetwork.Run(
            Routes, new RouterDescription(2, 4, RouterPipeline.R3), [tree], [(0, new PacketOrder(0, 0, 16, 5))]));

        Assert.Contains("A multicast of 5 flits does not fit a buffer of 4 slots", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_node_where_a_tree_begins_sends_to_it()
    {
        var tree = new MulticastTree(Routes, source: 0, [1, 4]);

        var refusal = Assert.Throws<ArgumentException>(() => TestNetwork.Run(
            Routes, new RouterDescription(2, 4, RouterPipeline.R3), [tree], [(3, new PacketOrder(0, 0, 16, 1))]));

        Assert.Contains("/node/0/3 sends to multicast tree 0, which begins at /node/0/0", refusal.Message, StringComparison.Ordinal);
    }
}
