using System.Runtime.CompilerServices;

namespace ActorSim.Benchmarks;

/// <summary>The edges of 1.2 GHz as one would compute them by hand for one known clock: edge k is at ⌊k · 2500/3⌋ ps.</summary>
public static class RingClock
{
    private const ulong PeriodNumerator = 2500;
    private const ulong PeriodDenominator = 3;

    /// <summary>The shortest time between two edges.</summary>
    public const long ShortestCycle = (long)(PeriodNumerator / PeriodDenominator);

    /// <summary>One cycle after the first edge at or after a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long CycleAfter(long time)
    {
        var edge = (((ulong)time * PeriodDenominator) + PeriodNumerator - 1) / PeriodNumerator;
        return (long)((edge + 1) * PeriodNumerator / PeriodDenominator);
    }
}
