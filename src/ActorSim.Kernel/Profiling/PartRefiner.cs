namespace ActorSim.Kernel;

/// <summary>
/// Improves a cut into any number of parts: each node goes to the part with which it exchanges most, if there is room;
/// parts with too much work give nodes away where that costs least; and then each two parts are cut anew between them.
/// </summary>
internal static class PartRefiner
{
    private const int MostPasses = 8;
    private const int FewNodes = 1000;

    /// <summary>Improves a cut in place.</summary>
    public static void Improve(ExchangeGraph graph, int[] partOf, int parts, long mostWork)
    {
        MoveNodes(graph, partOf, parts, mostWork);
        var passes = parts == 2 ? 0 : graph.Nodes <= FewNodes ? MostPasses : 1;
        for (var crossing = long.MaxValue; passes > 0 && graph.Crossing(partOf) is var now && now < crossing; passes--)
        {
            crossing = now;
            CutPairsAnew(graph, partOf, parts, mostWork);
        }
    }

    private static void CutPairsAnew(ExchangeGraph graph, int[] partOf, int parts, long mostWork)
    {
        for (var first = 0; first < parts; first++)
        {
            for (var second = first + 1; second < parts; second++)
            {
                var nodes = Enumerable.Range(0, graph.Nodes).Where(node => partOf[node] == first || partOf[node] == second).ToList();
                var half = nodes.ConvertAll(node => partOf[node] == first ? 0 : 1).ToArray();
                HalfRefiner.Improve(graph.Part(nodes), half, mostWork);
                for (var i = 0; i < half.Length; i++)
                {
                    partOf[nodes[i]] = half[i] == 0 ? first : second;
                }
            }
        }
    }

    private static void MoveNodes(ExchangeGraph graph, int[] partOf, int parts, long mostWork)
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
