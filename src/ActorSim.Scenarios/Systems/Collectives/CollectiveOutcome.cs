using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>What came of a collective.</summary>
internal sealed class CollectiveOutcome
{
    private const double PicosecondsPerMicrosecond = 1e6;
    private const double MicrosecondsPerSecond = 1e6;

    public CollectiveOutcome(PlannedCollective collective, CollectiveSystem system, CollectiveSystem? fewest)
    {
        (Collective, System) = (collective, system);
        Microseconds = MicrosecondsOf(system.Ranks.Max(DoneAt)) / collective.Repeat;
        FirstMicroseconds = MicrosecondsOf(system.Ranks.Min(DoneAt)) / collective.Repeat;
        FewestMicroseconds = fewest is null ? null : MicrosecondsOf(fewest.Ranks.Max(DoneAt)) / collective.Repeat;
        Last = system.Ranks.MaxBy(DoneAt)!;
    }

    public PlannedCollective Collective { get; }

    public CollectiveSystem System { get; }

    /// <summary>Until the last rank is done, of one time.</summary>
    public double Microseconds { get; }

    public double Seconds => Microseconds / MicrosecondsPerSecond;

    /// <summary>Until the first rank is done, of one time.</summary>
    public double FirstMicroseconds { get; }

    /// <summary>Until the last rank is done with the fewest bytes; null where that was not simulated.</summary>
    public double? FewestMicroseconds { get; }

    /// <summary>The rank that was done last.</summary>
    public CollectiveRank Last { get; }

    /// <summary>The most bytes that a rank sends, one time.</summary>
    public double MostSent => (double)System.Ranks.Max(rank => rank.BytesSent) / Collective.Repeat;

    /// <summary>Messages of all ranks, one time.</summary>
    public long Messages => System.Ranks.Sum(rank => rank.TransfersSent) / Collective.Repeat;

    /// <summary>Bytes of the buffer a second; null if it takes no time.</summary>
    public double? AlgorithmBandwidth => Seconds > 0 ? Collective.Operation.Bytes / Seconds : null;

    public double? BusBandwidth => AlgorithmBandwidth * Collective.BusFactor;

    /// <summary>The part of the time that would be left with the fewest bytes.</summary>
    public double? LatencyShare => Microseconds > 0 ? FewestMicroseconds / Microseconds : null;

    /// <summary>A rank is done when its last collective is and its processor has nothing more to send.</summary>
    public static SimTime DoneAt(CollectiveRank rank) => rank.DoneAt > rank.ProcessorBusyUntil ? rank.DoneAt : rank.ProcessorBusyUntil;

    public static double MicrosecondsOf(SimTime time) => time.Picoseconds / PicosecondsPerMicrosecond;
}
