using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Conformance.Booksim;

/// <summary>The network of a run of BookSim 2: a k × k mesh with dimension-order routing.</summary>
public sealed record BooksimNetwork(string Router, int K, int VirtualChannels, int Slots)
{
    private static readonly Clock Clock = Clock.FromGigahertz(1);

    public int Nodes => K * K;

    /// <summary>Builds it and runs it until it dries up.</summary>
    public RouterNetwork Replay(IReadOnlyList<NodeTraffic> traffic)
    {
        var builder = new SimulationBuilder();
        var network = RouterNetwork.Build(builder, Describe() with { KeepsPackets = true }, traffic);
        using var simulation = builder.Build();
        Assert.Equal(EndReason.Completed, simulation.Run().Reason);
        return network;
    }

    /// <summary>Builds it, and runs it with drawn traffic for a warm-up and a measured span.</summary>
    public RouterNetwork Measure(PacketClass packets, ulong seed, long warmUp, long measured, long drainLimit)
    {
        var builder = new SimulationBuilder { Seed = seed };
        var description = Describe() with
        {
            Span = new MeasuringSpan(Clock.Edge(warmUp), Clock.Edge(warmUp + measured)),
            DrainLimit = Clock.Edge(warmUp + measured + drainLimit),
        };
        var network = RouterNetwork.Build(builder, description, [.. Enumerable.Repeat(NodeTraffic.Of([packets]), Nodes)]);
        using var simulation = builder.Build();
        Assert.Equal(EndReason.Stopped, simulation.Run().Reason);
        return network;
    }

    private RouterNetworkDescription Describe() => new()
    {
        Clock = Clock,
        Routes = DimensionOrderRouting.For(Topology.Mesh(K, K), VirtualChannels),
        Router = new RouterDescription(VirtualChannels, Slots, Router == "R5" ? RouterPipeline.R5 : RouterPipeline.R3),
    };
}
