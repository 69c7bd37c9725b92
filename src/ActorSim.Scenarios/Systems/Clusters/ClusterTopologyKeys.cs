using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The topologies that a cluster may have, with the keys of each.</summary>
internal static class ClusterTopologyKeys
{
    private const int MostRanks = 1 << 22;

    private static readonly Dictionary<string, DimensionShape> Shapes = new(StringComparer.Ordinal)
    {
        ["ring"] = DimensionShape.Ring,
        ["one-way-ring"] = DimensionShape.OneWayRing,
        ["line"] = DimensionShape.Line,
        ["fully-connected"] = DimensionShape.FullyConnected,
        ["switch"] = DimensionShape.Switch,
    };

    public static readonly Key<string> Topology = Key.Choice(
        "topology",
        ["ideal", "fully-connected", "ring", "star", "two-level", "fat-tree", "tree", "torus", "mesh", "dragonfly", "product", "graph", "uncontended"],
        "Who is joined to whom.");

    private static readonly Key<Quantity> SwitchLatency =
        Key.Duration("latency", "From the arrival of a transfer until it may leave: of its first byte with cut-through, of its last with store-and-forward.").WithDefault("0 ps");

    private static readonly Key<string> Forwarding =
        Key.Choice("forwarding", ["cut-through", "store-and-forward"], "Whether a transfer leaves while it is still arriving.").WithDefault("cut-through");

    private static readonly Key<Record> Switch = Key.Object("switch", "How the switches pass on.", new RecordSchema("cluster switch", "A switch with queues without limit.", SwitchLatency, Forwarding), "{ latency = 100 ns }").WithDefault("{}");

    private static readonly Key<bool> OneWay = Key.Flag("one-way", "Whether links lead to the next rank only.").WithDefault("false");
    private static readonly Key<int> RanksPerServer = Key.Count("ranks-per-server", "How many ranks a server has, joined by a switch of their own.", min: 1, max: MostRanks);
    private static readonly Key<Record> Uplink = Key.Object("uplink", "From each server's switch to the one in the middle.", ClusterCableKeys.Schema, "{ bandwidth = 12.5 GB/s, latency = 1 us }");
    private static readonly Key<int> Ports = Key.Count("ports", "Of each switch, an even number.", min: 2, max: 4096);
    private static readonly Key<int> LevelCount = Key.Count("levels", "Levels of switches; 3 are edge, aggregation and core.", min: 2, max: 8).WithDefault("3");
    private static readonly Key<int> Oversubscription = Key.Count("oversubscription", "Ranks for each way up of an edge switch.", min: 1, max: 4095).WithDefault("1");
    private static readonly Key<int> Children = Key.Count("children", "How many of what is below a switch has.", min: 1, max: MostRanks);
    private static readonly Key<int> Parents = Key.Count("parents", "How many switches of this level each of those below has.", min: 1, max: 4096).WithDefault("1");

    private static readonly Key<IReadOnlyList<Record>> Levels = Key.ObjectList(
        "levels",
        "The levels of switches, from the ranks up.",
        new RecordSchema("tree level", "Switches, and their cables to what is below.", Children, Parents, ClusterCableKeys.Rate, ClusterCableKeys.Latency, ClusterCableKeys.Duplex));

    private static readonly Key<IReadOnlyList<int>> Sizes = Key.CountList("sizes", "Ranks along each dimension, as in `[8, 8]`; the first varies fastest with the rank.", min: 1, max: MostRanks);
    private static readonly Key<int> Groups = Key.Count("groups", "Groups of routers.", min: 1, max: MostRanks);
    private static readonly Key<int> Routers = Key.Count("routers", "Routers of a group, each joined to all others of it.", min: 1, max: MostRanks);
    private static readonly Key<int> RanksPerRouter = Key.Count("ranks-per-router", "Ranks at a router.", min: 1, max: MostRanks);
    private static readonly Key<int> GlobalLinks = Key.Count("global-links", "Places for links to other groups that a router has.", min: 0, max: MostRanks);
    private static readonly Key<Record> Local = Key.Object("local", "Between routers of a group; as between a rank and its router, when left out.", ClusterCableKeys.Schema).Optional();
    private static readonly Key<Record> Global = Key.Object("global", "Between groups; as between a rank and its router, when left out.", ClusterCableKeys.Schema).Optional();
    private static readonly Key<DimensionShape> Shape = Key.Choice("shape", Shapes, "How ranks are joined that differ in this dimension only.");
    private static readonly Key<int> Size = Key.Count("size", "Ranks along the dimension.", min: 1, max: MostRanks);

    private static readonly Key<IReadOnlyList<Record>> Dimensions = Key.ObjectList(
        "dimensions",
        "The dimensions; the first varies fastest with the rank, and a transfer corrects it first.",
        new RecordSchema("network dimension", "One dimension.", Shape, Size, ClusterCableKeys.Rate, ClusterCableKeys.Latency, ClusterCableKeys.Duplex));

    private static readonly Key<int> Switches = Key.Count("switches", "How many switches there are, called `switch 0` and so on.", min: 0, max: MostRanks).WithDefault("0");

    private static readonly Key[] Cable = [ClusterCableKeys.Rate, ClusterCableKeys.Latency];
    private static readonly Key[] SharedCable = [.. Cable, ClusterCableKeys.Duplex];

    /// <summary>Each topology with what it is and its own keys.</summary>
    public static IReadOnlyList<(string Name, string Description, Key[] Keys)> Members { get; } =
    [
        ("ideal", "Each rank has one link, full duplex, to a core that is never in the way; what it receives queues as what it sends does.", Cable),
        ("fully-connected", "Each rank has a link of its own, full duplex, to each other rank.", [.. Cable, ClusterLinkKeys.Slow]),
        ("ring", "Each rank is joined to its two neighbours and passes on; a transfer goes the shorter way, upwards if both are as long.", [OneWay, .. SharedCable, ClusterLinkKeys.Slow]),
        ("star", "Each rank has a cable to one switch.", [.. SharedCable, Switch, ClusterLinkKeys.Slow]),
        ("two-level", "Servers of several ranks around a switch of their own, and a cable from that to a switch in the middle.", [RanksPerServer, .. SharedCable, Uplink, Switch, ClusterLinkKeys.Slow]),
        ("fat-tree", "The largest fat tree that equal switches make; the way up follows from the destination.", [Ports, LevelCount, Oversubscription, .. SharedCable, Switch, ClusterLinkKeys.Slow]),
        ("tree", "A fat tree level by level.", [Levels, Switch, ClusterLinkKeys.Slow]),
        ("torus", "A grid whose lines are rings; ranks pass on, one dimension after the other.", [Sizes, .. SharedCable, ClusterLinkKeys.Slow]),
        ("mesh", "A grid whose lines are open; ranks pass on, one dimension after the other.", [Sizes, .. SharedCable, ClusterLinkKeys.Slow]),
        ("dragonfly", "Groups of routers with one link between any two groups; routes are minimal.", [Groups, Routers, RanksPerRouter, GlobalLinks, .. SharedCable, Local, Global, Switch, ClusterLinkKeys.Slow]),
        ("product", "A product of dimensions, each with links of its own.", [Dimensions, Switch, ClusterLinkKeys.Slow]),
        ("graph", "Link by link; `bandwidth`, `latency` and `duplex` are those of links that do not say otherwise.", [Switches, ClusterLinkKeys.Links, .. SharedCable, Switch]),
        ("uncontended", "A product of dimensions in which no transfer waits for another.", [Dimensions]),
    ];

    /// <summary>Makes the topology for a number of ranks.</summary>
    /// <exception cref="HoconException">It is not possible, or the ranks do not fit it.</exception>
    public static ClusterTopology Read(Record network, int ranks)
    {
        var topology = network.At(Topology, () => Make(network, ranks));
        return topology.Ranks == ranks
            ? topology
            : throw network.Error(Topology, $"{ranks:N0} ranks do not fit: the {network.Get(Topology)} described here has {topology.Ranks:N0}.");
    }

    private static ClusterTopology Make(Record network, int ranks) => network.Get(Topology) switch
    {
        "ideal" => new IdealCore(ranks, network.RateOf(ClusterCableKeys.Rate), network.DurationOf(ClusterCableKeys.Latency)),
        "fully-connected" => new FullyConnected(ranks, network.RateOf(ClusterCableKeys.Rate), network.DurationOf(ClusterCableKeys.Latency)),
        "ring" => DimensionProduct.Ring(ranks, ClusterCableKeys.Read(network), network.Get(OneWay)),
        "star" => DimensionProduct.Star(ranks, ClusterCableKeys.Read(network), Switching(network)),
        "two-level" => TwoLevel(network, ranks),
        "fat-tree" => network.At(Ports, () => FatTree.OfPorts(network.Get(LevelCount), network.Get(Ports), network.Get(Oversubscription), ClusterCableKeys.Read(network), Switching(network))),
        "tree" => network.At(Levels, () => new FatTree([.. network.Get(Levels).Select(level => new FatTreeLevel(level.Get(Children), level.Get(Parents), ClusterCableKeys.Read(level)))], Switching(network))),
        "torus" => network.At(Sizes, () => DimensionProduct.Torus(network.Get(Sizes), ClusterCableKeys.Read(network))),
        "mesh" => network.At(Sizes, () => DimensionProduct.Mesh(network.Get(Sizes), ClusterCableKeys.Read(network))),
        "dragonfly" => Dragonfly(network),
        "product" => network.At(Dimensions, () => new DimensionProduct(DimensionsOf(network), Switching(network))),
        "graph" => ClusterLinkKeys.ReadGraph(network, ranks, network.Get(Switches), Switching(network)),
        _ => network.At(Dimensions, () => new Uncontended(DimensionsOf(network))),
    };

    private static SwitchDescription Switching(Record network)
    {
        var given = network.Get(Switch);
        return new SwitchDescription(given.DurationOf(SwitchLatency), given.Get(Forwarding) == "cut-through");
    }

    private static FatTree TwoLevel(Record network, int ranks)
    {
        var perServer = network.Get(RanksPerServer);
        if (ranks % perServer != 0)
        {
            var fewer = ranks / perServer * perServer;
            var fitting = fewer > 0 ? $"{fewer:N0} or {fewer + perServer:N0}" : $"{perServer:N0}";
            throw network.Error(RanksPerServer, $"{ranks:N0} ranks do not fill servers of {perServer:N0}; {fitting} would.");
        }

        return FatTree.TwoLevel(ranks / perServer, perServer, ClusterCableKeys.Read(network), ClusterCableKeys.Read(network.Get(Uplink)), Switching(network));
    }

    private static Dragonfly Dragonfly(Record network)
    {
        var terminal = ClusterCableKeys.Read(network);
        var local = network.TryGet(Local, out var within) ? ClusterCableKeys.Read(within) : terminal;
        var global = network.TryGet(Global, out var between) ? ClusterCableKeys.Read(between) : terminal;
        var size = new DragonflySize(network.Get(Groups), network.Get(Routers), network.Get(RanksPerRouter), network.Get(GlobalLinks));
        return network.At(Groups, () => new Dragonfly(size, terminal, local, global, Switching(network)));
    }

    private static NetworkDimension[] DimensionsOf(Record network) =>
        [.. network.Get(Dimensions).Select(dimension => new NetworkDimension(dimension.Get(Shape), dimension.Get(Size), ClusterCableKeys.Read(dimension)))];
}
