namespace ActorSim.Kernel;

/// <summary>
/// All blocks of a simulation: a table of entries, one for each handle. An entry names the holder (the
/// actor with the right to it, also while the block is under way to it) and the storage, which
/// several entries share after a multicast.
/// </summary>
internal sealed class BlockPool
{
    private const int EntriesPerChunk = 256;

    private readonly Lock growing = new();
    private readonly Stack<BlockEntry> spareEntries = new();
    private readonly Stack<BlockStorage>[] spareStorage = NewClasses();
    private volatile BlockEntry[][] chunks = [];

    public BlockEntry this[int index] => chunks[index / EntriesPerChunk][index % EntriesPerChunk];

    /// <summary>The entry to which a handle gives a right, or null if it is none, or was sent or given back.</summary>
    public BlockEntry? Find(Block block) =>
        !block.IsNone && (uint)block.Index < (uint)(chunks.Length * EntriesPerChunk)
        && this[block.Index] is { Storage: not null } entry && entry.Generation == block.Generation
            ? entry
            : null;

    /// <summary>All entries that somebody holds, in no meaningful order.</summary>
    public IEnumerable<BlockEntry> Held
    {
        get
        {
            foreach (var chunk in chunks)
            {
                foreach (var entry in chunk)
                {
                    if (entry.Storage is not null)
                    {
                        yield return entry;
                    }
                }
            }
        }
    }

    /// <summary>One list of free storage for each size, as its binary logarithm.</summary>
    public static Stack<BlockStorage>[] NewClasses()
    {
        var classes = new Stack<BlockStorage>[32];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = new Stack<BlockStorage>();
        }

        return classes;
    }

    /// <summary>Puts free entries on an empty list: spare ones of other workers, or new ones.</summary>
    public void Grow(Stack<BlockEntry> free)
    {
        lock (growing)
        {
            if (spareEntries.Count > 0)
            {
                Move(spareEntries, free, EntriesPerChunk);
                return;
            }

            var chunk = new BlockEntry[EntriesPerChunk];
            for (var i = 0; i < EntriesPerChunk; i++)
            {
                chunk[i] = new BlockEntry((chunks.Length * EntriesPerChunk) + i);
                free.Push(chunk[i]);
            }

            chunks = [.. chunks, chunk];
        }
    }

    /// <summary>Puts spare storage of other workers on an empty list, if there is any.</summary>
    public void Refill(Stack<BlockStorage> free, int sizeClass)
    {
        lock (growing)
        {
            Move(spareStorage[sizeClass], free, EntriesPerChunk);
        }
    }

    /// <summary>Takes half of a list that has grown long, for workers that take more than they give back.</summary>
    public void Spare(Stack<BlockEntry> free)
    {
        lock (growing)
        {
            Move(free, spareEntries, free.Count / 2);
        }
    }

    /// <summary>Takes half of a list that has grown long, for workers that take more than they give back.</summary>
    public void Spare(Stack<BlockStorage> free, int sizeClass)
    {
        lock (growing)
        {
            Move(free, spareStorage[sizeClass], free.Count / 2);
        }
    }

    private static void Move<T>(Stack<T> from, Stack<T> to, int most)
    {
        for (; most > 0 && from.TryPop(out var item); most--)
        {
            to.Push(item);
        }
    }
}
