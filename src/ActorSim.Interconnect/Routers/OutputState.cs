namespace ActorSim.Interconnect;

/// <summary>An output of a router.</summary>
internal struct OutputState
{
    /// <summary>Its virtual channels with a free slot downstream, as bits.</summary>
    public ulong WithCredit;

    /// <summary>Flits that won the switch towards it in the measured span.</summary>
    public long Flits;
}
