namespace ActorSim.Interconnect;

/// <summary>
/// Routing over as few wires as possible in a network of any form; of several outputs with equally short ways the one with
/// the lowest number is taken. It may deadlock where the network has circles: ask <see cref="ChannelDependencies"/>, and
/// use <see cref="UpDownRouting"/> if so.
/// </summary>
public static class ShortestPathRouting
{
    /// <summary>Makes the table; every virtual channel may be taken on every hop.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="virtualChannels">Virtual channels of each port, from 1 to 64.</param>
    /// <exception cref="ArgumentException">There is no way from some node to another.</exception>
    public static RouteTable For(NetworkGraph graph, int virtualChannels)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var all = RouteTable.AllOf(virtualChannels);
        var hops = new Hop[graph.Routers][];
        for (var router = 0; router < hops.Length; router++)
        {
            hops[router] = new Hop[graph.Nodes];
        }

        var distance = new int[graph.Routers];
        for (var node = 0; node < graph.Nodes; node++)
        {
            var (home, port, _) = graph.Attachment(node);
            MeasureDistances(graph, home, distance);
            hops[home][node] = new Hop(port, all);
            foreach (var link in graph.Links)
            {
                if (distance[link.To] < int.MaxValue && distance[link.From] == distance[link.To] + 1)
                {
                    ref var hop = ref hops[link.From][node];
                    hop = hop.VirtualChannels == 0 || link.FromPort < hop.Output ? new Hop(link.FromPort, all) : hop;
                }
            }
        }

        return new RouteTable(graph, virtualChannels, hops);
    }

    /// <summary>Wires on the shortest way from each router to one.</summary>
    private static void MeasureDistances(NetworkGraph graph, int home, int[] distance)
    {
        Array.Fill(distance, int.MaxValue);
        distance[home] = 0;
        var open = new Queue<int>();
        open.Enqueue(home);
        while (open.TryDequeue(out var router))
        {
            for (var port = 0; port < graph.PortsOf(router); port++)
            {
                if (graph.LinkTo(router, port) is >= 0 and var link && distance[graph.Links[link].From] == int.MaxValue)
                {
                    distance[graph.Links[link].From] = distance[router] + 1;
                    open.Enqueue(graph.Links[link].From);
                }
            }
        }
    }
}
