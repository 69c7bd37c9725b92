using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>A switch of a cluster: a queue without limit in front of every way out, served in the order of arrival.</summary>
public sealed class ClusterSwitch : Actor
{
    private readonly ClusterMap map;
    private readonly int vertex;
    private readonly long latency;
    private readonly Way[] ways;
    private readonly OutPort<Transfer>[] links;

    /// <summary>Makes the switch at a vertex of a topology.</summary>
    public ClusterSwitch(ClusterTopology topology, int vertex, TransferAccounting accounting)
    {
        ArgumentNullException.ThrowIfNull(topology);
        map = new ClusterMap(topology);
        this.vertex = vertex;
        latency = topology.Switching.Latency.Picoseconds;
        Arrivals = Receive<Transfer>(OnArrival);
        ways = new Way[topology.WaysFrom(vertex)];
        links = new OutPort<Transfer>[ways.Length];
        for (var way = 0; way < ways.Length; way++)
        {
            var link = topology.LinkOf(vertex, way);
            var tellsOfFirstByte = topology.TellsOfFirstByte(link);
            ways[way] = new Way(link, accounting, tellsOfFirstByte, Way.LatencyOf(link, accounting, tellsOfFirstByte));
            links[way] = Emit<Transfer>();
        }
    }

    /// <summary>What comes over the links.</summary>
    public InPort<Transfer> Arrivals { get; }

    /// <summary>For fabrics: the ports to the links.</summary>
    internal ReadOnlySpan<OutPort<Transfer>> Links => links;

    /// <summary>For reports: the ways out, with what passed.</summary>
    internal ReadOnlySpan<Way?> Ways => ways;

    private void OnArrival(in Transfer transfer)
    {
        var topology = map.Topology;
        var index = topology.WayTo(vertex, transfer.Destination);
        if (index < 0)
        {
            throw new InvalidOperationException($"No way leads from {topology.NameOf(vertex)} to {topology.NameOf(transfer.Destination)}.");
        }

        var ready = Now.Picoseconds + latency;
        var passed = transfer;
        var leaving = ways[index].Depart(ref passed, ready, ready + transfer.Follow);
        links[index].SendAt(passed, SimTime.FromPicoseconds(leaving));
    }
}
