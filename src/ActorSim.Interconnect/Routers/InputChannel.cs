namespace ActorSim.Interconnect;

/// <summary>A virtual channel of an input: its buffer, a ring of slots, and how far the packet at its front has come.</summary>
internal struct InputChannel
{
    /// <summary>The output channel of a packet that has got none.</summary>
    public const int None = -1;

    /// <summary>The slot of the flit at the front.</summary>
    public int First;

    /// <summary>Flits in the buffer.</summary>
    public int Count;

    /// <summary>The output of the packet at the front.</summary>
    public int Output;

    /// <summary>The output channel, <c>port · V + channel</c>, that this packet holds, or <see cref="None"/>.</summary>
    public int Resource;
}
