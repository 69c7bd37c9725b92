namespace ActorSim.Kernel;

/// <summary>Pairs up nodes of a graph, so that a graph of half the size has about the same good cuts.</summary>
internal static class NodeMatching
{
    private const int Nobody = -1;

    /// <summary>
    /// Each node goes together with the free neighbour with which it exchanges most; nodes that are left over, as the
    /// many workers of one server are, with each other if they exchange most with the same node.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="mostWork">No pair gets more work.</param>
    /// <param name="count">How many nodes there are afterwards.</param>
    /// <returns>The new node of each node; new nodes are numbered in the order of their first members.</returns>
    public static int[] Pair(ExchangeGraph graph, long mostWork, out int count)
    {
        var partner = new int[graph.Nodes];
        Array.Fill(partner, Nobody);
        for (var node = 0; node < graph.Nodes; node++)
        {
            if (partner[node] == Nobody && ClosestFree(graph, node, partner, mostWork) is var other && other != Nobody)
            {
                (partner[node], partner[other]) = (other, node);
            }
        }

        PairLeftOvers(graph, partner, mostWork);
        return Number(partner, out count);
    }

    private static int ClosestFree(ExchangeGraph graph, int node, int[] partner, long mostWork)
    {
        var others = graph.Neighbours(node);
        var messages = graph.Messages(node);
        var (closest, most) = (Nobody, -1L);
        for (var i = 0; i < others.Length; i++)
        {
            if (messages[i] > most && partner[others[i]] == Nobody && graph.Work[node] + graph.Work[others[i]] <= mostWork)
            {
                (closest, most) = (others[i], messages[i]);
            }
        }

        return closest;
    }

    private static void PairLeftOvers(ExchangeGraph graph, int[] partner, long mostWork)
    {
        // The last place is for nodes that exchange nothing.
        var waiting = new int[graph.Nodes + 1];
        Array.Fill(waiting, Nobody);
        for (var node = 0; node < graph.Nodes; node++)
        {
            if (partner[node] != Nobody)
            {
                continue;
            }

            ref var other = ref waiting[MostExchanging(graph, node)];
            if (other != Nobody && graph.Work[node] + graph.Work[other] <= mostWork)
            {
                (partner[node], partner[other]) = (other, node);
                other = Nobody;
            }
            else
            {
                other = node;
            }
        }
    }

    private static int MostExchanging(ExchangeGraph graph, int node)
    {
        var others = graph.Neighbours(node);
        var messages = graph.Messages(node);
        var (found, most) = (graph.Nodes, -1L);
        for (var i = 0; i < others.Length; i++)
        {
            if (messages[i] > most)
            {
                (found, most) = (others[i], messages[i]);
            }
        }

        return found;
    }

    private static int[] Number(int[] partner, out int count)
    {
        var numbers = new int[partner.Length];
        count = 0;
        for (var node = 0; node < partner.Length; node++)
        {
            var isSecond = partner[node] != Nobody && partner[node] < node;
            numbers[node] = isSecond ? numbers[partner[node]] : count++;
        }

        return numbers;
    }
}
