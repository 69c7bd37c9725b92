using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>How packets find their way.</summary>
internal static class NocRouting
{
    private const string DimensionOrder = "dimension-order";
    private const string ShortestPath = "shortest-path";
    private const string UpDown = "up-down";
    private const string Table = "table";

    public static readonly Key<string> Routing = Key.Choice(
        "routing",
        [DimensionOrder, ShortestPath, UpDown, Table],
        "How packets find their way: along x and then y, with two classes of virtual channels in a torus or ring; over the fewest wires, by the lowest port of several; up and down a tree, which is free of deadlock in any network; or by `routes`. When left out, `dimension-order`, and `shortest-path` in a graph. Routes by which packets could wait for each other for ever are refused.").Optional();

    private static readonly Key<int> Router = Key.Count("router", "Where packets are.");
    private static readonly Key<IReadOnlyList<int>> Destinations = Key.CountList("destinations", "The nodes that they are for.");
    private static readonly Key<int> Next = Key.Count("next", "The router that they go to, by the lowest port that leads there.").Optional();
    private static readonly Key<int> Output = Key.Count("output", "The port by which they leave, instead of `next`.").Optional();

    private static readonly Key<IReadOnlyList<int>> Channels = Key.CountList(
        "virtual-channels", "The virtual channels that they may take there; all, when left out.", max: RouteTable.MostVirtualChannels - 1).Optional();

    public static readonly Key<IReadOnlyList<Record>> Routes = Key.ObjectList(
        "routes",
        "With `routing = table`: where packets go at each router that is not their last.",
        new RecordSchema("route", "Where packets for some nodes go at a router.", Router, Destinations, Next, Output, Channels)).Optional();

    /// <summary>Makes the routes.</summary>
    /// <exception cref="HoconException">They have holes or loops, or do not fit the network.</exception>
    public static RouteTable Read(Record system, NetworkGraph graph, int virtualChannels)
    {
        var routing = system.TryGet(Routing, out var chosen) ? chosen : graph.Grid is null ? ShortestPath : DimensionOrder;
        if (system.Has(Routes) && routing != Table)
        {
            throw system.Error(Routes, $"`{Routes.Name}` are given, but `{Routing.Name}` is `{routing}`; they count with `{Routing.Name} = {Table}`.");
        }

        if (routing != Table)
        {
            return system.At(Routing, () => routing switch
            {
                DimensionOrder => DimensionOrderRouting.For(graph, virtualChannels),
                ShortestPath => ShortestPathRouting.For(graph, virtualChannels),
                _ => UpDownRouting.For(graph, virtualChannels),
            });
        }

        return system.Has(Routes)
            ? system.At(Routes, () => ExplicitRouting.For(graph, virtualChannels, [.. system.Get(Routes).SelectMany(route => EntriesOf(route, graph, virtualChannels))]))
            : throw system.Error(Routing, $"`{Routing.Name} = {Table}` needs `{Routes.Name}`, where packets go at each router.");
    }

    /// <summary>Checks that packets cannot wait for each other in a circle.</summary>
    /// <exception cref="HoconException">They can.</exception>
    public static void RequireNoDeadlock(Record system, RouteTable routes, IReadOnlyList<MulticastTree> trees)
    {
        try
        {
            ChannelDependencies.RequireNoDeadlock(routes, trees);
        }
        catch (ArgumentException problem)
        {
            var canGoBack = routes.Graph.Links.ToArray().All(link => routes.Graph.OutputTowards(link.To, link.From) >= 0);
            var advice = canGoBack && !system.Has(Routes) ? $" With `{Routing.Name} = {UpDown}` they never do." : "";
            throw system.Error(system.Has(Routes) ? Routes : Routing, problem.Message + advice);
        }
    }

    private static IEnumerable<RouteEntry> EntriesOf(Record route, NetworkGraph graph, int virtualChannels)
    {
        var router = route.Get(Router);
        if (router >= graph.Routers)
        {
            throw route.Error(Router, $"There is no router {router}; the routers are 0 to {graph.Routers - 1}.");
        }

        if (route.Has(Next) == route.Has(Output))
        {
            throw route.Error(route.Has(Next) ? Output : Router, $"A route needs either `{Next.Name}`, a router, or `{Output.Name}`, a port.");
        }

        var output = route.TryGet(Output, out var port) ? port : OutputTowards(route, graph, router, route.Get(Next));
        if (output >= graph.PortsOf(router))
        {
            throw route.Error(Output, $"Router {router} has no port {output}; its ports are 0 to {graph.PortsOf(router) - 1}.");
        }

        var channels = ChannelsOf(route, virtualChannels);
        foreach (var (item, destination) in route.Get(Destinations).Index())
        {
            yield return destination < graph.Nodes
                ? new RouteEntry(router, destination, output, channels)
                : throw new HoconException(route.OriginOf(Destinations, item), $"There is no node {destination}; the nodes are 0 to {graph.Nodes - 1}.");
        }
    }

    private static int OutputTowards(Record route, NetworkGraph graph, int router, int next) =>
        next >= graph.Routers ? throw route.Error(Next, $"There is no router {next}; the routers are 0 to {graph.Routers - 1}.")
        : graph.OutputTowards(router, next) is >= 0 and var output ? output
        : throw route.Error(Next, $"There is no link from router {router} to router {next}.");

    private static ulong ChannelsOf(Record route, int virtualChannels)
    {
        var channels = 0UL;
        if (!route.TryGet(Channels, out var given))
        {
            return channels;
        }

        foreach (var (item, channel) in given.Index())
        {
            channels |= channel < virtualChannels
                ? 1UL << channel
                : throw new HoconException(route.OriginOf(Channels, item), $"There is no virtual channel {channel}; there are 0 to {virtualChannels - 1}.");
        }

        return channels != 0 ? channels : throw route.Error(Channels, $"`{Channels.Name}` names no channel; leave it out to allow all.");
    }
}
