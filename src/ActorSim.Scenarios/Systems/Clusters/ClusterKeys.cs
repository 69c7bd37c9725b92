using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The keys of a cluster's network.</summary>
internal static class ClusterKeys
{
    private static readonly Dictionary<string, TransferAccounting> Accountings = new(StringComparer.Ordinal)
    {
        ["exact"] = TransferAccounting.Exact,
        ["astra-sim"] = TransferAccounting.AstraSim,
        ["loggopsim"] = TransferAccounting.LogGopsim,
    };

    private static readonly Key<TransferAccounting> Accounting =
        Key.Choice("accounting", Accountings, "How times are counted: exactly, or as one of two other simulators does, to compare with it.").WithDefault("exact");

    private static readonly Key<Quantity> SendOverhead = Key.Duration("send-overhead", "LogGP's o of a sender: for so long its processor is busy before a message goes out.").WithDefault("0 ps");
    private static readonly Key<Quantity> ReceiveOverhead = Key.Duration("receive-overhead", "LogGP's o of a receiver: for so long its processor is busy when a message has come.").WithDefault("0 ps");
    private static readonly Key<Quantity> Gap = Key.Duration("gap", "LogGP's g: the least rest of a network interface between two transfers, besides their bytes.").WithDefault("0 ps");

    private static readonly Key<Quantity> Segment = Key.Bytes(
        "segment", "The most bytes that travel as one transfer, so that long messages and short ones take turns at switches; whole messages, when left out.", min: "256 B").Optional();

    private static readonly Key<string> Name = Key.Text("name", "What a sweep calls it.").Optional();

    /// <summary>A network, by its topology.</summary>
    public static readonly RecordFamily Family = new(
        "cluster network",
        "What joins the machines of a cluster.",
        ClusterTopologyKeys.Topology,
        [.. ClusterTopologyKeys.Members.Select(member => KeyValuePair.Create(
            member.Name,
            new RecordSchema($"{member.Name} network", member.Description, [ClusterTopologyKeys.Topology, .. member.Keys, SendOverhead, ReceiveOverhead, Gap, Segment, Accounting, Name])))]);

    /// <summary>Reads the network of a number of machines.</summary>
    /// <exception cref="HoconException">It is not possible, or the machines do not fit it.</exception>
    public static ClusterNetwork Read(Record network, int ranks)
    {
        var topology = ClusterTopologyKeys.Read(network, ranks);
        if (network.Schema.Find(ClusterLinkKeys.Slow.Name) is not null)
        {
            topology = ClusterLinkKeys.Slowed(network, topology);
        }

        var accounting = network.Get(Accounting);
        var segment = network.TryGet(Segment, out var bytes) ? bytes.ToInt64() : 0;
        if (segment > 0 && accounting != TransferAccounting.Exact)
        {
            throw network.Error(Segment, $"`{Segment.Name}` counts with `{Accounting.Name} = exact` only.");
        }

        return network.At(ClusterTopologyKeys.Topology, () =>
        {
            ClusterChecks.Links(topology, accounting);
            var host = new HostDescription(network.DurationOf(SendOverhead), network.DurationOf(ReceiveOverhead), network.DurationOf(Gap));
            return new ClusterNetwork(topology, host, accounting, segment);
        });
    }
}
