using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>A network with packets named one by one, run until nothing moves.</summary>
internal sealed class TestNetwork
{
    private TestNetwork(RouterNetwork network, RunResult result, NetworkGraph graph, IReadOnlyList<MetricReading> metrics) =>
        (Network, Result, Graph, Metrics) = (network, result, graph, metrics);

    public RouterNetwork Network { get; }

    public RunResult Result { get; }

    public NetworkGraph Graph { get; }

    public IReadOnlyList<MetricReading> Metrics { get; }

    public static Clock Clock { get; } = Clock.FromGigahertz(1);

    /// <summary>Flits that crossed any switch.</summary>
    public long Crossings => Enumerable.Range(0, Graph.Routers).Sum(router =>
        Enumerable.Range(0, Graph.PortsOf(router)).Sum(port => Network.Routers[router].FlitsThrough(port)));

    public static TestNetwork Run(
        RouteTable routes, RouterDescription router, IReadOnlyList<MulticastTree> trees, IReadOnlyList<(int Source, PacketOrder Packet)> packets, int threads = 1, MeasuringSpan? span = null)
    {
        var builder = new SimulationBuilder();
        var network = RouterNetwork.Build(builder, Describe(routes, router, trees) with { Span = span ?? MeasuringSpan.Everything }, TrafficOf(routes.Graph, packets));
        using var simulation = builder.Build();
        var result = simulation.Run(new RunOptions { Threads = threads, ShareWindowsFrom = 0 });
        return new TestNetwork(network, result, routes.Graph, simulation.ReadMetrics());
    }

    public static RouterNetworkDescription Describe(RouteTable routes, RouterDescription router, IReadOnlyList<MulticastTree> trees) => new()
    {
        Clock = Clock,
        Routes = routes,
        Router = router,
        Trees = trees,
        KeepsPackets = true,
    };

    public static NodeTraffic[] TrafficOf(NetworkGraph graph, IReadOnlyList<(int Source, PacketOrder Packet)> packets) =>
        [.. Enumerable.Range(0, graph.Nodes).Select(node => NodeTraffic.Of(
            [.. packets.Where(packet => packet.Source == node).Select(packet => packet.Packet).OrderBy(packet => packet.CreateCycle)]))];

    /// <summary>The whole cycles of a part of an actor's time: <c>busy</c>, <c>idle</c>, <c>stalled-on-credit</c>.</summary>
    public double Cycles(string path, string part) =>
        Metrics.Where(metric => metric.Path == path && metric.Name == "time." + part).Sum(metric => metric.Value) / 1000;

    public IReadOnlyList<PacketArrival> ArrivalsAt(int node) => Network.Interfaces[node].Arrivals;
}
