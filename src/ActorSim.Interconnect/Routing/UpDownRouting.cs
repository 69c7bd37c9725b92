namespace ActorSim.Interconnect;

/// <summary>
/// Up*/down* routing (Schroeder et al., "Autonet", 1991): free of deadlock in a network of any form, at the price of longer
/// ways and more traffic around the root.
/// </summary>
/// <remarks>
/// Routers are ordered by their distance from router 0, then by number. A wire to a router earlier in this order leads up,
/// any other down. A packet goes down as soon as some way to its destination leads only down, by the shortest such way;
/// before, it goes up by the output from which the rest is shortest. Of equally short ways the one with the lowest output
/// is taken. As no packet goes up again after a step down, packets cannot wait for each other in a circle.
/// </remarks>
public static class UpDownRouting
{
    /// <summary>Makes the table; every virtual channel may be taken on every hop.</summary>
    /// <param name="graph">A network in which every wire has another one back.</param>
    /// <param name="virtualChannels">Virtual channels of each port, from 1 to 64.</param>
    /// <exception cref="ArgumentException">A wire has none back, or there is no way from some node to another.</exception>
    public static RouteTable For(NetworkGraph graph, int virtualChannels)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var all = RouteTable.AllOf(virtualChannels);
        foreach (var link in graph.Links)
        {
            if (graph.OutputTowards(link.To, link.From) < 0)
            {
                throw new ArgumentException($"Up-down routing needs wires both ways; there is one from {graph.PathOfRouter(link.From)} to {graph.PathOfRouter(link.To)}, but none back.");
            }
        }

        var (order, rank) = OrderRouters(graph);
        var hops = new Hop[graph.Routers][];
        for (var router = 0; router < hops.Length; router++)
        {
            hops[router] = new Hop[graph.Nodes];
        }

        var length = new int[graph.Routers];
        var goesDown = new bool[graph.Routers];
        for (var node = 0; node < graph.Nodes; node++)
        {
            var (home, port, _) = graph.Attachment(node);
            Array.Fill(length, int.MaxValue);
            Array.Clear(goesDown);
            (length[home], goesDown[home], hops[home][node]) = (0, true, new Hop(port, all));

            // Down ways from the far end of the order to its beginning, then up ways from the beginning on: each step
            // leads to a router that has been looked at before.
            for (var i = order.Length - 1; i >= 0; i--)
            {
                TryWays(order[i], node, isUp: false);
                goesDown[order[i]] = length[order[i]] < int.MaxValue;
            }

            foreach (var router in order)
            {
                if (!goesDown[router])
                {
                    TryWays(router, node, isUp: true);
                }
            }
        }

        return new RouteTable(graph, virtualChannels, hops);

        void TryWays(int router, int node, bool isUp)
        {
            for (var output = 0; output < graph.PortsOf(router); output++)
            {
                if (graph.LinkFrom(router, output) is >= 0 and var link && graph.Links[link].To is var next
                    && rank[next] < rank[router] == isUp && length[next] < int.MaxValue && length[next] + 1 < length[router])
                {
                    length[router] = length[next] + 1;
                    hops[router][node] = new Hop(output, all);
                }
            }
        }
    }

    /// <summary>The routers by distance from router 0, then by number, and the place of each; those it does not reach come last.</summary>
    private static (int[] Order, int[] Rank) OrderRouters(NetworkGraph graph)
    {
        var level = new int[graph.Routers];
        Array.Fill(level, int.MaxValue);
        level[0] = 0;
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out var router))
        {
            for (var port = 0; port < graph.PortsOf(router); port++)
            {
                if (graph.LinkFrom(router, port) is >= 0 and var link && level[graph.Links[link].To] == int.MaxValue)
                {
                    level[graph.Links[link].To] = level[router] + 1;
                    open.Enqueue(graph.Links[link].To);
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, graph.Routers).OrderBy(router => level[router]).ThenBy(router => router)];
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        return (order, rank);
    }
}
