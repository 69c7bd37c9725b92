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
    private volatile BlockEntry[][] chunks = [];

    public BlockEntry this[int index] => chunks[index / EntriesPerChunk][index % EntriesPerChunk];

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

    /// <summary>Makes new entries and puts them on a list of free ones.</summary>
    public void Grow(Stack<BlockEntry> free)
    {
        lock (growing)
        {
            var chunk = new BlockEntry[EntriesPerChunk];
            for (var i = 0; i < EntriesPerChunk; i++)
            {
                chunk[i] = new BlockEntry((chunks.Length * EntriesPerChunk) + i);
                free.Push(chunk[i]);
            }

            chunks = [.. chunks, chunk];
        }
    }
}
