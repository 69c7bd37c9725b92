using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>A network with packets named one by one, run until nothing moves.</summary>
internal sealed class TestNetwork
{
    private TestNetwork(RouterNetwork network, RunResult result, NetworkGraph graph) => (Network, Result, Graph) = (network, result, graph);

    public RouterNetwork Network { get; }

    public RunResult Result { get; }

    public NetworkGraph Graph { get; }

    public static Clock Clock { get; } = Clock.FromGigahertz(1);

    /// <summary>Flits that crossed any switch.</summary>
    public long Crossings => Enumerable.Range(0, Graph.Routers).Sum(router =>
        Enumerable.Range(0, Graph.PortsOf(router)).Sum(port => Network.Routers[router].FlitsThrough(port)));

    public static TestNetwork Run(
        RouteTable routes, RouterDescription router, IReadOnlyList<MulticastTree> trees, IReadOnlyList<(int Source, PacketOrder Packet)> packets, int threads = 1)
    {
        var builder = new SimulationBuilder();
        var network = RouterNetwork.Build(builder, Describe(routes, router, trees), TrafficOf(routes.Graph, packets));
        using var simulation = builder.Build();
        var result = simulation.Run(new RunOptions { Threads = threads });
        return new TestNetwork(network, result, routes.Graph);
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

    public IReadOnlyList<PacketArrival> ArrivalsAt(int node) => Network.Interfaces[node].Arrivals;
}
