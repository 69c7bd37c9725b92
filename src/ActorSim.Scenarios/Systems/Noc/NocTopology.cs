using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The topologies that a network may have.</summary>
internal static class NocTopology
{
    // Each router has a hop for each node.
    private const long MostHops = 1L << 24;
    private const int MostRouters = 4096;

    private static readonly Key<string> Type =
        Key.Choice("type", ["mesh", "torus", "ring", "concentrated-mesh", "graph"], "The form of the network.");

    private static readonly Key<string> Name = Key.Text("name", "What a sweep over topologies calls it.").Optional();

    private static readonly Key<int> Columns = Key.Count("columns", "Routers in a row, along x.", min: 1, max: MostRouters);
    private static readonly Key<int> Rows = Key.Count("rows", "Routers in a column, along y.", min: 1, max: MostRouters);
    private static readonly Key<int> RingNodes = Key.Count("nodes", "Routers around the ring, with a node at each.", min: 2, max: MostRouters);
    private static readonly Key<int> Concentration = Key.Count("concentration", "Nodes at each router.", min: 1, max: 60);
    private static readonly Key<int> Routers = Key.Count("routers", "The number of routers, which are numbered from 0.", min: 1, max: MostRouters);

    private static readonly Key<IReadOnlyList<int>> NodesAt = Key.CountList(
        "nodes", "The router of each node, as in `[0, 0, 1]` for two nodes at router 0 and one at router 1; one node at each router, when left out.").Optional();

    private static readonly Key<int> From = Key.Count("from", "A router.");
    private static readonly Key<int> To = Key.Count("to", "Another router.");
    private static readonly Key<bool> OneWay = Key.Flag("one-way", "Whether there is only the wire there, and none back.").WithDefault("false");

    private static readonly Key<int> Cycles = Key.Count(
        "cycles", "The delay of the wire; that of `link-cycles`, when left out.", min: 1, max: NocKind.MostLinkCycles).Optional();

    private static readonly Key<IReadOnlyList<Record>> Links = Key.ObjectList(
        "links",
        "The wires. At each router ports are numbered by the order of the links, then of the nodes.",
        new RecordSchema("link", "A wire between two routers, and one back.", From, To, OneWay, Cycles));

    public static readonly RecordFamily Family = new(
        "topology",
        "How routers and nodes are joined.",
        Type,
        Member("mesh", "Columns and rows of routers, each with a node and joined to its neighbours. Node x + columns · y is at column x and row y; its path is `/node/y/x`, that of its router `/router/y/x`. Ports 0 to 3 of a router lead to +x, −x, +y and −y, port 4 to its node.", Columns, Rows),
        Member("torus", "A mesh in which each row and each column is closed to a ring.", Columns, Rows),
        Member("ring", "Routers in a circle with wires both ways, and a node at each.", RingNodes),
        Member("concentrated-mesh", "A mesh with several nodes at each router: node n is at router n / concentration, at port 4 + n mod concentration.", Columns, Rows, Concentration),
        Member("graph", "Routers and wires one by one.", Routers, Links, NodesAt));

    /// <summary>Makes the graph.</summary>
    /// <exception cref="HoconException">It is not possible.</exception>
    public static NetworkGraph Read(Record topology, int linkCycles)
    {
        var type = topology.Get(Type);
        if (type is "mesh" or "torus" or "concentrated-mesh")
        {
            var (columns, rows) = (topology.Get(Columns), topology.Get(Rows));
            var perRouter = type == "concentrated-mesh" ? topology.Get(Concentration) : 1;
            var routers = (long)columns * rows;
            if (routers > MostRouters || routers * routers * perRouter > MostHops)
            {
                throw topology.Error(Columns, $"A network of {columns} × {rows} routers is too large: there may be up to {MostRouters:N0} routers, and up to {MostHops:N0} routes from a router to a node.");
            }

            return topology.At(Columns, () => type switch
            {
                "mesh" => Topology.Mesh(columns, rows, linkCycles),
                "torus" => Topology.Torus(columns, rows, linkCycles),
                _ => Topology.ConcentratedMesh(columns, rows, perRouter, linkCycles),
            });
        }

        return type == "ring" ? Topology.Ring(topology.Get(RingNodes), linkCycles) : ReadGraph(topology, linkCycles);
    }

    private static KeyValuePair<string, RecordSchema> Member(string name, string description, params Key[] keys) =>
        KeyValuePair.Create(name, new RecordSchema($"{name} topology", description, [Type, .. keys, Name]));

    private static NetworkGraph ReadGraph(Record topology, int linkCycles)
    {
        var ports = new int[topology.Get(Routers)];
        var links = new List<NetworkLink>();
        foreach (var link in topology.Get(Links))
        {
            var (from, to) = (link.Get(From), link.Get(To));
            RequireRouter(link, From, from, ports.Length);
            RequireRouter(link, To, to, ports.Length);
            var (fromPort, toPort) = (ports[from]++, ports[to]++);
            var cycles = link.TryGet(Cycles, out var own) ? own : linkCycles;
            links.Add(new NetworkLink(from, fromPort, to, toPort, cycles));
            if (!link.Get(OneWay))
            {
                links.Add(new NetworkLink(to, toPort, from, fromPort, cycles));
            }
        }

        var nodes = topology.TryGet(NodesAt, out var given) ? given : [.. Enumerable.Range(0, ports.Length)];
        var attachments = new List<NodeAttachment>();
        foreach (var (item, router) in nodes.Index())
        {
            attachments.Add(router < ports.Length
                ? new NodeAttachment(router, ports[router]++)
                : throw new HoconException(topology.OriginOf(NodesAt, item), $"Node {item} is at router {router}, but the routers are 0 to {ports.Length - 1}."));
        }

        if ((long)ports.Length * nodes.Count > MostHops)
        {
            throw topology.Error(NodesAt, $"{nodes.Count:N0} nodes at {ports.Length:N0} routers are too many: there may be up to {MostHops:N0} routes from a router to a node.");
        }

        if (Array.FindIndex(ports, count => count == 0) is >= 0 and var lonely)
        {
            throw topology.Error(Links, $"Router {lonely} has neither a link nor a node; join it, or leave it out.");
        }

        return topology.At(Links, () => new NetworkGraph(ports, links, attachments));
    }

    private static void RequireRouter(Record link, Key<int> key, int router, int routers)
    {
        if (router >= routers)
        {
            throw link.Error(key, $"There is no router {router}; the routers are 0 to {routers - 1}.");
        }
    }
}
