namespace ActorSim.Interconnect;

/// <summary>Routing by a table that is given as data.</summary>
public static class ExplicitRouting
{
    /// <summary>Makes the table. At the router of its destination a packet leaves to the node; no entry is needed for that.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="virtualChannels">Virtual channels of each port, from 1 to 64.</param>
    /// <param name="entries">The lines of the table; a router that no packet for a node comes to needs none for it.</param>
    /// <exception cref="ArgumentException">
    /// An entry names what does not exist or contradicts another one, or routes have holes or loops.
    /// </exception>
    public static RouteTable For(NetworkGraph graph, int virtualChannels, IReadOnlyList<RouteEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(entries);
        var all = RouteTable.AllOf(virtualChannels);
        var hops = new Hop[graph.Routers][];
        for (var router = 0; router < hops.Length; router++)
        {
            hops[router] = new Hop[graph.Nodes];
        }

        foreach (var entry in entries)
        {
            Require(graph, entry);
            ref var hop = ref hops[entry.Router][entry.Destination];
            if (hop.VirtualChannels != 0)
            {
                throw new ArgumentException($"The table has two routes from {graph.PathOfRouter(entry.Router)} to {graph.PathOfNode(entry.Destination)}; give one.");
            }

            hop = new Hop(entry.Output, entry.VirtualChannels == 0 ? all : entry.VirtualChannels);
        }

        for (var node = 0; node < graph.Nodes; node++)
        {
            var (home, port, _) = graph.Attachment(node);
            ref var hop = ref hops[home][node];
            hop = hop.VirtualChannels == 0 ? new Hop(port, all) : hop;
        }

        return new RouteTable(graph, virtualChannels, hops);
    }

    private static void Require(NetworkGraph graph, RouteEntry entry)
    {
        if (!graph.HasRouter(entry.Router))
        {
            throw new ArgumentException($"A route begins at router {entry.Router}, but the routers are 0 to {graph.Routers - 1}.");
        }

        if ((uint)entry.Destination >= (uint)graph.Nodes)
        {
            throw new ArgumentException($"A route from {graph.PathOfRouter(entry.Router)} is for node {entry.Destination}, but the nodes are 0 to {graph.Nodes - 1}.");
        }
    }
}
