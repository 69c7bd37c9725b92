using System.Numerics;
using System.Text;

namespace ActorSim.Kernel;

/// <summary>
/// An actor's own stream of random numbers, the same on every machine: xoshiro256** (Blackman and
/// Vigna, 2018). Seeded from the run's seed and the actor's path, so that adding an actor elsewhere
/// changes nothing here.
/// </summary>
/// <remarks>
/// The seed is FNV-1a (64 bit) over the UTF-8 bytes of the path, XOR the run's seed; SplitMix64
/// spreads it over the four words of state.
/// </remarks>
public sealed class RandomStream
{
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;

    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>The stream that an actor at <paramref name="path"/> has in a run with seed <paramref name="seed"/>.</summary>
    public RandomStream(ulong seed, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var hash = FnvOffset;
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            hash = (hash ^ b) * FnvPrime;
        }

        var state = hash ^ seed;
        s0 = SplitMix(ref state);
        s1 = SplitMix(ref state);
        s2 = SplitMix(ref state);
        s3 = SplitMix(ref state);
    }

    /// <summary>The four words from which all that is still to come follows.</summary>
    internal (ulong S0, ulong S1, ulong S2, ulong S3) State
    {
        get => (s0, s1, s2, s3);
        set => (s0, s1, s2, s3) = value;
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1, all equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public long NextBelow(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);

        // Lemire, "Fast random integer generation in an interval", 2019: multiply, reject the uneven rest.
        var high = Math.BigMul(NextBits(), (ulong)bound, out var low);
        if (low < (ulong)bound)
        {
            var uneven = (0 - (ulong)bound) % (ulong)bound;
            while (low < uneven)
            {
                high = Math.BigMul(NextBits(), (ulong)bound, out low);
            }
        }

        return (long)high;
    }

    /// <summary>A number from 0 (inclusive) to 1 (exclusive) in steps of 2⁻⁵³.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with probability <paramref name="probability"/> (0 to 1).</summary>
    public bool NextChance(double probability) => NextUnit() < probability;

    /// <summary>An exponentially distributed number with the given mean ≥ 0.</summary>
    public double NextExponential(double mean) => -mean * ExactMath.Log(1.0 - NextUnit());

    /// <summary>An exponentially distributed length of time, rounded down to picoseconds.</summary>
    /// <param name="mean">The mean, ≥ 0.</param>
    public SimDuration NextExponential(SimDuration mean) =>
        SimDuration.FromPicoseconds((long)NextExponential((double)mean.Picoseconds));

    /// <summary>A normally distributed number (Marsaglia's polar method).</summary>
    public double NextNormal(double mean, double standardDeviation)
    {
        while (true)
        {
            var u = (2 * NextUnit()) - 1;
            var v = (2 * NextUnit()) - 1;
            var square = (u * u) + (v * v);
            if (square is > 0 and < 1)
            {
                return mean + (standardDeviation * u * Math.Sqrt(-2 * ExactMath.Log(square) / square));
            }
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
