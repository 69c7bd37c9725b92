using System.Runtime.CompilerServices;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>What a job's value decides: whether it stays, where it goes, and how long it takes. Parts of the value that do not overlap.</summary>
public sealed class PholdDraws
{
    private const int IncrementBits = 10;
    private const int StayBits = 20;

    // A table instead of a logarithm per event: what is compared is engines, not logarithms.
    private readonly long[] increments = new long[1 << IncrementBits];
    private readonly uint others;
    private readonly uint staysBelow;

    public PholdDraws(PholdModel model)
    {
        others = (uint)model.Actors - 1;
        staysBelow = (uint)((100 - model.RemotePercent) * (1L << StayBits) / 100);
        for (var i = 0; i < increments.Length; i++)
        {
            increments[i] = (long)(-ExactMath.Log((i + 0.5) / increments.Length) * PholdModel.MeanPicoseconds);
        }
    }

    /// <summary>The exponentially distributed part of the delay, in picoseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Increment(ulong value) => increments[value >> (64 - IncrementBits)];

    /// <summary>Whether the job goes to the actor where it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Stays(ulong value) => ((uint)(value >> 32) & ((1 << StayBits) - 1)) < staysBelow;

    /// <summary>Where a job goes that does not stay: any actor but <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Destination(ulong value, int index)
    {
        var other = (int)(((ulong)(uint)value * others) >> 32);
        return other >= index ? other + 1 : other;
    }

    /// <summary>The value with which a job begins.</summary>
    public static ulong First(int index, int job) => Mixing.Next(((ulong)index << 8) + (ulong)job);
}
