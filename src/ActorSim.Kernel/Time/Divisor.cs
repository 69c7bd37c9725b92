using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// An exact division by a number ≥ 1 that costs one multiplication
/// (Granlund and Montgomery, "Division by invariant integers using multiplication", PLDI 1994).
/// </summary>
internal readonly struct Divisor
{
    private readonly ulong multiplier;
    private readonly int shift;

    public Divisor(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);

        // For n < 2^63 and d > 1: ⌊n / d⌋ = ⌊n·m / 2^(63+s)⌋ with s = ⌈log2 d⌉ ≥ 1 and m = ⌈2^(63+s) / d⌉ < 2^64.
        if (value > 1)
        {
            var bits = BitOperations.Log2((ulong)value - 1) + 1;
            var power = UInt128.One << (63 + bits);
            multiplier = (ulong)((power + (ulong)value - 1) / (ulong)value);
            shift = bits - 1;
        }
    }

    /// <summary>⌊<paramref name="number"/> / value⌋ of a number ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Divide(long number) =>
        multiplier == 0 ? number : (long)(Math.BigMul((ulong)number, multiplier, out _) >> shift);
}
