using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>The links and switches between the nodes of a cluster.</summary>
public sealed class ClusterFabric
{
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

    /// <summary>Joins nodes that are in a system already.</summary>
    /// <param name="builder">To which switches and links are added.</param>
    /// <param name="root">Under which path switches stand: <c>/cluster</c> gives <c>/cluster/switch/0</c>.</param>
    /// <param name="nodes">One for each rank, in order, all with the same topology and accounting.</param>
    /// <exception cref="ArgumentException">The nodes are not those of one topology.</exception>
    public static ClusterFabric Connect(SimulationBuilder builder, string root, IReadOnlyList<ClusterNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(nodes);
        var (topology, accounting) = CheckSeats(nodes);
        if (topology.IsDirect)
        {
            var table = new ReceiverTable<Transfer>(nodes.Select(node => node.Arrivals));
            foreach (var node in nodes)
            {
                builder.Connect(node.Peers!, table, Latency.Of(ClusterNode.DirectLatencyOf(node.Seat)));
            }

            return new ClusterFabric(topology, nodes, []);
        }

        var switches = new ClusterSwitch[topology.Switches];
        for (var i = 0; i < switches.Length; i++)
        {
            switches[i] = builder.Add($"{root}/switch/{i}", new ClusterSwitch(topology, topology.Ranks + i, accounting));
        }

        InPort<Transfer> ArrivalsAt(int vertex) => vertex < nodes.Count ? nodes[vertex].Arrivals : switches[vertex - nodes.Count].Arrivals;
        for (var vertex = 0; vertex < topology.Ranks + topology.Switches; vertex++)
        {
            var ports = vertex < nodes.Count ? nodes[vertex].Links : switches[vertex - nodes.Count].Links;
            for (var way = 0; way < ports.Length; way++)
            {
                var link = topology.LinkOf(vertex, way);
                builder.Connect(ports[way], ArrivalsAt(link.To), Latency.Of(Way.LatencyOf(link, accounting, topology.TellsOfFirstByte(link))));
            }
        }

        return new ClusterFabric(topology, nodes, switches);
    }

    private static (ClusterTopology Topology, TransferAccounting Accounting) CheckSeats(IReadOnlyList<ClusterNode> nodes)
    {
        if (nodes.Count == 0)
        {
            throw new ArgumentException("A cluster has at least one node.", nameof(nodes));
        }

        var first = nodes[0].Seat;
        if (nodes.Count != first.Topology.Ranks)
        {
            throw new ArgumentException($"The topology has {first.Topology.Ranks} ranks, and there are {nodes.Count} nodes.", nameof(nodes));
        }

        for (var rank = 0; rank < nodes.Count; rank++)
        {
            var seat = nodes[rank].Seat;
            if (seat.Rank != rank || !ReferenceEquals(seat.Topology, first.Topology) || seat.Accounting != first.Accounting)
            {
                throw new ArgumentException($"Node {rank} of the list is rank {seat.Rank} of {(ReferenceEquals(seat.Topology, first.Topology) ? "this" : "another")} topology, or counts its time otherwise than rank 0.", nameof(nodes));
            }
        }

        return (first.Topology, first.Accounting);
    }
}
