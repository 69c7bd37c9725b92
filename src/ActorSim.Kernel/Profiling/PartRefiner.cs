namespace ActorSim.Kernel;

/// <summary>
/// Improves a cut into any number of parts: each node goes to the part with which it exchanges most, if there is room;
/// and parts with too much work give nodes away where that costs least.
/// </summary>
internal static class PartRefiner
{
    private const int MostPasses = 8;

    /// <summary>Improves a cut in place.</summary>
    public static void Improve(ExchangeGraph graph, int[] partOf, int parts, long mostWork)
    {
        var work = new long[parts];
        for (var node = 0; node < graph.Nodes; node++)
        {
            work[partOf[node]] += graph.Work[node];
        }

        var exchange = new long[parts];
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var hasMoved = false;
            for (var node = 0; node < graph.Nodes; node++)
            {
                var own = partOf[node];
                var best = BetterPart(graph, node, partOf, work, mostWork, exchange);
                if (best != own)
                {
                    partOf[node] = best;
                    work[own] -= graph.Work[node];
                    work[best] += graph.Work[node];
                    hasMoved = true;
                }
            }

            if (!hasMoved)
            {
                return;
            }
        }
    }

    private static int BetterPart(ExchangeGraph graph, int node, int[] partOf, long[] work, long mostWork, long[] exchange)
    {
        var own = partOf[node];
        var isTooMuch = work[own] > mostWork && graph.Work[node] > 0;
        Array.Clear(exchange);
        var others = graph.Neighbours(node);
        var messages = graph.Messages(node);
        for (var i = 0; i < others.Length; i++)
        {
            exchange[partOf[others[i]]] += messages[i];
        }

        var best = own;
        for (var part = 0; part < exchange.Length; part++)
        {
            var hasRoom = work[part] + graph.Work[node] <= mostWork;
            var isBetter = best == own && isTooMuch ? part != own : exchange[part] > exchange[best];
            best = hasRoom && isBetter ? part : best;
        }

        return best;
    }
}
