namespace ActorSim.Interconnect;

/// <summary>How the time of a transfer over a link is counted.</summary>
public enum TransferAccounting
{
    /// <summary>n bytes occupy a link of bandwidth B for n/B and are there after latency + n/B, to the picosecond.</summary>
    Exact = 0,

    /// <summary>
    /// As the analytical network of ASTRA-sim 2 counts: a link is occupied for ⌊n/B⌋ and the transfer is there after
    /// ⌊latency + n/B⌋, both in whole nanoseconds.
    /// </summary>
    AstraSim = 1,

    /// <summary>
    /// As the LogGP network of LogGOPSim counts: n bytes travel L + (n − 1)·G; sends of a host are g + (n − 1)·G apart, and at
    /// least o; receives max(o, g) + (n − 1)·G, its processor waiting meanwhile.
    /// </summary>
    LogGopsim = 2,
}
