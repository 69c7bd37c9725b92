namespace ActorSim.Interconnect;

/// <summary>
/// Where packets go: for each router and each destination one output and the virtual channels that may be taken there. The
/// way does not depend on where a packet comes from, nor on what else is on the network.
/// </summary>
/// <remarks>
/// Every route that a packet can take, from each node to each node, has been walked when a table exists: it ends at its
/// destination. Whether packets can wait for each other in a circle is asked of <see cref="ChannelDependencies"/>.
/// </remarks>
public sealed class RouteTable
{
    // Routers keep for each destination the number of its set of virtual channels, in a byte.
    private const int MostSets = byte.MaxValue + 1;

    private readonly Hop[][] hops;

    /// <summary>Makes a table.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="virtualChannels">Virtual channels of each port, from 1 to 64.</param>
    /// <param name="hops">
    /// For each router one hop for each node; a hop without virtual channels says that there is no way from here. The
    /// table keeps the arrays.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A packet would come to a router without a hop for it, come to a router again, leave by an output that does not
    /// exist or leads nowhere, or end at another node, or the hops of a router allow more than 256 different sets of
    /// virtual channels; the sentence says where.
    /// </exception>
    public RouteTable(NetworkGraph graph, int virtualChannels, Hop[][] hops)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(hops);
        AllOf(virtualChannels);
        if (hops.Length != graph.Routers || Array.Exists(hops, row => row.Length != graph.Nodes))
        {
            throw new ArgumentException($"A route table needs {graph.Nodes} hops for each of the {graph.Routers} routers.");
        }

        (Graph, VirtualChannels, this.hops) = (graph, virtualChannels, hops);
        new RouteWalk(this).RequireAllArrive();
        RequireFewSets();
    }

    /// <summary>The most virtual channels of a port: like ports, they are the bits of a word.</summary>
    public static int MostVirtualChannels => RouterDescription.MostPorts;

    /// <summary>The network.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>Virtual channels of each port.</summary>
    public int VirtualChannels { get; }

    /// <summary>Where packets for each node go at a router; not to be changed.</summary>
    /// <param name="router">The router.</param>
    public Hop[] From(int router) => hops[router];

    /// <summary>Where packets for a node go at a router.</summary>
    /// <param name="router">The router.</param>
    /// <param name="destination">The node.</param>
    public Hop HopAt(int router, int destination) => hops[router][destination];

    /// <summary>The index of the wire that a packet takes from a router; −1 if it leaves the network there.</summary>
    /// <param name="router">A router on its way.</param>
    /// <param name="destination">The node that it is for.</param>
    public int Next(int router, int destination) => Graph.LinkFrom(router, hops[router][destination].Output);

    /// <summary>All virtual channels of a port, as bits.</summary>
    /// <param name="virtualChannels">How many there are, from 1 to 64.</param>
    /// <exception cref="ArgumentException">There are none, or more than 64.</exception>
    public static ulong AllOf(int virtualChannels) => virtualChannels >= 1 && virtualChannels <= MostVirtualChannels
        ? ulong.MaxValue >> (MostVirtualChannels - virtualChannels)
        : throw new ArgumentException($"A port has {virtualChannels} virtual channels; it needs 1 to {MostVirtualChannels}.");

    private void RequireFewSets()
    {
        var sets = new HashSet<ulong>();
        for (var router = 0; router < hops.Length; router++)
        {
            sets.Clear();
            foreach (var hop in hops[router])
            {
                sets.Add(hop.VirtualChannels);
            }

            if (sets.Count > MostSets)
            {
                throw new ArgumentException($"The routes at {Graph.PathOfRouter(router)} allow {sets.Count} different sets of virtual channels; a router tells up to {MostSets} apart.");
            }
        }
    }
}
