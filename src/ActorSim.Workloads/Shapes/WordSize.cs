using System.Runtime.InteropServices;

namespace ActorSim.Workloads;

/// <summary>
/// How many bits one word (a weight, an activation) takes. Eyeriss computes on <see cref="Bits16"/>, training on
/// <see cref="Bits32"/>. The default value is invalid: it has no bits, and turns any number of words into 0 bytes.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct WordSize
{
    private WordSize(int bits)
    {
        Bits = bits;
    }

    /// <summary>One byte a word: eight-bit integers.</summary>
    public static WordSize Bits8 { get; } = new(8);

    /// <summary>Two bytes a word: sixteen-bit fixed point, half-precision floats.</summary>
    public static WordSize Bits16 { get; } = new(16);

    /// <summary>Four bytes a word: single-precision floats.</summary>
    public static WordSize Bits32 { get; } = new(32);

    /// <summary>Bits of one word, 1 to 64.</summary>
    public int Bits { get; }

    /// <summary>A word of any number of bits.</summary>
    /// <param name="bits">1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bits"/> is out of that range.</exception>
    public static WordSize OfBits(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 64);
        return new WordSize(bits);
    }

    /// <summary>Bytes that so many words take when packed without gaps, rounded up to whole bytes.</summary>
    /// <param name="words">Words, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="words"/> is negative.</exception>
    /// <exception cref="OverflowException">The result passes 2⁶³ − 1.</exception>
    public long BytesOf(long words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words);
        return checked((long)((((Int128)words * Bits) + 7) / 8));
    }

    /// <summary>The bits, as in <c>16 bit</c>.</summary>
    public override string ToString() => $"{Bits} bit";
}
