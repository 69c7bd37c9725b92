namespace ActorSim.Kernel;

/// <summary>
/// Cuts a graph into parts of about equal work that exchange few messages, by halving it again and again: the multilevel
/// method of METIS (Karypis and Kumar 1998) with the refinement of Fiduccia and Mattheyses (1982). The nodes that
/// exchange most are merged until few are left, these are halved, and the halves are improved while the nodes are taken
/// apart again. The same graph is always cut in the same way; the cost is near-linear in its edges.
/// </summary>
internal static class GraphCutter
{
    /// <summary>So much more than others may a part have.</summary>
    private const double Slack = 1.1;

    /// <summary>Cuts a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="parts">A power of two.</param>
    /// <param name="mostWork">The most work that a part should have; see <see cref="MostWork"/>.</param>
    /// <returns>The part of each node.</returns>
    public static int[] Cut(ExchangeGraph graph, int parts, long mostWork)
    {
        var partOf = new int[graph.Nodes];
        Split(graph, [.. Enumerable.Range(0, graph.Nodes)], partOf, 0, parts, mostWork);
        PartRefiner.Improve(graph, partOf, parts, mostWork);
        return partOf;
    }

    /// <summary>The work that a part may have: a tenth more than its share, or than a single node that has more; or what cannot be avoided.</summary>
    public static long MostWork(ExchangeGraph graph, int parts)
    {
        // Largest first, always to the part that has least: some such cut exists, so no less can be asked for.
        var filled = new PriorityQueue<int, (long Work, int Part)>();
        var work = new long[parts];
        for (var part = 0; part < parts; part++)
        {
            filled.Enqueue(part, (0, part));
        }

        foreach (var node in graph.Work.Where(one => one > 0).OrderDescending())
        {
            var part = filled.Dequeue();
            work[part] += node;
            filled.Enqueue(part, (work[part], part));
        }

        var share = Math.Max(graph.TotalWork / (double)parts, graph.Work.Max());
        return Math.Max((long)(share * Slack), work.Max());
    }

    /// <summary>Halves a graph, and then its halves.</summary>
    /// <param name="graph">What is left to cut.</param>
    /// <param name="nodes">What its nodes are called in the whole graph.</param>
    /// <param name="partOf">The part of each node of the whole graph.</param>
    /// <param name="firstPart">The first of the parts that this becomes.</param>
    /// <param name="parts">How many parts it becomes.</param>
    /// <param name="mostWork">The most work that one of these should have.</param>
    private static void Split(ExchangeGraph graph, List<int> nodes, int[] partOf, int firstPart, int parts, long mostWork)
    {
        if (parts == 1)
        {
            nodes.ForEach(node => partOf[node] = firstPart);
            return;
        }

        // What may be unequal is spread over this cut and those to come.
        var even = graph.TotalWork / 2.0;
        var room = Math.Max(0, (mostWork * (parts / 2)) - even);
        var sides = Halving.Of(graph, (long)Math.Ceiling(even + (room / int.Log2(parts))));
        for (var side = 0; side < 2; side++)
        {
            var own = Enumerable.Range(0, graph.Nodes).Where(node => sides[node] == side).ToList();
            Split(graph.Part(own), own.ConvertAll(node => nodes[node]), partOf, firstPart + (side * (parts / 2)), parts / 2, mostWork);
        }
    }
}
