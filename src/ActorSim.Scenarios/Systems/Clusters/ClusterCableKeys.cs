using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The cables of a cluster.</summary>
internal static class ClusterCableKeys
{
    public static readonly Key<Quantity> Rate = Key.Bandwidth("bandwidth", "Of each direction of a link, and of both together, if it is half-duplex; 1 GB/s is 10⁹ bytes a second.");

    public static readonly Key<Quantity> Latency = Key.Duration("latency", "From one end of a link to the other.");

    public static readonly Key<string> Duplex =
        Key.Choice("duplex", ["full", "half"], "Whether each direction has its own medium, or both share one, which one transfer holds at a time.").WithDefault("full");

    public static readonly Key<Quantity> OtherRate = Key.Bandwidth("bandwidth", "Instead of the link's own; that, when left out.").Optional();

    public static readonly Key<Quantity> OtherLatency = Key.Duration("latency", "Instead of the link's own; that, when left out.").Optional();

    /// <summary>A cable on its own.</summary>
    public static readonly RecordSchema Schema = new("cable", "A link, both ways.", Rate, Latency, Duplex);

    /// <summary>Reads the three keys of a record that has them, full duplex if it has no such key.</summary>
    /// <exception cref="HoconException">They are out of range.</exception>
    public static ClusterCable Read(Record record) => new(record.RateOf(Rate), record.DurationOf(Latency))
    {
        IsHalfDuplex = record.Schema.Find(Duplex.Name) is not null && record.Get(Duplex) == "half",
    };
}
