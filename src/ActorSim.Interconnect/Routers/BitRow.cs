using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>A set of small numbers, of which the first at or after a place, going around, is found at once.</summary>
internal sealed class BitRow(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

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

    public void Add(int index) => words[index >> 6] |= 1UL << (index & 63);

    public void Remove(int index) => words[index >> 6] &= ~(1UL << (index & 63));

    public void Clear() => Array.Clear(words);

    /// <summary>The first member at or after an index; −1 if there is none.</summary>
    public int Next(int index)
    {
        var at = index >> 6;
        if (at >= words.Length)
        {
            return -1;
        }

        var word = words[at] & (ulong.MaxValue << (index & 63));
        while (word == 0)
        {
            if (++at == words.Length)
            {
                return -1;
            }

            word = words[at];
        }

        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>The first member at or after an index, else the first of all; −1 if it is empty.</summary>
    public int NextAround(int index)
    {
        var found = Next(index);
        return found >= 0 || index == 0 ? found : Next(0);
    }
}
