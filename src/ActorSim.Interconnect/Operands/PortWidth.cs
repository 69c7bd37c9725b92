namespace ActorSim.Interconnect;

/// <summary>The width of a port of an operand network.</summary>
/// <example>A 64-bit bus for words of 16 bits carries four of them in a beat: <c>new PortWidth(64, 16).Words == 4</c>.</example>
public sealed record PortWidth
{
    /// <summary>The most bits that a beat has.</summary>
    public const int MostBits = 64;

    /// <summary>Makes a width.</summary>
    /// <param name="bits">Wires, 1 to 64.</param>
    /// <param name="wordBits">Bits of a word, 1 to <paramref name="bits"/>.</param>
    /// <exception cref="ArgumentException">Not in these ranges.</exception>
    public PortWidth(int bits, int wordBits)
    {
        if (bits is < 1 or > MostBits)
        {
            throw new ArgumentException($"A port of an operand network is 1 to {MostBits} bits wide; it is {bits}.", nameof(bits));
        }

        if (wordBits < 1 || wordBits > bits)
        {
            throw new ArgumentException($"A port of {bits} bits carries words of 1 to {bits} bits; they have {wordBits}.", nameof(wordBits));
        }

        (Bits, WordBits) = (bits, wordBits);
    }

    /// <summary>Wires.</summary>
    public int Bits { get; }

    /// <summary>Bits of a word.</summary>
    public int WordBits { get; }

    /// <summary>Words of a full beat, ≥ 1; wires that are too few for one more stay unused.</summary>
    public int Words => Bits / WordBits;
}
