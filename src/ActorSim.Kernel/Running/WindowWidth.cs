using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// The width of a window in picoseconds, and an exact division by it that costs one multiplication
/// (Granlund and Montgomery, "Division by invariant integers using multiplication", PLDI 1994).
/// </summary>
internal readonly struct WindowWidth
{
    private readonly ulong multiplier;
    private readonly int shift;

    public WindowWidth(long picoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(picoseconds);
        Picoseconds = picoseconds;

        // For n < 2^63: ⌊n / w⌋ = ⌊n·m / 2^(63+s)⌋ with s = ⌈log2 w⌉ and m = ⌈2^(63+s) / w⌉ < 2^64.
        shift = picoseconds == 1 ? 0 : BitOperations.Log2((ulong)picoseconds - 1) + 1;
        var power = UInt128.One << (63 + shift);
        multiplier = (ulong)((power + (ulong)picoseconds - 1) / (ulong)picoseconds);
    }

    public long Picoseconds { get; }

    /// <summary>The window in which a time ≥ 0 lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long IndexOf(long time)
    {
        var high = Math.BigMul((ulong)time, multiplier, out var low);
        return (long)(((high << 1) | (low >> 63)) >> shift);
    }

    /// <summary>The first time behind window <paramref name="index"/>, clipped to the range of time.</summary>
    public long EndOf(long index)
    {
        var end = ((Int128)index + 1) * Picoseconds;
        return end > long.MaxValue ? long.MaxValue : (long)end;
    }
}
