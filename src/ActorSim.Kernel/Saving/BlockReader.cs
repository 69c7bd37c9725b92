namespace ActorSim.Kernel;

/// <summary>Gives handles for the blocks of a saved run, and fills them at the end, where <see cref="BlockWriter"/> wrote them.</summary>
internal sealed class BlockReader(BlockPool pool, BlockDesk desk)
{
    // Until it is known who holds a block, nobody does.
    private const int Nobody = int.MinValue;

    private static readonly BlockStorage Unknown = new([]);

    private readonly List<Block> handles = [];
    private Block invalid;

    public Block HandleOf(ulong number)
    {
        if (number == SavedBlock.None)
        {
            return default;
        }

        if (number == SavedBlock.Invalid)
        {
            return invalid.IsNone ? invalid = InvalidHandle() : invalid;
        }

        var place = number - SavedBlock.First;
        if (place == (ulong)handles.Count)
        {
            handles.Add(desk.Register(Nobody, Unknown));
        }

        return place < (ulong)handles.Count ? handles[(int)place] : throw RunReader.Damaged();
    }

    public void Read(RunReader from, int actors)
    {
        var storages = new List<BlockStorage>();
        if (from.ReadIndex(int.MaxValue) != handles.Count)
        {
            throw RunReader.Damaged();
        }

        foreach (var handle in handles)
        {
            var entry = pool[handle.Index];
            entry.Holder = from.ReadIndex(actors);
            var place = from.ReadIndex(storages.Count + 1);
            if (place == storages.Count)
            {
                storages.Add(ReadStorage(from));
            }
            else
            {
                storages[place].AddShares(1);
            }

            entry.Storage = storages[place];
        }

        for (var holders = from.ReadCount(); holders > 0; holders--)
        {
            var holder = from.ReadIndex(actors);
            for (var count = from.ReadIndex(int.MaxValue); count > 0; count--)
            {
                desk.Rent(holder, 0);
            }
        }
    }

    private BlockStorage ReadStorage(RunReader from)
    {
        var isReadOnly = from.Read<bool>();
        var contents = new byte[from.ReadCount()];
        from.ReadBytes(contents);
        var storage = desk.NewStorage(contents);
        storage.IsReadOnly = isReadOnly;
        return storage;
    }

    private Block InvalidHandle()
    {
        var handle = desk.Rent(Nobody, 0);
        desk.GiveBack(Nobody, handle);
        return handle;
    }
}
