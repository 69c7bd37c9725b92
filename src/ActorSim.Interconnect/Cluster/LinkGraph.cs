namespace ActorSim.Interconnect;

/// <summary>
/// Any network, given link by link. Transfers take a way with the fewest links, of several the one whose links come first in the
/// list; ranks pass on what is meant for others. Its tables have a place for each rank at each vertex.
/// </summary>
public sealed class LinkGraph : ClusterTopology
{
    private readonly ClusterLink[][] ways;
    private readonly int[][] wayTo;

    /// <summary>Makes the topology.</summary>
    /// <param name="ranks">How many ranks, ≥ 1.</param>
    /// <param name="switches">How many switches, ≥ 0.</param>
    /// <param name="links">Every direction of every cable; vertices from 0, the ranks first.</param>
    /// <param name="switching">How the switches pass on; null: store and forward, at once.</param>
    /// <exception cref="ArgumentException">
    /// A link ends where there is nothing or where it began, two have the same ends, or a rank cannot reach another.
    /// </exception>
    public LinkGraph(int ranks, int switches, IReadOnlyList<ClusterLink> links, SwitchDescription? switching = null)
        : base(ranks, switches)
    {
        ArgumentNullException.ThrowIfNull(links);
        Switching = switching ?? SwitchDescription.StoreAndForward;
        ways = WaysOf(links);
        wayTo = Array.ConvertAll(ways, _ => new int[ranks]);
        var incoming = IncomingOf(ways);
        for (var destination = 0; destination < ranks; destination++)
        {
            RouteTo(destination, incoming);
        }

        RefuseUnreachable();
    }

    /// <inheritdoc/>
    public override SwitchDescription Switching { get; }

    /// <summary>Both directions of a cable, for the list of links.</summary>
    public static IEnumerable<ClusterLink> BothWays(int end, int other, ClusterCable cable)
    {
        ArgumentNullException.ThrowIfNull(cable);
        return [cable.Link(end, other), cable.Link(other, end)];
    }

    /// <inheritdoc/>
    public override int WaysFrom(int vertex) => ways[vertex].Length;

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way) => ways[vertex][way];

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination) => wayTo[vertex][destination];

    private static int[][] IncomingOf(ClusterLink[][] ways)
    {
        var incoming = Array.ConvertAll(ways, _ => new List<int>());
        foreach (var link in ways.SelectMany(list => list))
        {
            incoming[link.To].Add(link.From);
        }

        return Array.ConvertAll(incoming, from => from.ToArray());
    }

    private ClusterLink[][] WaysOf(IReadOnlyList<ClusterLink> links)
    {
        var vertices = Ranks + Switches;
        var lists = new List<ClusterLink>[vertices];
        for (var vertex = 0; vertex < vertices; vertex++)
        {
            lists[vertex] = [];
        }

        var known = new HashSet<(int From, int To)>();
        foreach (var link in links)
        {
            if (link.From < 0 || link.From >= vertices || link.To < 0 || link.To >= vertices)
            {
                throw new ArgumentException($"A link leads from vertex {link.From} to vertex {link.To}; there are {Ranks} ranks and {Switches} switches, so vertices go from 0 to {vertices - 1}.", nameof(links));
            }

            if (link.From == link.To)
            {
                throw new ArgumentException($"A link leads from {NameOf(link.From)} to itself.", nameof(links));
            }

            if (!known.Add((link.From, link.To)))
            {
                throw new ArgumentException($"Two links lead from {NameOf(link.From)} to {NameOf(link.To)}; there can be one.", nameof(links));
            }

            lists[link.From].Add(link);
        }

        return Array.ConvertAll(lists, list => list.ToArray());
    }

    /// <summary>Distances by breadth-first search against the links; then the first way that comes closer.</summary>
    private void RouteTo(int destination, int[][] incoming)
    {
        var hops = new int[ways.Length];
        Array.Fill(hops, int.MaxValue);
        hops[destination] = 0;
        var reached = new Queue<int>([destination]);
        while (reached.TryDequeue(out var vertex))
        {
            foreach (var from in incoming[vertex])
            {
                if (hops[from] == int.MaxValue)
                {
                    hops[from] = hops[vertex] + 1;
                    reached.Enqueue(from);
                }
            }
        }

        for (var vertex = 0; vertex < ways.Length; vertex++)
        {
            var at = hops[vertex];
            wayTo[vertex][destination] = at is 0 or int.MaxValue ? -1 : Array.FindIndex(ways[vertex], link => hops[link.To] == at - 1);
        }
    }

    private void RefuseUnreachable()
    {
        for (var source = 0; source < Ranks; source++)
        {
            for (var destination = 0; destination < Ranks; destination++)
            {
                if (source != destination && wayTo[source][destination] < 0)
                {
                    throw new ArgumentException($"No way leads from {NameOf(source)} to {NameOf(destination)}.");
                }
            }
        }
    }
}
