namespace ActorSim.Interconnect;

/// <summary>What a <see cref="SwitchAllocator"/> keeps of a port, as output and as input; together, because caches are small.</summary>
internal struct SwitchPort
{
    /// <summary>The inputs that ask for this output, as bits.</summary>
    public ulong Inputs;

    /// <summary>The outputs that are offered to this input, as bits.</summary>
    public ulong Offers;

    /// <summary>The input that this output prefers.</summary>
    public int GrantFrom;

    /// <summary>The output that this input prefers.</summary>
    public int AcceptFrom;

    /// <summary>The virtual channel of this input that is put forward first.</summary>
    public int Turn;
}
