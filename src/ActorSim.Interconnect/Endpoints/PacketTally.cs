namespace ActorSim.Interconnect;

/// <summary>
/// Packets that were created in the measured span and have arrived, and where their time went. A packet's latency is the
/// sum of four parts: <em>queueing</em> at the source until its head leaves; <em>routing</em>, what the head takes through
/// routers and links when nothing is in its way; <em>serialisation</em>, one cycle for each further flit; and
/// <em>contention</em>, the rest: waiting for channels, switches and credits. All in cycles.
/// </summary>
public sealed class PacketTally
{
    /// <summary>How many there are; each copy of a multicast is one.</summary>
    public long Packets => Latencies.Count;

    /// <summary>Their flits.</summary>
    public long Flits { get; private set; }

    /// <summary>From creation to the arrival of the tail.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>The shortest latency; 0 if there are no packets.</summary>
    public long Shortest { get; private set; }

    /// <summary>The longest latency; 0 if there are no packets.</summary>
    public long Longest { get; private set; }

    /// <summary>Sum of the cycles of queueing.</summary>
    public long Queueing { get; private set; }

    /// <summary>Sum of the cycles of routing.</summary>
    public long Routing { get; private set; }

    /// <summary>Sum of the cycles of serialisation.</summary>
    public long Serialisation { get; private set; }

    /// <summary>Sum of the cycles of contention.</summary>
    public long Contention { get; private set; }

    /// <summary>Sum of the routers passed.</summary>
    public long Routers { get; private set; }

    /// <summary>Sum of the latencies.</summary>
    public long Latency => Queueing + Routing + Serialisation + Contention;

    /// <summary>Counts a packet whose tail has arrived.</summary>
    /// <param name="tail">The tail.</param>
    /// <param name="cycle">When.</param>
    internal void Add(in Flit tail, uint cycle)
    {
        var latency = (long)cycle - tail.CreateCycle;
        var network = (long)cycle - tail.InjectCycle;
        Shortest = Packets == 0 ? latency : Math.Min(Shortest, latency);
        Longest = Math.Max(Longest, latency);
        Latencies.Add(latency);
        Flits += tail.Index + 1;
        Queueing += latency - network;
        Routing += tail.FreeCycles;
        Serialisation += tail.Index;
        Contention += network - tail.FreeCycles - tail.Index;
        Routers += tail.Routers;
    }

    /// <summary>Counts all that another has counted.</summary>
    /// <param name="other">The other.</param>
    public void Add(PacketTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Packets == 0)
        {
            return;
        }

        Shortest = Packets == 0 ? other.Shortest : Math.Min(Shortest, other.Shortest);
        Longest = Math.Max(Longest, other.Longest);
        Latencies.Add(other.Latencies);
        Flits += other.Flits;
        Queueing += other.Queueing;
        Routing += other.Routing;
        Serialisation += other.Serialisation;
        Contention += other.Contention;
        Routers += other.Routers;
    }
}
