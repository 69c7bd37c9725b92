using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>Links that a scenario names one by one: those of a graph, and slow ones of any topology.</summary>
internal static class ClusterLinkKeys
{
    private static readonly Key<string> From = Key.Text("from", "One end, such as `rank 0` or `switch 2`.");
    private static readonly Key<string> To = Key.Text("to", "The other end.");
    private static readonly Key<bool> OneWay = Key.Flag("one-way", "Whether only the direction from `from` to `to` is meant.").WithDefault("false");

    /// <summary>The links of a graph.</summary>
    public static readonly Key<IReadOnlyList<Record>> Links = Key.ObjectList(
        "links",
        "The links; of several shortest ways, transfers take the one whose links come first here.",
        new RecordSchema("cluster link", "A link between two vertices.", From, To, OneWay, ClusterCableKeys.OtherRate, ClusterCableKeys.OtherLatency));

    /// <summary>Links that differ from their kind.</summary>
    public static readonly Key<IReadOnlyList<Record>> Slow = Key.ObjectList(
        "slow-links",
        "Links that are slower than the others of their kind.",
        new RecordSchema("slow link", "A link by the names of its ends, as reports show them: `rank 3`, `switch 0`, `level 2 switch 1`, `group 0 router 3`.", From, To, OneWay, ClusterCableKeys.OtherRate, ClusterCableKeys.OtherLatency)).Optional();

    /// <summary>Makes the graph of a record's links.</summary>
    /// <exception cref="HoconException">It is not possible.</exception>
    public static LinkGraph ReadGraph(Record network, int ranks, int switches, SwitchDescription switching)
    {
        var vertices = new ClusterVertices(ranks + switches, vertex => vertex < ranks ? $"rank {vertex}" : $"switch {vertex - ranks}");
        var usual = ClusterCableKeys.Read(network);
        var links = new List<ClusterLink>();
        foreach (var record in network.Get(Links))
        {
            var (from, to) = (vertices.Find(record, From), vertices.Find(record, To));
            var cable = usual with
            {
                Rate = record.Has(ClusterCableKeys.OtherRate) ? record.RateOf(ClusterCableKeys.OtherRate) : usual.Rate,
                Latency = record.Has(ClusterCableKeys.OtherLatency) ? record.DurationOf(ClusterCableKeys.OtherLatency) : usual.Latency,
            };
            links.AddRange(LinkGraph.BothWays(from, to, cable).Take(record.Get(OneWay) ? 1 : 2));
        }

        return network.At(Links, () => new LinkGraph(ranks, switches, links, switching));
    }

    /// <summary>Gives links that a record names as slow their own rate and latency.</summary>
    /// <exception cref="HoconException">One of them does not exist.</exception>
    public static ClusterTopology Slowed(Record network, ClusterTopology topology)
    {
        if (!network.TryGet(Slow, out var records))
        {
            return topology;
        }

        var vertices = new ClusterVertices(topology);
        var slowed = new List<SlowedLink>();
        foreach (var record in records)
        {
            var (from, to) = (vertices.Find(record, From), vertices.Find(record, To));
            slowed.Add(Read(record, topology, from, to));
            if (!record.Get(OneWay))
            {
                slowed.Add(Read(record, topology, to, from));
            }
        }

        return network.At(Slow, () => new SlowedLinks(topology, slowed));
    }

    private static SlowedLink Read(Record record, ClusterTopology topology, int from, int to)
    {
        var way = topology.WayBetween(from, to);
        if (way < 0)
        {
            throw record.Error(From, $"No link of its own leads from {topology.NameOf(from)} to {topology.NameOf(to)} in this network.");
        }

        var link = topology.LinkOf(from, way);
        return new SlowedLink(
            from,
            to,
            record.Has(ClusterCableKeys.OtherRate) ? record.RateOf(ClusterCableKeys.OtherRate) : link.Rate,
            record.Has(ClusterCableKeys.OtherLatency) ? record.DurationOf(ClusterCableKeys.OtherLatency) : link.Latency);
    }
}
