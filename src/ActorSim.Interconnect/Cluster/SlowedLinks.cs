using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>A topology of which some links have another rate or latency; routes are as they were.</summary>
public sealed class SlowedLinks : ClusterTopology
{
    private readonly ClusterMap map;
    private readonly Dictionary<(int Vertex, int Way), ClusterLink> slowed = [];

    /// <summary>Makes the topology.</summary>
    /// <param name="topology">The one whose links are meant.</param>
    /// <param name="links">Each at most once; of a half-duplex cable both directions or none.</param>
    /// <exception cref="ArgumentException">There is no such link, it is named twice, or is given no bandwidth or a negative latency.</exception>
    public SlowedLinks(ClusterTopology topology, IReadOnlyList<SlowedLink> links)
        : base(RanksOf(topology), topology.Switches)
    {
        ArgumentNullException.ThrowIfNull(links);
        map = new ClusterMap(topology);
        foreach (var link in links)
        {
            Add(link);
        }
    }

    /// <inheritdoc/>
    public override SwitchDescription Switching => map.Topology.Switching;

    /// <inheritdoc/>
    public override bool IsDirect => map.Topology.IsDirect;

    /// <inheritdoc/>
    public override bool QueuesReceived => map.Topology.QueuesReceived;

    /// <inheritdoc/>
    public override bool HasContention => map.Topology.HasContention;

    /// <inheritdoc/>
    public override int WaysFrom(int vertex) => map.Topology.WaysFrom(vertex);

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way) =>
        slowed.TryGetValue((vertex, way), out var link) ? link : map.Topology.LinkOf(vertex, way);

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination) => map.Topology.WayTo(vertex, destination);

    /// <inheritdoc/>
    public override int WayBetween(int from, int to) => map.Topology.WayBetween(from, to);

    /// <inheritdoc/>
    public override string NameOf(int vertex) => map.Topology.NameOf(vertex);

    /// <inheritdoc/>
    public override string NameOfEnd(int vertex, int way) => map.Topology.NameOfEnd(vertex, way);

    private static int RanksOf(ClusterTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return topology.Ranks;
    }

    private void Add(SlowedLink link)
    {
        var vertices = Ranks + Switches;
        var isThere = link.From >= 0 && link.From < vertices && link.To >= 0 && link.To < vertices;
        var way = isThere ? map.Topology.WayBetween(link.From, link.To) : -1;
        if (way < 0)
        {
            throw new ArgumentException($"No link of its own leads from {NameAt(link.From)} to {NameAt(link.To)}, so that it cannot be slower than others.");
        }

        if (!link.Rate.IsSet || link.Latency < SimDuration.Zero)
        {
            throw new ArgumentException($"The link from {NameAt(link.From)} to {NameAt(link.To)} needs a bandwidth above and a latency not below zero.");
        }

        if (!slowed.TryAdd((link.From, way), map.Topology.LinkOf(link.From, way) with { Rate = link.Rate, Latency = link.Latency }))
        {
            throw new ArgumentException($"The link from {NameAt(link.From)} to {NameAt(link.To)} is named twice.");
        }
    }

    private string NameAt(int vertex) => vertex >= 0 && vertex < Ranks + Switches ? map.Topology.NameOf(vertex) : $"vertex {vertex}, which is not there,";
}
