using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>Sets of small numbers as bits, 64 a word, of which the first at or after a place, going around, is found at once.</summary>
internal static class BitRow
{
    /// <summary>The words that a set of numbers below a length takes.</summary>
    public static int WordsOf(int length) => (length + 63) / 64;

    /// <summary>The first bit of a word at or after a place, else its first of all. The word is not zero.</summary>
    public static int FirstAround(ulong word, int from)
    {
        var ahead = word & (ulong.MaxValue << from);
        return BitOperations.TrailingZeroCount(ahead != 0 ? ahead : word);
    }

    /// <summary>The first member of a set at or after a place, else its first of all. The set is not empty.</summary>
    public static int FirstAround(ReadOnlySpan<ulong> words, int from)
    {
        var at = from >> 6;
        var word = words[at] & (ulong.MaxValue << (from & 63));
        while (word == 0)
        {
            at = at + 1 == words.Length ? 0 : at + 1;
            word = words[at];
        }

        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }
}
