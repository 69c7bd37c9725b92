namespace ActorSim.Kernel;

/// <summary>Cuts a graph into two halves: <see cref="GraphCutter"/> says how.</summary>
internal static class Halving
{
    private const int FewNodes = 64;
    private const int MostSeeds = 16;

    /// <summary>Halves a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="mostWork">The most work that a half should have.</param>
    /// <returns>The half, 0 or 1, of each node.</returns>
    public static int[] Of(ExchangeGraph graph, long mostWork)
    {
        var graphs = new List<ExchangeGraph> { graph };
        var merged = new List<int[]>();
        while (graphs[^1].Nodes > FewNodes)
        {
            var numbers = NodeMatching.Pair(graphs[^1], Math.Max(1, mostWork / 16), out var count);
            if (count > graphs[^1].Nodes * 0.95)
            {
                break;
            }

            merged.Add(numbers);
            graphs.Add(graphs[^1].Contract(numbers, count));
        }

        var half = HalveFew(graphs[^1], mostWork);
        for (var level = merged.Count - 1; level >= 0; level--)
        {
            var coarse = half;
            half = Array.ConvertAll(merged[level], node => coarse[node]);
            HalfRefiner.Improve(graphs[level], half, mostWork);
        }

        return half;
    }

    /// <summary>Tries several beginnings and takes the best.</summary>
    private static int[] HalveFew(ExchangeGraph graph, long mostWork)
    {
        var best = FirstOnes(graph);
        var quality = HalfRefiner.Improve(graph, best, mostWork);
        var seeds = Math.Min(graph.Nodes, MostSeeds);
        for (var seed = 0; seed < seeds; seed++)
        {
            var half = GrowFrom(graph, (int)((long)seed * graph.Nodes / seeds));
            var found = HalfRefiner.Improve(graph, half, mostWork);
            if (found.CompareTo(quality) < 0)
            {
                (best, quality) = (half, found);
            }
        }

        return best;
    }

    /// <summary>The first nodes, up to half the work, against the rest.</summary>
    private static int[] FirstOnes(ExchangeGraph graph)
    {
        var half = new int[graph.Nodes];
        long work = 0;
        for (var node = 0; node < graph.Nodes; node++)
        {
            half[node] = work + (graph.Work[node] / 2) < (graph.TotalWork + 1) / 2 ? 0 : 1;
            work += graph.Work[node];
        }

        return half;
    }

    /// <summary>One node and those near it, up to half the work, against the rest; first come those that exchange most with what there is.</summary>
    private static int[] GrowFrom(ExchangeGraph graph, int seed)
    {
        var half = new int[graph.Nodes];
        Array.Fill(half, 1);
        var gains = new long[graph.Nodes];
        var near = new PriorityQueue<int, (long Loss, int Node)>();
        near.Enqueue(seed, (0, seed));
        var (work, other) = (0L, 0);
        while (work < graph.TotalWork / 2)
        {
            if (!near.TryDequeue(out var node, out _))
            {
                // Nothing is near any more, so it goes on elsewhere; there is something left, for not half of the work is taken.
                node = other++;
            }

            if (half[node] == 1)
            {
                half[node] = 0;
                work += graph.Work[node];
                NoteGains(graph, node, half, gains, near);
            }
        }

        return half;
    }

    /// <summary>A node was taken: its neighbours exchange more with what there is.</summary>
    private static void NoteGains(ExchangeGraph graph, int node, int[] half, long[] gains, PriorityQueue<int, (long Loss, int Node)> near)
    {
        var others = graph.Neighbours(node);
        var messages = graph.Messages(node);
        for (var i = 0; i < others.Length; i++)
        {
            if (half[others[i]] == 1)
            {
                gains[others[i]] += messages[i];
                near.Enqueue(others[i], (-gains[others[i]], others[i]));
            }
        }
    }
}
