namespace ActorSim.Accelerator;

/// <summary>
/// Which words of an operand are in the working half of a double-buffered SRAM. SCALE-Sim v3's rule for ideal
/// bandwidth: words stay until as many distinct ones have come as the half holds, then all go at once.
/// </summary>
internal sealed class ResidentWords
{
    private readonly long capacity;
    private int[] held = [];
    private ulong[] present = [];
    private int count;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">Words of the working half, ≥ 1.</param>
    public ResidentWords(long capacity) => this.capacity = capacity;

    /// <summary>Forgets everything and gets ready for addresses below <paramref name="words"/>.</summary>
    public void Reset(int words)
    {
        present = new ulong[(int)(((long)words + 63) / 64)];
        held = new int[(int)Math.Min(capacity, words)];
        count = 0;
    }

    /// <summary>Whether nothing is held: nothing has come yet, or the half was full with the last word and has been emptied.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Uses a word; true if it had to be fetched.</summary>
    public bool Touch(int address)
    {
        ref var word = ref present[address >> 6];
        var bit = 1UL << (address & 63);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        held[count++] = address;
        if (count == capacity)
        {
            Flush();
        }

        return true;
    }

    private void Flush()
    {
        foreach (var address in held)
        {
            present[address >> 6] = 0;
        }

        count = 0;
    }
}
