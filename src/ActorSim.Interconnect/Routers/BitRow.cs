using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>A set of small numbers, of which the first at or after a place, going around, is found at once.</summary>
internal sealed class BitRow(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

    /// <summary>Its members as bits, 64 a word.</summary>
    public ulong[] Words => words;

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty
    {
        get
        {
            foreach (var word in words)
            {
                if (word != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public bool this[int index] => (words[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>The first bit of a word at or after a place, else its first of all. The word is not zero.</summary>
    public static int FirstAround(ulong word, int from)
    {
        var ahead = word & (ulong.MaxValue << from);
        return BitOperations.TrailingZeroCount(ahead != 0 ? ahead : word);
    }

    public void Add(int index) => words[index >> 6] |= 1UL << (index & 63);

    public void Remove(int index) => words[index >> 6] &= ~(1UL << (index & 63));

    /// <summary>The first member at or after an index, else the first of all. The set is not empty.</summary>
    public int NextAround(int index)
    {
        var at = index >> 6;
        var word = words[at] & (ulong.MaxValue << (index & 63));
        while (word == 0)
        {
            at = at + 1 == words.Length ? 0 : at + 1;
            word = words[at];
        }

        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }
}
