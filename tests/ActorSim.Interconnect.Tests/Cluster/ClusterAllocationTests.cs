using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

[Collection(nameof(ClusterAllocationTests))]
[CollectionDefinition(nameof(ClusterAllocationTests), DisableParallelization = true)]
public sealed class ClusterAllocationTests
{
    [Fact]
    public void Messages_through_switches_allocate_nothing() =>
        AllocatesNothing(FatTree.OfPorts(3, 4, 1, PlainCable, new SwitchDescription(Ns(5), IsCutThrough: true)), segment: 0);

    [Fact]
    public void Messages_passed_on_by_ranks_allocate_nothing() => AllocatesNothing(DimensionProduct.Torus([4, 4], PlainCable), segment: 0);

    [Fact]
    public void Segments_over_half_duplex_cables_allocate_nothing() =>
        AllocatesNothing(DimensionProduct.Star(6, PlainCable with { IsHalfDuplex = true }), segment: 30);

    [Fact]
    public void Messages_over_an_ideal_core_allocate_nothing() => AllocatesNothing(new IdealCore(6, BytePerNanosecond, Ns(10)), segment: 0);

    private static void AllocatesNothing(ClusterTopology topology, long segment)
    {
        var builder = new SimulationBuilder();
        var nodes = Enumerable.Range(0, topology.Ranks)
            .Select(rank => builder.Add($"/rank/{rank}", new PingPongNode(new NodeSeat(topology, rank, HostDescription.Free, TransferAccounting.Exact) { LargestSegment = segment }, topology.Ranks - 1 - rank)))
            .ToArray();
        ClusterFabric.Connect(builder, "/cluster", nodes);
        using var simulation = builder.Build();
        simulation.Advance(SimTime.FromMicroseconds(200));
        var deliveries = nodes.Sum(node => node.Deliveries);

        var before = GC.GetAllocatedBytesForCurrentThread();
        simulation.Advance(SimTime.FromMicroseconds(400));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(nodes.Sum(node => node.Deliveries) - deliveries, 500, long.MaxValue);
        Assert.Equal(0, allocated);
    }
}
