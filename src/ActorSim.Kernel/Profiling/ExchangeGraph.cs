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

    private ExchangeGraph(long[] work, RowWriter rows)
    {
        Work = work;
        TotalWork = work.Sum();
        (starts, neighbours, messages) = rows.Take();
    }

    public int Nodes => Work.Length;

    public long[] Work { get; }

    public long TotalWork { get; }

    /// <summary>The neighbours of a node, each once.</summary>
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

        var (members, ends) = MembersOf(groupOf, groups);
        var rows = new RowWriter(groups, neighbours.Length);
        for (var group = 0; group < groups; group++)
        {
            for (var i = group == 0 ? 0 : ends[group - 1]; i < ends[group]; i++)
            {
                var others = Neighbours(members[i]);
                var weights = Messages(members[i]);
                for (var n = 0; n < others.Length; n++)
                {
                    rows.Add(group, groupOf[others[n]], weights[n]);
                }
            }

            rows.End(group);
        }

        return new ExchangeGraph(work, rows);
    }

    /// <summary>The part of the graph that some of its nodes make up.</summary>
    /// <param name="nodes">The nodes; the first becomes number 0, and so on.</param>
    public ExchangeGraph Part(IReadOnlyList<int> nodes)
    {
        var numberOf = new int[Nodes];
        Array.Fill(numberOf, -1);
        var work = new long[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            numberOf[nodes[i]] = i;
            work[i] = Work[nodes[i]];
        }

        var rows = new RowWriter(nodes.Count, neighbours.Length);
        for (var i = 0; i < nodes.Count; i++)
        {
            var others = Neighbours(nodes[i]);
            var weights = Messages(nodes[i]);
            for (var n = 0; n < others.Length; n++)
            {
                if (numberOf[others[n]] >= 0)
                {
                    rows.Add(i, numberOf[others[n]], weights[n]);
                }
            }

            rows.End(i);
        }

        return new ExchangeGraph(work, rows);
    }

    /// <summary>The nodes of each group one after another, and where each group ends.</summary>
    private static (int[] Members, int[] Ends) MembersOf(int[] groupOf, int groups)
    {
        var ends = new int[groups];
        foreach (var group in groupOf)
        {
            ends[group]++;
        }

        for (var group = 1; group < groups; group++)
        {
            ends[group] += ends[group - 1];
        }

        var members = new int[groupOf.Length];
        var places = ends.ToArray();
        for (var node = groupOf.Length - 1; node >= 0; node--)
        {
            members[--places[groupOf[node]]] = node;
        }

        return (members, ends);
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

    /// <summary>Writes the neighbours of one node after another; those that come again are added up.</summary>
    private sealed class RowWriter(int nodes, int mostEdges)
    {
        private readonly int[] starts = new int[nodes + 1];
        private readonly int[] placeOf = new int[nodes];
        private readonly int[] neighbours = new int[mostEdges];
        private readonly long[] messages = new long[mostEdges];
        private int count;

        public void Add(int node, int other, long weight)
        {
            // A place before the row is one of an earlier row.
            var place = placeOf[other] - 1;
            if (other == node)
            {
                return;
            }

            if (place >= starts[node])
            {
                messages[place] += weight;
                return;
            }

            neighbours[count] = other;
            messages[count++] = weight;
            placeOf[other] = count;
        }

        public void End(int node) => starts[node + 1] = count;

        public (int[] Starts, int[] Neighbours, long[] Messages) Take() => (starts, neighbours[..count], messages[..count]);
    }
}
