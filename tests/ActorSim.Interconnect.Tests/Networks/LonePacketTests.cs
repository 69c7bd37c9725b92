namespace ActorSim.Interconnect.Tests;

/// <summary>A packet alone in the network takes what its way takes: 2 cycles to the first router, then stages and link of each.</summary>
public sealed class LonePacketTests
{
    [Theory]
    [InlineData(1, false, 5, 1)]
    [InlineData(1, false, 5, 4)]
    [InlineData(0, true, 3, 1)]
    [InlineData(0, true, 3, 4)]
    [InlineData(0, false, 4, 3)]
    [InlineData(1, true, 4, 3)]
    public void It_takes_the_stages_of_each_router(int routingDelay, bool isSpeculative, int cyclesPerHop, int flits)
    {
        var routes = DimensionOrderRouting.For(Topology.Mesh(4, 3), virtualChannels: 2);
        var router = new RouterDescription(2, 8, new RouterPipeline(routingDelay, isSpeculative, creditDelay: 0));
        for (var destination = 0; destination < 12; destination++)
        {
            var network = TestNetwork.Run(routes, router, [], [(0, new PacketOrder(7, 3, destination, flits))]);

            var hops = (destination % 4) + (destination / 4) + 1;
            var arrival = Assert.Single(network.ArrivalsAt(destination));
            Assert.Equal((3u, 3u), (arrival.CreateCycle, arrival.InjectCycle));
            Assert.Equal((uint)(3 + 2 + (cyclesPerHop * hops) + flits - 1), arrival.ArriveCycle);
            Assert.Equal((uint)(2 + (cyclesPerHop * hops)), arrival.FreeCycles);
            Assert.Equal((hops, flits, 0, 7), (arrival.Routers, arrival.Flits, arrival.Source, arrival.Packet));
            Assert.Equal(hops * flits, network.Crossings);
        }
    }

    [Fact]
    public void Longer_links_take_longer()
    {
        var routes = DimensionOrderRouting.For(Topology.Mesh(3, 1, linkCycles: 10), virtualChannels: 1);

        var network = TestNetwork.Run(routes, new RouterDescription(1, 4, RouterPipeline.R3), [], [(0, new PacketOrder(0, 0, 2, 1))]);

        // 2 to the first router; two hops of VA/SA, ST and 10 + 1 to the next; the last with a link of 1 + 1.
        Assert.Equal(2u + 12 + 12 + 3, network.ArrivalsAt(2)[0].ArriveCycle);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_packet_longer_than_the_buffers_waits_for_credits(int slots)
    {
        const int Flits = 12;
        var routes = DimensionOrderRouting.For(Topology.Mesh(2, 1), virtualChannels: 1);

        var network = TestNetwork.Run(routes, new RouterDescription(1, slots, RouterPipeline.R5), [], [(0, new PacketOrder(0, 0, 1, Flits))]);

        // A slot is free again for the source when the flit was seen (2), has won the switch (2 more for a head, 0 for others)
        // and the credit is back (2); between routers likewise, with 3 cycles for switch and link: the longest circle, 5 cycles.
        var arrival = Assert.Single(network.ArrivalsAt(1));
        var perFlit = Math.Max(1.0, 5.0 / slots);
        Assert.InRange(arrival.ArriveCycle, 12 + ((Flits - 1) * perFlit) - 5, 12 + ((Flits - 1) * perFlit) + 5);
    }
}
