using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

public sealed class ClusterRefusalTests
{
    private static readonly SwitchDescription CutThrough = new(SimDuration.Zero, IsCutThrough: true);

    [Fact]
    public void Ranks_without_a_way_are_named()
    {
        var links = LinkGraph.BothWays(0, 3, PlainCable).Concat(LinkGraph.BothWays(1, 3, PlainCable)).Append(new ClusterLink(2, 3, BytePerNanosecond, Ns(1)));

        Says("No way leads from rank 0 to rank 2", () => new LinkGraph(3, 1, [.. links]));
    }

    [Fact]
    public void Links_that_are_not_there_cannot_be_slow()
    {
        var ring = DimensionProduct.Ring(8, PlainCable);

        Says("from rank 0 to rank 2", () => new SlowedLinks(ring, [new SlowedLink(0, 2, BytePerNanosecond, Ns(1))]));
        Says("vertex 8, which is not there", () => new SlowedLinks(ring, [new SlowedLink(0, 8, BytePerNanosecond, Ns(1))]));
        Says("named twice", () => new SlowedLinks(ring, [new SlowedLink(0, 1, BytePerNanosecond, Ns(1)), new SlowedLink(0, 1, BytePerNanosecond, Ns(2))]));
        Says("no link of its own leads", () => new SlowedLinks(new IdealCore(4, BytePerNanosecond, Ns(1)), [new SlowedLink(0, 1, BytePerNanosecond, Ns(1))]));
        Says("bandwidth", () => new SlowedLinks(ring, [new SlowedLink(0, 1, default, Ns(1))]));
    }

    [Fact]
    public void A_graph_has_one_link_between_two_vertices_that_are_there()
    {
        var link = new ClusterLink(0, 1, BytePerNanosecond, Ns(1));

        Says("Two links lead from rank 0 to rank 1", () => new LinkGraph(2, 0, [link, link]));
        Says("from rank 1 to itself", () => new LinkGraph(2, 0, [link with { From = 1 }]));
        Says("vertices go from 0 to 1", () => new LinkGraph(2, 0, [link with { To = 2 }]));
    }

    [Fact]
    public void A_link_to_a_cut_through_switch_has_a_latency() =>
        Refused("from rank 0 to switch 0 leads to a cut-through switch and has no latency", DimensionProduct.Star(2, new ClusterCable(BytePerNanosecond, SimDuration.Zero), CutThrough));

    [Fact]
    public void Cut_through_is_counted_exactly() =>
        Refused("Cut-through", DimensionProduct.Star(2, PlainCable, CutThrough), TransferAccounting.AstraSim);

    [Fact]
    public void Log_gops_sims_accounting_needs_a_direct_topology() =>
        Refused("direct", DimensionProduct.Star(2, PlainCable), TransferAccounting.LogGopsim);

    [Fact]
    public void A_half_duplex_cable_has_two_halves_two_ways_and_exact_time()
    {
        var shared = PlainCable with { IsHalfDuplex = true };

        Refused("below 2 ps", DimensionProduct.Ring(2, shared with { Latency = SimDuration.FromPicoseconds(1) }));
        Refused("the link back is not", DimensionProduct.Ring(4, shared, isOneWay: true));
        Refused("counted exactly only", DimensionProduct.Ring(4, shared), TransferAccounting.AstraSim);
    }

    [Fact]
    public void A_link_has_a_bandwidth_and_no_negative_latency()
    {
        Refused("has no bandwidth", DimensionProduct.Ring(3, new ClusterCable(default, Ns(1))));
        Refused("negative latency", DimensionProduct.Ring(3, new ClusterCable(BytePerNanosecond, Ns(-1))));
    }

    [Fact]
    public void Segments_are_positive_and_counted_exactly()
    {
        Says("largest segment", () => ClusterRun.Of(DimensionProduct.Ring(3, PlainCable), [], segment: -1));
        Says("largest segment", () => ClusterRun.Of(DimensionProduct.Ring(3, PlainCable), [], accounting: TransferAccounting.AstraSim, segment: 5));
    }

    [Theory]
    [InlineData(3, 5, 1)]
    [InlineData(3, 6, 3)]
    public void Ports_of_a_fat_tree_divide(int levels, int ports, int oversubscription) =>
        Says("ports", () => FatTree.OfPorts(levels, ports, oversubscription, PlainCable));

    [Fact]
    public void A_dragonfly_has_a_cable_to_every_group() =>
        Says("reaches 8 other groups, not 9", () => new Dragonfly(new DragonflySize(10, 4, 2, 2), PlainCable, PlainCable, PlainCable));

    [Fact]
    public void Sizes_are_positive()
    {
        Says("", () => DimensionProduct.Torus([4, 0], PlainCable));
        Says("at least one dimension", () => DimensionProduct.Torus([], PlainCable));
        Says("at least one level", () => new FatTree([]));
        Says("can be numbered", () => DimensionProduct.Torus([100_000, 100_000], PlainCable));
        Says("can be numbered", () => new FatTree([new FatTreeLevel(100_000, 1, PlainCable), new FatTreeLevel(100_000, 1, PlainCable)]));
        Says("", () => new Dragonfly(new DragonflySize(1, 1, 0, 0), PlainCable, PlainCable, PlainCable));
    }

    private static void Refused(string part, ClusterTopology topology, TransferAccounting accounting = TransferAccounting.Exact) =>
        Says(part, () => ClusterChecks.Links(topology, accounting));

    private static void Says(string part, Func<object> action) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.OrdinalIgnoreCase);

    private static void Says(string part, Action action) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.OrdinalIgnoreCase);
}
