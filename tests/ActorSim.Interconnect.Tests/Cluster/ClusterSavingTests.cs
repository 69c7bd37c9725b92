using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

public sealed class ClusterSavingTests
{
    [Fact]
    public void A_product_of_dimensions_goes_on_where_it_was_saved() => GoesOn(new DimensionProduct(
        [new NetworkDimension(DimensionShape.Ring, 4, PlainCable), new NetworkDimension(DimensionShape.Switch, 3, PlainCable)], new SwitchDescription(Ns(5), IsCutThrough: true)));

    [Fact]
    public void A_fat_tree_goes_on_where_it_was_saved() => GoesOn(FatTree.OfPorts(3, 4, 1, PlainCable));

    [Fact]
    public void A_half_duplex_star_goes_on_where_it_was_saved() => GoesOn(DimensionProduct.Star(5, PlainCable with { IsHalfDuplex = true }));

    [Fact]
    public void Slowed_links_go_on_where_they_were_saved() =>
        GoesOn(new SlowedLinks(new Dragonfly(new DragonflySize(3, 2, 2, 1), PlainCable, PlainCable, PlainCable), [new SlowedLink(0, 12, BytePerNanosecond, Ns(99))]));

    [Fact]
    public void A_graph_goes_on_where_it_was_saved() => GoesOn(RandomCluster.Tree(new RandomStream(1, "/tree"), isCutThrough: true));

    private static void GoesOn(ClusterTopology topology)
    {
        using var whole = Build(topology);
        using var cut = Build(topology);
        using var resumed = Build(topology);
        var limit = new RunOptions { TimeLimit = SimTime.FromMicroseconds(20) };
        var expected = whole.Run(limit);

        cut.Advance(SimTime.FromMicroseconds(7));
        using var stream = new MemoryStream();
        cut.Save(stream);
        stream.Position = 0;
        resumed.Resume(stream);

        Assert.Equal(expected.Fingerprint, resumed.Run(limit).Fingerprint);
    }

    private static Simulation Build(ClusterTopology topology)
    {
        var builder = new SimulationBuilder();
        var nodes = Enumerable.Range(0, topology.Ranks)
            .Select(rank => builder.Add($"/rank/{rank}", new PingPongNode(new NodeSeat(topology, rank, HostDescription.Free, TransferAccounting.Exact) { LargestSegment = 30 }, (rank + 1) % topology.Ranks)))
            .ToArray();
        ClusterFabric.Connect(builder, "/cluster", nodes);
        return builder.Build();
    }
}
