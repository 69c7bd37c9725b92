using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>A network of virtual-channel routers, as actors: a router for each of the graph, an interface for each node.</summary>
/// <example>
/// <code>
/// var graph = Topology.Mesh(columns: 8, rows: 8);
/// var routes = DimensionOrderRouting.For(graph, virtualChannels: 2);
/// var network = RouterNetwork.Build(builder, new RouterNetworkDescription
/// {
///     Clock = Clock.FromGigahertz(1),
///     Routes = routes,
///     Router = new RouterDescription(virtualChannels: 2, slotsPerChannel: 8, RouterPipeline.R3),
/// }, traffic);
/// </code>
/// </example>
public sealed class RouterNetwork
{
    private RouterNetwork(VirtualChannelRouter[] routers, NetworkInterface[] interfaces, DrainWatch? drain) =>
        (Routers, Interfaces, Drain) = (routers, interfaces, drain);

    /// <summary>The routers, by number.</summary>
    public IReadOnlyList<VirtualChannelRouter> Routers { get; }

    /// <summary>The nodes' doors, by node.</summary>
    public IReadOnlyList<NetworkInterface> Interfaces { get; }

    /// <summary>What ends the run behind the measured span; null if the network is to run until it dries up.</summary>
    public DrainWatch? Drain { get; }

    /// <summary>Adds the actors and links of a network to a system.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="description">What the network is.</param>
    /// <param name="traffic">What each node sends, by node.</param>
    /// <exception cref="ArgumentException">
    /// Packets could wait for each other in a circle, a multicast does not fit a buffer, or the traffic does not fit the
    /// network; the sentence says where.
    /// </exception>
    public static RouterNetwork Build(SimulationBuilder builder, RouterNetworkDescription description, IReadOnlyList<NodeTraffic> traffic)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(traffic);
        description.Check(traffic);
        var graph = description.Graph;
        var settings = new InterfaceSettings(
            description.Clock,
            description.Router,
            description.Span,
            traffic.Max(node => node.ClassCount),
            description.KeepsPackets,
            reportsDrain: description.DrainLimit is not null,
            [.. Enumerable.Range(0, graph.Nodes).Select(node => graph.Attachment(node).Cycles + 1)],
            [.. description.Trees.Select(tree => tree.Destinations.Length)]);
        var routers = Enumerable.Range(0, graph.Routers).Select(router => AddRouter(builder, description, router)).ToArray();
        var interfaces = Enumerable.Range(0, graph.Nodes)
            .Select(node => builder.Add(description.Root + graph.PathOfNode(node), new NetworkInterface(node, settings, traffic[node]))).ToArray();
        var clock = description.Clock;
        var creditDelay = description.Router.Pipeline.CreditDelay;
        foreach (var link in graph.Links)
        {
            builder.Connect(routers[link.From].Output(link.FromPort), routers[link.To].Input(link.ToPort), clock.Cycles(link.Cycles + 2));
            builder.Connect(routers[link.To].InputCredit(link.ToPort), routers[link.From].OutputCredit(link.FromPort), clock.Cycles(link.Cycles + 1 + creditDelay));
        }

        for (var node = 0; node < graph.Nodes; node++)
        {
            var (at, port, cycles) = graph.Attachment(node);
            var (router, door) = (routers[at], interfaces[node]);
            builder.Connect(door.ToNetwork, router.Input(port), clock.Cycles(cycles + 1));
            builder.Connect(router.InputCredit(port), door.CreditsFromNetwork, clock.Cycles(cycles + 1));
            builder.Connect(router.Output(port), door.FromNetwork, clock.Cycles(cycles + 2));
            builder.Connect(door.CreditsToNetwork, router.OutputCredit(port), clock.Cycles(cycles + 1 + creditDelay));
        }

        return new RouterNetwork(routers, interfaces, AddDrain(builder, description, interfaces));
    }

    private static VirtualChannelRouter AddRouter(SimulationBuilder builder, RouterNetworkDescription description, int router)
    {
        var graph = description.Graph;
        var tables = new RouterTables(
            description.Routes.From(router),
            [.. description.Trees.Select(tree => tree.BranchesAt(router).ToArray())],
            [.. Enumerable.Range(0, graph.PortsOf(router)).Select(port => CyclesBehind(graph, router, port) + 2)]);
        return builder.Add(
            description.Root + graph.PathOfRouter(router),
            new VirtualChannelRouter(description.Clock, description.Router, graph.PortsOf(router), tables, description.Span));
    }

    private static int CyclesBehind(NetworkGraph graph, int router, int port) =>
        graph.LinkFrom(router, port) is >= 0 and var link ? graph.Links[link].Cycles
        : graph.NodeAt(router, port) is >= 0 and var node ? graph.Attachment(node).Cycles
        : 0;

    private static DrainWatch? AddDrain(SimulationBuilder builder, RouterNetworkDescription description, NetworkInterface[] interfaces)
    {
        if (description.DrainLimit is not { } limit)
        {
            return null;
        }

        var drain = builder.Add(description.Root + "/drain", new DrainWatch(interfaces.Length, limit));
        foreach (var door in interfaces)
        {
            // No shorter than any link of the network, so that it does not shorten the windows in which actors run.
            builder.Connect(door.Reports, drain.Reports, description.Clock.Cycles(2));
        }

        return drain;
    }
}
