namespace ActorSim.Memory;

/// <summary>How a banked buffer works off runs of words. Both give the same times.</summary>
public enum SramGranularity
{
    /// <summary>Reserves bank ports for a whole run at once, and answers with runs.</summary>
    Burst,

    /// <summary>Arbitrates cycle by cycle and answers word by word: slow, and plain to follow; what bursts are checked against.</summary>
    Word,
}
