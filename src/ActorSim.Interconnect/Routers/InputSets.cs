namespace ActorSim.Interconnect;

/// <summary>64 input channels of a router as bits, by what goes on in them; together, because caches are small.</summary>
internal struct InputSets
{
    /// <summary>Those with flits.</summary>
    public ulong Filled;

    /// <summary>Those whose front packet has begun.</summary>
    public ulong Serving;

    /// <summary>Those whose front packet begins in this cycle.</summary>
    public ulong Starting;

    /// <summary>Those whose front packet waits for an output channel.</summary>
    public ulong Waiting;

    /// <summary>Those whose front packet holds an output channel.</summary>
    public ulong Active;

    /// <summary>Those whose front packet is a multicast.</summary>
    public ulong Forking;
}
