using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>The links, cables and switches between the nodes of a cluster.</summary>
public sealed class ClusterFabric
{
    private readonly List<HalfDuplexCable> cables = [];

    private ClusterFabric(ClusterTopology topology, IReadOnlyList<ClusterNode> nodes, IReadOnlyList<ClusterSwitch> switches)
    {
        Topology = topology;
        Nodes = nodes;
        Switches = switches;
    }

    /// <summary>Which links there are.</summary>
    public ClusterTopology Topology { get; }

    /// <summary>The nodes, in the order of their ranks.</summary>
    public IReadOnlyList<ClusterNode> Nodes { get; }

    /// <summary>The switches, in the order of their vertices.</summary>
    public IReadOnlyList<ClusterSwitch> Switches { get; }

    /// <summary>The cables on which both directions share one medium.</summary>
    public IReadOnlyList<HalfDuplexCable> HalfDuplexCables => cables;

    /// <summary>
    /// Every direction of a link over which something passed: those out of the nodes and of the switches in the order of their
    /// vertices, then those of half-duplex cables. For reading after a run.
    /// </summary>
    public IReadOnlyList<LinkUse> Links
    {
        get
        {
            var uses = new List<LinkUse>();
            for (var vertex = 0; vertex < Nodes.Count + Switches.Count; vertex++)
            {
                var ways = WaysOf(vertex);
                for (var way = 0; way < ways.Length; way++)
                {
                    Add(uses, vertex, way, ways[way]);
                }
            }

            foreach (var way in cables.SelectMany(cable => new[] { cable.Upwards, cable.Downwards }))
            {
                Add(uses, way.Link.From, Topology.WayBetween(way.Link.From, way.Link.To), way);
            }

            return uses;
        }
    }

    /// <summary>Joins nodes that are in a system already.</summary>
    /// <param name="builder">To which switches, cables and links are added.</param>
    /// <param name="root">Under which path switches stand: <c>/cluster</c> gives <c>/cluster/switch/0</c>.</param>
    /// <param name="nodes">One for each rank, in order, all with the same topology, accounting and largest segment.</param>
    /// <exception cref="ArgumentException">The nodes are not those of one topology, or one of its links cannot be built.</exception>
    public static ClusterFabric Connect(SimulationBuilder builder, string root, IReadOnlyList<ClusterNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(nodes);
        var (topology, accounting) = CheckSeats(nodes);
        ClusterChecks.Links(topology, accounting);
        if (topology.IsDirect)
        {
            var table = new ReceiverTable<Transfer>(nodes.Select(node => node.Arrivals));
            foreach (var node in nodes)
            {
                builder.Connect(node.Peers!, table, Latency.Of(node.DirectLatency));
            }

            return new ClusterFabric(topology, nodes, []);
        }

        var switches = new ClusterSwitch[topology.Switches];
        for (var i = 0; i < switches.Length; i++)
        {
            switches[i] = builder.Add($"{root}/switch/{i}", new ClusterSwitch(topology, topology.Ranks + i, accounting));
        }

        var fabric = new ClusterFabric(topology, nodes, switches);
        for (var vertex = 0; vertex < topology.Ranks + topology.Switches; vertex++)
        {
            fabric.ConnectWaysOf(vertex, builder, root, accounting);
        }

        return fabric;
    }

    private static (ClusterTopology Topology, TransferAccounting Accounting) CheckSeats(IReadOnlyList<ClusterNode> nodes)
    {
        if (nodes.Count == 0)
        {
            throw new ArgumentException("A cluster has at least one node.", nameof(nodes));
        }

        var first = nodes[0];
        if (nodes.Count != first.Topology.Ranks)
        {
            throw new ArgumentException($"The topology has {first.Topology.Ranks} ranks, and there are {nodes.Count} nodes.", nameof(nodes));
        }

        if (first.LargestSegment < 1 || (first.LargestSegment < long.MaxValue && first.Accounting != TransferAccounting.Exact))
        {
            throw new ArgumentException($"A largest segment of {first.LargestSegment} bytes: it is positive, or 0 for whole messages, as it must be where time is not counted exactly.", nameof(nodes));
        }

        for (var rank = 0; rank < nodes.Count; rank++)
        {
            var node = nodes[rank];
            if (node.Rank != rank || !ReferenceEquals(node.Topology, first.Topology) || node.Accounting != first.Accounting || node.LargestSegment != first.LargestSegment)
            {
                throw new ArgumentException($"Node {rank} of the list is rank {node.Rank} of {(ReferenceEquals(node.Topology, first.Topology) ? "this" : "another")} topology, or counts its time or cuts its messages otherwise than rank 0.", nameof(nodes));
            }
        }

        return (first.Topology, first.Accounting);
    }

    private InPort<Transfer> ArrivalsAt(int vertex) => vertex < Nodes.Count ? Nodes[vertex].Arrivals : Switches[vertex - Nodes.Count].Arrivals;

    private ReadOnlySpan<OutPort<Transfer>> PortsOf(int vertex) => vertex < Nodes.Count ? Nodes[vertex].Links : Switches[vertex - Nodes.Count].Links;

    private ReadOnlySpan<Way?> WaysOf(int vertex) => vertex < Nodes.Count ? Nodes[vertex].Ways : Switches[vertex - Nodes.Count].Ways;

    private void ConnectWaysOf(int vertex, SimulationBuilder builder, string root, TransferAccounting accounting)
    {
        var ports = PortsOf(vertex);
        for (var way = 0; way < ports.Length; way++)
        {
            var link = Topology.LinkOf(vertex, way);
            if (!link.IsHalfDuplex)
            {
                builder.Connect(ports[way], ArrivalsAt(link.To), Latency.Of(Way.LatencyOf(link, accounting, Topology.TellsOfFirstByte(link))));
            }
            else if (link.From < link.To)
            {
                ConnectCable(builder, root, link, way);
            }
        }
    }

    private void ConnectCable(SimulationBuilder builder, string root, ClusterLink up, int wayUp)
    {
        var wayDown = Topology.WayBetween(up.To, up.From);
        var down = Topology.LinkOf(up.To, wayDown);
        var cable = builder.Add($"{root}/cable/{cables.Count}", new HalfDuplexCable(Topology, up, down));
        cables.Add(cable);
        builder.Connect(PortsOf(up.From)[wayUp], cable.FromLower, Latency.Of(LatencyToMiddle(up)));
        builder.Connect(PortsOf(up.To)[wayDown], cable.FromHigher, Latency.Of(LatencyToMiddle(down)));
        builder.Connect(cable.ToHigher, ArrivalsAt(up.To), Latency.Of(LatencyFromMiddle(cable.Upwards)));
        builder.Connect(cable.ToLower, ArrivalsAt(up.From), Latency.Of(LatencyFromMiddle(cable.Downwards)));
    }

    private SimDuration LatencyFromMiddle(Way way) => Way.LatencyOf(way.Link, TransferAccounting.Exact, Topology.TellsOfFirstByte(way.Link));

    private static SimDuration LatencyToMiddle(ClusterLink link) => Way.LatencyOf(link, TransferAccounting.Exact, tellsOfFirstByte: false);

    private void Add(List<LinkUse> uses, int vertex, int index, Way? way)
    {
        if (way is { Transfers: > 0 })
        {
            uses.Add(new LinkUse(
                Topology.NameOf(vertex),
                Topology.NameOfEnd(vertex, index),
                way.Link.Rate,
                way.Bytes,
                way.Transfers,
                SimDuration.FromPicoseconds(way.Occupied)));
        }
    }
}
