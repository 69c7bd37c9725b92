namespace ActorSim.Interconnect;

/// <summary>Flits of a class of packets at a node, counted in the measured span.</summary>
public sealed class FlitTally
{
    /// <summary>Flits of packets that were created; a multicast counts once.</summary>
    public long Offered { get; internal set; }

    /// <summary>Flits that entered the network; a multicast counts once.</summary>
    public long Injected { get; internal set; }

    /// <summary>Flits that left the network; each copy of a multicast counts.</summary>
    public long Accepted { get; internal set; }
}
