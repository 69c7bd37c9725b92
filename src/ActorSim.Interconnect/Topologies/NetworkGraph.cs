namespace ActorSim.Interconnect;

/// <summary>
/// What a network consists of and how it hangs together: routers with numbered ports, wires between them, and the ports at
/// which nodes are attached. It does not change; routes, deadlock checks and actors are made from it.
/// </summary>
/// <remarks>Ports may be left unused. A router without a node is a switch between others.</remarks>
public sealed class NetworkGraph
{
    private readonly int[] ports;
    private readonly NetworkLink[] links;
    private readonly NodeAttachment[] attachments;
    private readonly string[] routerPaths;
    private readonly string[] nodePaths;

    // By firstPort[router] + port: the link from the output, the link to the input and the node at the port; −1 if there is none.
    private readonly int[] firstPort;
    private readonly int[] linkFrom;
    private readonly int[] linkTo;
    private readonly int[] nodeAt;

    /// <summary>Makes a network of any form.</summary>
    /// <param name="ports">The number of ports of each router, from 1 to <see cref="MostPorts"/>.</param>
    /// <param name="links">The wires.</param>
    /// <param name="attachments">Where each node is attached; at least two nodes.</param>
    /// <exception cref="ArgumentException">Something is missing, does not exist, or is used twice; the sentence says which.</exception>
    public NetworkGraph(IReadOnlyList<int> ports, IReadOnlyList<NetworkLink> links, IReadOnlyList<NodeAttachment> attachments)
        : this(ports, links, attachments, PathsOf("/router", ports), PathsOf("/node", attachments), grid: null)
    {
    }

    internal NetworkGraph(
        IReadOnlyList<int> ports,
        IReadOnlyList<NetworkLink> links,
        IReadOnlyList<NodeAttachment> attachments,
        string[] routerPaths,
        string[] nodePaths,
        NetworkGrid? grid)
    {
        ArgumentNullException.ThrowIfNull(links);
        (this.ports, this.links, this.attachments) = ([.. ports], [.. links], [.. attachments]);
        (this.routerPaths, this.nodePaths, Grid) = (routerPaths, nodePaths, grid);
        firstPort = new int[this.ports.Length + 1];
        for (var router = 0; router < this.ports.Length; router++)
        {
            if (this.ports[router] < 1 || this.ports[router] > MostPorts)
            {
                throw new ArgumentException($"{PathOfRouter(router)} has {this.ports[router]} ports; a router has 1 to {MostPorts}.");
            }

            firstPort[router + 1] = firstPort[router] + this.ports[router];
        }

        if (this.attachments.Length < 2)
        {
            throw new ArgumentException($"The network has {this.attachments.Length} nodes; it needs at least 2.");
        }

        var all = firstPort[^1];
        (linkFrom, linkTo, nodeAt) = (NoneOf(all), NoneOf(all), NoneOf(all));
        AddAttachments();
        AddLinks();
    }

    /// <summary>The most ports of a router.</summary>
    public static int MostPorts => RouterDescription.MostPorts;

    /// <summary>The number of routers; they are numbered from 0.</summary>
    public int Routers => ports.Length;

    /// <summary>The number of nodes, from 2; they are numbered from 0.</summary>
    public int Nodes => attachments.Length;

    /// <summary>The wires between routers.</summary>
    public ReadOnlySpan<NetworkLink> Links => links;

    /// <summary>How the routers lie, if they lie in columns and rows; else null.</summary>
    public NetworkGrid? Grid { get; }

    /// <summary>The number of ports of a router.</summary>
    /// <param name="router">The router.</param>
    public int PortsOf(int router) => ports[router];

    /// <summary>Where a node is attached.</summary>
    /// <param name="node">The node.</param>
    public NodeAttachment Attachment(int node) => attachments[node];

    /// <summary>The index in <see cref="Links"/> of the wire from an output; −1 if the output leads to a node or nowhere.</summary>
    /// <param name="router">The router.</param>
    /// <param name="port">The output.</param>
    public int LinkFrom(int router, int port) => linkFrom[firstPort[router] + port];

    /// <summary>The index in <see cref="Links"/> of the wire to an input; −1 if the input comes from a node or nowhere.</summary>
    /// <param name="router">The router.</param>
    /// <param name="port">The input.</param>
    public int LinkTo(int router, int port) => linkTo[firstPort[router] + port];

    /// <summary>The node at a port; −1 if there is none.</summary>
    /// <param name="router">The router.</param>
    /// <param name="port">The port.</param>
    public int NodeAt(int router, int port) => nodeAt[firstPort[router] + port];

    /// <summary>The lowest output of a router with a wire to another; −1 if there is none.</summary>
    /// <param name="router">The router.</param>
    /// <param name="next">The other.</param>
    public int OutputTowards(int router, int next)
    {
        for (var port = 0; port < ports[router]; port++)
        {
            if (LinkFrom(router, port) is >= 0 and var link && links[link].To == next)
            {
                return port;
            }
        }

        return -1;
    }

    /// <summary>The path of a router: <c>/router/1/3</c> in row 1 and column 3 of a grid, else <c>/router/11</c>.</summary>
    /// <param name="router">The router.</param>
    public string PathOfRouter(int router) => routerPaths[router];

    /// <summary>The path of a node: <c>/node/1/3</c> at the router in row 1 and column 3 of a grid, else <c>/node/11</c>.</summary>
    /// <param name="node">The node.</param>
    public string PathOfNode(int node) => nodePaths[node];

    internal bool HasRouter(int router) => (uint)router < (uint)ports.Length;

    private static string[] PathsOf<T>(string kind, IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return [.. Enumerable.Range(0, items.Count).Select(i => $"{kind}/{i}")];
    }

    private static int[] NoneOf(int count)
    {
        var none = new int[count];
        Array.Fill(none, -1);
        return none;
    }

    private void AddAttachments()
    {
        for (var node = 0; node < attachments.Length; node++)
        {
            var (router, port, cycles) = attachments[node];
            RequirePort(router, port, $"{PathOfNode(node)} is attached to");
            RequireCycles(cycles, $"{PathOfNode(node)} is attached by a wire");
            ref var at = ref nodeAt[firstPort[router] + port];
            if (at >= 0)
            {
                throw new ArgumentException($"{PathOfNode(at)} and {PathOfNode(node)} are both attached to port {port} of {PathOfRouter(router)}; a port has one node.");
            }

            at = node;
        }
    }

    private void AddLinks()
    {
        for (var i = 0; i < links.Length; i++)
        {
            var link = links[i];
            RequirePort(link.From, link.FromPort, "A link leaves");
            RequirePort(link.To, link.ToPort, "A link leads to");
            RequireCycles(link.Cycles, $"The link from {PathOfRouter(link.From)} to {PathOfRouter(link.To)} is one");
            if (link.From == link.To)
            {
                throw new ArgumentException($"A link leads from {PathOfRouter(link.From)} back to it; a link joins two routers.");
            }

            Take(linkFrom, link.From, link.FromPort, i, "output");
            Take(linkTo, link.To, link.ToPort, i, "input");
        }
    }

    private void Take(int[] table, int router, int port, int link, string side)
    {
        var at = firstPort[router] + port;
        if (nodeAt[at] >= 0)
        {
            throw new ArgumentException($"Port {port} of {PathOfRouter(router)} has both a link and {PathOfNode(nodeAt[at])}; a port has one of them.");
        }

        if (table[at] >= 0)
        {
            throw new ArgumentException($"{(side == "output" ? "Output" : "Input")} {port} of {PathOfRouter(router)} has two links; it can have one.");
        }

        table[at] = link;
    }

    private void RequirePort(int router, int port, string what)
    {
        if (!HasRouter(router))
        {
            throw new ArgumentException($"{what} router {router}, but the routers are 0 to {Routers - 1}.");
        }

        if ((uint)port >= (uint)ports[router])
        {
            throw new ArgumentException($"{what} port {port} of {PathOfRouter(router)}, whose ports are 0 to {ports[router] - 1}.");
        }
    }

    private static void RequireCycles(int cycles, string what)
    {
        if (cycles < 1)
        {
            throw new ArgumentException($"{what} of {cycles} cycles; it takes at least 1.");
        }
    }
}
