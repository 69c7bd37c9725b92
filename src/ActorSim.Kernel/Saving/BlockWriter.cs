namespace ActorSim.Kernel;

/// <summary>
/// Numbers the blocks of a run in the order in which it meets their handles, and writes them at the end. Handles that
/// are no longer valid stay so.
/// </summary>
internal sealed class BlockWriter(BlockPool pool)
{
    private readonly Dictionary<BlockEntry, int> numbers = [];
    private readonly List<BlockEntry> entries = [];

    /// <summary>The number that stands for a handle; see <see cref="SavedBlock"/>.</summary>
    public ulong NumberOf(Block block)
    {
        if (block.IsNone)
        {
            return SavedBlock.None;
        }

        // What belongs to nobody but a feed was never sent: whoever made it is outside.
        if (pool.Find(block) is not { Holder: >= 0 } entry)
        {
            return SavedBlock.Invalid;
        }

        if (!numbers.TryGetValue(entry, out var number))
        {
            number = entries.Count;
            numbers.Add(entry, number);
            entries.Add(entry);
        }

        return SavedBlock.First + (ulong)number;
    }

    /// <summary>Writes who holds which blocks, and what is in them.</summary>
    public void Write(RunWriter to)
    {
        var places = new Dictionary<BlockStorage, int>();
        to.WriteCount(entries.Count);
        foreach (var entry in entries)
        {
            var place = places.TryGetValue(entry.Storage!, out var known) ? known : places.Count;
            to.WriteCount(entry.Holder);
            to.WriteCount(place);
            if (places.TryAdd(entry.Storage!, place))
            {
                to.Write(entry.Storage!.IsReadOnly);
                to.WriteCount(entry.Storage.Length);
                to.WriteBytes(entry.Storage.Bytes.AsSpan(0, entry.Storage.Length));
            }
        }

        WriteLost(to);
    }

    /// <summary>Nobody can use blocks without a handle any more, but a report at the end counts them.</summary>
    private void WriteLost(RunWriter to)
    {
        var lost = pool.Held.Where(entry => entry.Holder >= 0 && !numbers.ContainsKey(entry))
            .GroupBy(entry => entry.Holder, (holder, held) => (Holder: holder, Count: held.Count())).OrderBy(holder => holder.Holder).ToList();
        to.WriteCount(lost.Count);
        foreach (var (holder, count) in lost)
        {
            to.WriteCount(holder);
            to.WriteCount(count);
        }
    }
}
