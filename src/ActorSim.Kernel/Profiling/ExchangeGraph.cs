namespace ActorSim.Kernel;

/// <summary>
/// What has to be exchanged between the nodes of a system, whoever sends: an undirected graph with a weight on each edge
/// (messages) and each node (work). The neighbours of a node stand one after another.
/// </summary>
internal sealed class ExchangeGraph
{
    private readonly int[] starts;
    private readonly int[] neighbours;
    private readonly long[] messages;

    /// <param name="work">The work of each node, ≥ 0.</param>
    /// <param name="edges">Pairs of nodes with messages between them; a pair may occur again, also turned round, and one of a node with itself is left out.</param>
    public ExchangeGraph(long[] work, IReadOnlyCollection<(int Left, int Right, long Messages)> edges)
    {
        Work = work;
        TotalWork = work.Sum();
        var halves = new (int From, int To, long Messages)[edges.Count * 2];
        var count = 0;
        foreach (var (left, right, weight) in edges)
        {
            if (left != right)
            {
                halves[count++] = (left, right, weight);
                halves[count++] = (right, left, weight);
            }
        }

        starts = new int[work.Length + 1];
        neighbours = new int[count];
        messages = new long[count];
        Place(halves.AsSpan(0, count));
        MergeEdges();
    }

    public int Nodes => Work.Length;

    public long[] Work { get; }

    public long TotalWork { get; }

    /// <summary>The neighbours of a node, in rising order.</summary>
    public ReadOnlySpan<int> Neighbours(int node) => neighbours.AsSpan(starts[node], starts[node + 1] - starts[node]);

    /// <summary>The messages between a node and each of its neighbours.</summary>
    public ReadOnlySpan<long> Messages(int node) => messages.AsSpan(starts[node], starts[node + 1] - starts[node]);

    /// <summary>The messages between nodes of different parts.</summary>
    public long Crossing(int[] partOf)
    {
        long crossing = 0;
        for (var node = 0; node < Nodes; node++)
        {
            var others = Neighbours(node);
            var weights = Messages(node);
            for (var i = 0; i < others.Length; i++)
            {
                crossing += others[i] > node && partOf[others[i]] != partOf[node] ? weights[i] : 0;
            }
        }

        return crossing;
    }

    /// <summary>The work of the part that has most.</summary>
    public long LargestPart(int[] partOf, int parts)
    {
        var work = new long[parts];
        for (var node = 0; node < Nodes; node++)
        {
            work[partOf[node]] += Work[node];
        }

        return work.Max();
    }

    /// <summary>Several nodes become one.</summary>
    /// <param name="groupOf">The new node of each node.</param>
    /// <param name="groups">How many new nodes there are.</param>
    public ExchangeGraph Contract(int[] groupOf, int groups)
    {
        var work = new long[groups];
        for (var node = 0; node < Nodes; node++)
        {
            work[groupOf[node]] += Work[node];
        }

        return new ExchangeGraph(work, Edges(node => groupOf[node]));
    }

    /// <summary>The part of the graph that some of its nodes make up.</summary>
    /// <param name="nodes">The nodes; the first becomes number 0, and so on.</param>
    /// <param name="numberOf">Room for a number for each node of this graph, −1 everywhere; so again afterwards.</param>
    public ExchangeGraph Part(IReadOnlyList<int> nodes, int[] numberOf)
    {
        var work = new long[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            numberOf[nodes[i]] = i;
            work[i] = Work[nodes[i]];
        }

        var edges = new List<(int, int, long)>();
        foreach (var node in nodes)
        {
            AddEdges(node, other => numberOf[other], edges);
        }

        foreach (var node in nodes)
        {
            numberOf[node] = -1;
        }

        return new ExchangeGraph(work, edges);
    }

    private List<(int Left, int Right, long Messages)> Edges(Func<int, int> rename)
    {
        var edges = new List<(int, int, long)>(neighbours.Length / 2);
        for (var node = 0; node < Nodes; node++)
        {
            AddEdges(node, rename, edges);
        }

        return edges;
    }

    private void AddEdges(int node, Func<int, int> rename, List<(int Left, int Right, long Messages)> edges)
    {
        var others = Neighbours(node);
        var weights = Messages(node);
        for (var i = 0; i < others.Length; i++)
        {
            if (others[i] > node && rename(others[i]) is var right and >= 0)
            {
                edges.Add((rename(node), right, weights[i]));
            }
        }
    }

    /// <summary>Sorts edges by where they begin and then where they end, by two passes of counting.</summary>
    private void Place(Span<(int From, int To, long Messages)> halves)
    {
        var byEnd = new (int From, int To, long Messages)[halves.Length];
        var places = PlacesOf(halves, half => half.To);
        foreach (var half in halves)
        {
            byEnd[places[half.To]++] = half;
        }

        places = PlacesOf(byEnd, half => half.From);
        places.CopyTo(starts, 0);
        foreach (var (from, to, weight) in byEnd)
        {
            neighbours[places[from]] = to;
            messages[places[from]++] = weight;
        }
    }

    private int[] PlacesOf(ReadOnlySpan<(int From, int To, long Messages)> halves, Func<(int From, int To, long Messages), int> key)
    {
        var places = new int[Nodes + 1];
        foreach (var half in halves)
        {
            places[key(half) + 1]++;
        }

        for (var i = 0; i < Nodes; i++)
        {
            places[i + 1] += places[i];
        }

        return places;
    }

    /// <summary>Edges between the same two nodes become one.</summary>
    private void MergeEdges()
    {
        var kept = 0;
        for (var node = 0; node < Nodes; node++)
        {
            var (start, end) = (starts[node], starts[node + 1]);
            starts[node] = kept;
            for (var i = start; i < end; i++)
            {
                if (kept > starts[node] && neighbours[kept - 1] == neighbours[i])
                {
                    messages[kept - 1] += messages[i];
                }
                else
                {
                    neighbours[kept] = neighbours[i];
                    messages[kept++] = messages[i];
                }
            }
        }

        starts[Nodes] = kept;
    }
}
