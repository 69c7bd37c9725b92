using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>What routers count, by hand.</summary>
public sealed class RouterMetricsTests
{
    private static readonly RouteTable Row = DimensionOrderRouting.For(Topology.Mesh(4, 1), virtualChannels: 1);

    [Fact]
    public void A_lone_flit_keeps_each_router_of_five_stages_busy_from_its_arrival_to_its_crossing()
    {
        var network = TestNetwork.Run(Row, new RouterDescription(1, 4, RouterPipeline.R5), [], [(0, new PacketOrder(0, 0, 1, 1)), (3, new PacketOrder(1, 500, 2, 1))]);

        // Route, channel, and the cycle in which it wins the switch.
        foreach (var router in new[] { "/router/0/0", "/router/0/1", "/router/0/2", "/router/0/3" })
        {
            Assert.Equal(3, network.Cycles(router, "busy"));
            Assert.Equal(0, network.Cycles(router, "stalled-on-credit") + network.Cycles(router, "stalled-on-virtual-channel"));
        }
    }

    [Fact]
    public void A_lone_flit_is_buffered_for_two_cycles_in_each_router_of_five_stages()
    {
        var hundredCycles = new MeasuringSpan(SimTime.Zero, TestNetwork.Clock.Edge(100));

        var network = TestNetwork.Run(
            Row, new RouterDescription(1, 4, RouterPipeline.R5), [], [(0, new PacketOrder(0, 0, 1, 1)), (0, new PacketOrder(1, 1000, 3, 1))], span: hundredCycles);

        Assert.Equal([0.02, 0.02, 0, 0], network.Network.Routers.Select(router => Math.Round(router.MeanBuffered(network.Result.End), 9)));
        Assert.Equal([1, 1, 0, 0], network.Network.Routers.Select(router => router.MostBuffered));
    }

    [Fact]
    public void Only_flits_that_cross_in_the_measured_span_are_counted()
    {
        // With R3 flits win the switch of the first router in cycles 2 + k.
        var span = new MeasuringSpan(TestNetwork.Clock.Edge(4), TestNetwork.Clock.Edge(7));

        var network = TestNetwork.Run(Row, new RouterDescription(1, 8, RouterPipeline.R3), [], [(0, new PacketOrder(0, 0, 3, 10))], span: span);

        Assert.Equal([3, 2, 0, 0], network.Network.Routers.Select(router => router.FlitsThrough(router == network.Network.Routers[3] ? 4 : 0)));
    }

    [Fact]
    public void A_flit_with_a_channel_and_no_free_slot_behind_it_waits_for_credit()
    {
        // A slot each: a flit can follow another over a link only when that one has crossed and its credit is back.
        var network = TestNetwork.Run(Row, new RouterDescription(1, 1, RouterPipeline.R5), [], [(0, new PacketOrder(0, 0, 3, 50))]);

        Assert.InRange(network.Cycles("/router/0/0", "stalled-on-credit"), 50, 250);
        Assert.Equal(0, network.Cycles("/router/0/0", "stalled-on-virtual-channel"));
    }

    [Fact]
    public void A_head_whose_output_is_held_by_a_packet_that_is_still_to_come_waits_for_a_channel()
    {
        // The first packet trickles in over a link of 100 cycles with one slot; the other waits for the same ejection channel.
        var routes = DimensionOrderRouting.For(Topology.Mesh(2, 1, linkCycles: 100), virtualChannels: 1);

        var network = TestNetwork.Run(routes, new RouterDescription(1, 1, RouterPipeline.R5), [], [(0, new PacketOrder(0, 0, 1, 20)), (1, new PacketOrder(1, 300, 1, 1))]);

        Assert.InRange(network.Cycles("/router/0/1", "stalled-on-virtual-channel"), 3000, 5000);
        Assert.InRange(network.Cycles("/router/0/1", "stalled-on-credit"), 0, 10);
    }

    [Fact]
    public void A_copy_of_a_multicast_with_a_channel_and_no_free_slot_behind_it_waits_for_credit()
    {
        // Node 3's ejection is held by a long packet of its own; the copies for 2 and 3 fill the buffers on the way.
        var tree = new MulticastTree(Row, source: 0, [2, 3]);
        var multicasts = Enumerable.Range(1, 6).Select(number => (0, new PacketOrder(number, 10, 4, 2)));

        var network = TestNetwork.Run(Row, new RouterDescription(1, 2, RouterPipeline.R5), [tree], [(3, new PacketOrder(0, 0, 3, 400)), .. multicasts]);

        Assert.InRange(network.Cycles("/router/0/0", "stalled-on-credit"), 800, 1100);
        Assert.Equal(0, network.Cycles("/router/0/0", "stalled-on-virtual-channel"));
    }

    [Fact]
    public void A_span_that_ends_before_it_begins_and_a_limit_before_its_end_are_refused()
    {
        var clock = TestNetwork.Clock;
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasuringSpan(clock.Edge(10), clock.Edge(10)));

        var description = TestNetwork.Describe(Row, new RouterDescription(1, 2, RouterPipeline.R5), []) with { DrainLimit = clock.Edge(10) };
        var silent = Enumerable.Repeat(NodeTraffic.Silent, 4).ToList();
        var refusal = Assert.Throws<ArgumentException>(() => RouterNetwork.Build(new SimulationBuilder(), description, silent));
        Assert.Contains("the limit must come after the end", refusal.Message, StringComparison.Ordinal);
    }
}
