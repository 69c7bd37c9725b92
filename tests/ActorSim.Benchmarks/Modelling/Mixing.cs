using System.Runtime.CompilerServices;

namespace ActorSim.Benchmarks;

/// <summary>
/// Random numbers out of what a message carries: what a handler does follows from the message alone and never from the
/// order in which messages reach it, so that an engine without any order runs the same model.
/// </summary>
public static class Mixing
{
    public const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The finisher of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on every bit of the argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The number that follows <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Next(ulong value) => Mix(value + Golden);

    /// <summary>What an arrival adds to a checksum: ties the value to the time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfArrival(ulong value, long time) => value ^ ((ulong)time * Golden);

    /// <summary>A number from 0 to <paramref name="bound"/> − 1 out of the upper 32 bits of a mixed value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Below(ulong value, uint bound) => (long)(((value >> 32) * bound) >> 32);
}
