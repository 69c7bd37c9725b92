using System.Globalization;
using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>How much of a network's wires, routers and nodes the traffic used in the measured span.</summary>
internal sealed class NocUse
{
    private const string LinksTable = "links";
    private const string RoutersTable = "routers";
    private const string NodesTable = "nodes";
    private const string RatesTable = "rates";

    // A wire that is used so much carries what it can.
    private const double Full = 0.95;

    // Jain's index of shares that differ by a tenth or so.
    private const double Equal = 0.99;

    private static readonly ResultColumn[] LinkColumns =
    [
        new("from", "", "The output of a router as path:port, or a node."),
        new("to", "", "Where the wire leads."),
        new("flits", "flits", "Flits that it carried."),
        new("utilisation", "%", "Cycles with a flit."),
    ];

    private static readonly ResultColumn[] RouterColumns =
    [
        new("router", "", "The router."),
        new("flits", "flits", "Flits that crossed its switch."),
        new("utilisation", "%", "Of its outputs: cycles with a flit."),
        new("buffered", "flits", "Mean number of flits in its buffers."),
        new("most-buffered", "flits", "The most flits in its buffers at once."),
        new("occupancy", "%", "Mean share of its buffer slots with a flit."),
    ];

    private static readonly ResultColumn[] NodeColumns =
    [
        new("node", "", "The node."),
        new("offered", "flits/cycle", "Flits of packets that it created."),
        new("injected", "flits/cycle", "Flits that it sent."),
        new("accepted", "flits/cycle", "Flits that came to it."),
        new("most-queued", "packets", "The most packets that waited in it at once, in the whole run."),
    ];

    private static readonly (ResultColumn Column, Func<FlitTally, long> Flits)[] RateColumns =
    [
        (new("offered", "flits/node/cycle", "Flits of packets that were created; a multicast counts once."), tally => tally.Offered),
        (new("injected", "flits/node/cycle", "Flits that entered the network; a multicast counts once."), tally => tally.Injected),
        (new("accepted", "flits/node/cycle", "Flits that left the network; each copy of a multicast counts."), tally => tally.Accepted),
    ];

    private readonly RouterNetworkDescription description;
    private readonly RouterNetwork network;
    private readonly NetworkGraph graph;
    private readonly SimTime end;
    private readonly List<(string From, string To, long Flits, bool IsBetweenRouters)> links = [];

    /// <param name="description">The network as it was planned.</param>
    /// <param name="network">The network as it was built, after the run.</param>
    /// <param name="first">The first cycle of the measured span.</param>
    /// <param name="behind">The first cycle behind it.</param>
    public NocUse(RouterNetworkDescription description, RouterNetwork network, long first, long behind)
    {
        (this.description, this.network, graph) = (description, network, description.Routes.Graph);
        (Cycles, end) = (behind - first, description.Clock.Edge(behind));
        foreach (var link in graph.Links)
        {
            links.Add((OutputName(graph, link.From, link.FromPort), graph.PathOfRouter(link.To), network.Routers[link.From].FlitsThrough(link.FromPort), true));
        }

        for (var node = 0; node < graph.Nodes; node++)
        {
            var (router, port, _) = graph.Attachment(node);
            links.Add((OutputName(graph, router, port), graph.PathOfNode(node), network.Routers[router].FlitsThrough(port), false));
            links.Add((graph.PathOfNode(node), graph.PathOfRouter(router), network.Interfaces[node].FlitsInjected, false));
        }
    }

    public long Cycles { get; }

    public long FlitsOffered => network.Interfaces.Sum(door => door.FlitsOffered);

    public long FlitsInjected => network.Interfaces.Sum(door => door.FlitsInjected);

    /// <summary>Nodes with packets to send.</summary>
    public int Senders => network.Interfaces.Count(door => door.FlitsOffered > 0);

    /// <summary>
    /// The node whose queue grew most, in flits, and the rates at which it offered and injected. In a stable network chance alone
    /// makes what a queue gains small.
    /// </summary>
    public (string Path, long OfferedFlits, long LeftFlits, double Offered, double Injected) FurthestBehind
    {
        get
        {
            var node = Enumerable.Range(0, graph.Nodes).MaxBy(node => network.Interfaces[node].FlitsOffered - network.Interfaces[node].FlitsInjected);
            var door = network.Interfaces[node];
            return (graph.PathOfNode(node), door.FlitsOffered, door.FlitsOffered - door.FlitsInjected, RateOf(door.FlitsOffered), RateOf(door.FlitsInjected));
        }
    }

    public double OfferedBySender => RateOf(FlitsOffered) / Senders;

    public double InjectedBySender => RateOf(FlitsInjected) / Senders;

    public double OfferedRate => RateOf(FlitsOffered) / graph.Nodes;

    public double InjectedRate => RateOf(FlitsInjected) / graph.Nodes;

    public double AcceptedRate => RateOf(network.Interfaces.Sum(door => door.FlitsAccepted)) / graph.Nodes;

    public double LeastAccepted => RateOf(network.Interfaces.Min(door => door.FlitsAccepted));

    public double MostAccepted => RateOf(network.Interfaces.Max(door => door.FlitsAccepted));

    public double LeastInjected => RateOf(network.Interfaces.Where(door => door.FlitsOffered > 0).Select(door => door.FlitsInjected).DefaultIfEmpty(0).Min());

    public double MostInjected => RateOf(network.Interfaces.Max(door => door.FlitsInjected));

    public int MostQueued => network.Interfaces.Max(door => door.MostQueued);

    /// <summary>Jain, Chiu and Hawe, "A Quantitative Measure of Fairness and Discrimination", 1984: (Σx)² / (n Σx²).</summary>
    public Cell JainIndex
    {
        get
        {
            double count = 0, sum = 0, squares = 0;
            foreach (var door in network.Interfaces.Where(door => door.FlitsOffered > 0))
            {
                var share = (double)door.FlitsInjected / door.FlitsOffered;
                (count, sum, squares) = (count + 1, sum + share, squares + (share * share));
            }

            return squares > 0 ? sum * sum / (count * squares) : Cell.Nothing;
        }
    }

    private double LeastShare => network.Interfaces.Where(door => door.FlitsOffered > 0).Min(door => (double)door.FlitsInjected / door.FlitsOffered);

    public Cell MeanLinkUse => BetweenRouters.Count == 0 ? Cell.Nothing : 100 * RateOf(BetweenRouters.Sum(link => link.Flits)) / BetweenRouters.Count;

    public Cell HighestLinkUse => BetweenRouters.Count == 0 ? Cell.Nothing : 100 * RateOf(BetweenRouters.Max(link => link.Flits));

    public double MeanBuffered => Enumerable.Range(0, graph.Routers).Select(BufferedIn).Aggregate(0.0, (sum, flits) => sum + flits) / graph.Routers;

    public long MostBuffered => network.Routers.Max(router => router.MostBuffered);

    private List<(string From, string To, long Flits, bool IsBetweenRouters)> BetweenRouters => links.FindAll(link => link.IsBetweenRouters);

    /// <summary>The names and units of the cells of <see cref="Tables"/>.</summary>
    public static void AddUnits(NetworkGraph graph, NocWorkload workload, Dictionary<string, string?> units)
    {
        foreach (var packets in workload.Classes.Count > 1 ? workload.Classes : [])
        {
            Add(RatesTable, packets.Name, [new("class", "", ""), .. RateColumns.Select(column => column.Column)]);
        }

        foreach (var link in graph.Links)
        {
            Add(LinksTable, OutputName(graph, link.From, link.FromPort), LinkColumns);
        }

        for (var router = 0; router < graph.Routers; router++)
        {
            Add(RoutersTable, graph.PathOfRouter(router), RouterColumns);
        }

        for (var node = 0; node < graph.Nodes; node++)
        {
            var (router, port, _) = graph.Attachment(node);
            Add(LinksTable, OutputName(graph, router, port), LinkColumns);
            Add(LinksTable, graph.PathOfNode(node), LinkColumns);
            Add(NodesTable, graph.PathOfNode(node), NodeColumns);
        }

        void Add(string table, string row, ResultColumn[] columns)
        {
            foreach (var column in columns.Skip(1))
            {
                units.Add($"{table}.{row}.{column.Name}", column.Unit.Length == 0 ? null : column.Unit);
            }
        }
    }

    /// <summary>What each class of packets offers and gets.</summary>
    public ResultTable RatesByClass(NocWorkload workload) => new(
        RatesTable,
        "What each class of packets offered, and what got in and arrived.",
        [new("class", "", "The class of packets."), .. RateColumns.Select(column => column.Column)],
        [.. workload.Classes.Select((packets, index) => new ResultRow(
            [packets.Name, .. RateColumns.Select(column => (Cell)(RateOf(network.Interfaces.Sum(door => column.Flits(door.Flits[index]))) / graph.Nodes))]))]);

    /// <summary>Wires and routers with the most traffic first, nodes with the least arriving flits first.</summary>
    public IEnumerable<ResultTable> Tables(int shownRows)
    {
        yield return new ResultTable(
            LinksTable, "The wires, the busiest first.", LinkColumns,
            [.. links.OrderByDescending(link => link.Flits).Select(link => new ResultRow(link.From, link.To, link.Flits, 100 * RateOf(link.Flits)))]) { ShownRows = shownRows };
        yield return new ResultTable(
            RoutersTable, "The routers, the busiest first.", RouterColumns,
            [.. Enumerable.Range(0, graph.Routers).OrderByDescending(FlitsOf).Select(RouterRow)]) { ShownRows = shownRows };
        yield return new ResultTable(
            NodesTable, "The nodes, those first to which the fewest flits came.", NodeColumns,
            [.. Enumerable.Range(0, graph.Nodes).OrderBy(node => network.Interfaces[node].FlitsAccepted).Select(NodeRow)]) { ShownRows = shownRows };
    }

    /// <summary>What limits the traffic, and how evenly it is treated.</summary>
    public IEnumerable<string> Explain(bool isSaturated, double load)
    {
        var busiest = links.MaxBy(link => link.Flits);
        var utilisation = RateOf(busiest.Flits);
        var what = busiest.IsBetweenRouters ? "wire" : busiest.From.StartsWith("/node", StringComparison.Ordinal) ? "wire from a node" : "wire to a node";
        var mean = BetweenRouters.Count == 0 ? "" : Say($", while those between routers are used {MeanLinkUse.ToDouble():0.0} % on average");
        var limit = isSaturated && utilisation > Full ? "; it is full and limits the network"
            : isSaturated ? "; no wire is full, the rest is lost to waiting for virtual channels, switches and credits"
            : load > 0 && utilisation > 0 && load / utilisation < 1 ? Say($"; with more of the same traffic it would be the first to be full, at a load of about {load / utilisation:0.00}")
            : "";
        yield return Say($"The busiest {what} leads from {busiest.From} to {busiest.To} and is used {100 * utilisation:0.0} % of the time{mean}{limit}.");
        if (isSaturated && Senders > 1 && JainIndex is { IsNumber: true } jain)
        {
            yield return jain.ToDouble() < Equal
                ? Say($"Nodes do not get equal shares of what they offer into the network: they send {LeastInjected:0.000} to {MostInjected:0.000} flits a cycle, and Jain's index is {jain.ToDouble():0.00}, where 1 is equal.")
                : LeastShare < Full ? Say($"Most nodes get the same share of what they offer into the network, but not all: the least is {100 * LeastShare:0} %.")
                : "All nodes get about the same share of what they offer into the network.";
        }
    }

    private static string OutputName(NetworkGraph graph, int router, int port) => $"{graph.PathOfRouter(router)}:{port}";

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private double RateOf(long flits) => (double)flits / Cycles;

    private long FlitsOf(int router) => Enumerable.Range(0, graph.PortsOf(router)).Sum(network.Routers[router].FlitsThrough);

    private double BufferedIn(int router) => network.Routers[router].MeanBuffered(end);

    private ResultRow RouterRow(int router)
    {
        var used = Enumerable.Range(0, graph.PortsOf(router)).ToList();
        var outputs = used.Count(port => graph.LinkFrom(router, port) >= 0 || graph.NodeAt(router, port) >= 0);
        var inputs = used.Count(port => graph.LinkTo(router, port) >= 0 || graph.NodeAt(router, port) >= 0);
        var slots = (double)inputs * description.Router.VirtualChannels * description.Router.SlotsPerChannel;
        return new ResultRow(
            graph.PathOfRouter(router),
            FlitsOf(router),
            outputs == 0 ? 0.0 : 100 * RateOf(FlitsOf(router)) / outputs,
            BufferedIn(router),
            network.Routers[router].MostBuffered,
            slots == 0 ? 0.0 : 100 * BufferedIn(router) / slots);
    }

    private ResultRow NodeRow(int node)
    {
        var door = network.Interfaces[node];
        return new ResultRow(graph.PathOfNode(node), RateOf(door.FlitsOffered), RateOf(door.FlitsInjected), RateOf(door.FlitsAccepted), door.MostQueued);
    }
}
