namespace ActorSim.Accelerator;

/// <summary>Words in the order in which they came, any of which can be looked at.</summary>
internal sealed class WordQueue
{
    private long[] words = new long[4];
    private int first;

    /// <summary>Words that are held.</summary>
    internal int Count { get; private set; }

    /// <summary>The word that is <paramref name="index"/> places behind the oldest.</summary>
    internal long this[int index] => words[(first + index) & (words.Length - 1)];

    /// <summary>A word comes.</summary>
    internal void Enqueue(long word)
    {
        if (Count == words.Length)
        {
            var larger = new long[2 * Count];
            for (var i = 0; i < Count; i++)
            {
                larger[i] = this[i];
            }

            (words, first) = (larger, 0);
        }

        words[(first + Count) & (words.Length - 1)] = word;
        Count++;
    }

    /// <summary>The oldest word goes.</summary>
    internal long Dequeue()
    {
        var word = this[0];
        Drop(1);
        return word;
    }

    /// <summary>The oldest <paramref name="count"/> words go.</summary>
    internal void Drop(int count)
    {
        first = (first + count) & (words.Length - 1);
        Count -= count;
    }
}
