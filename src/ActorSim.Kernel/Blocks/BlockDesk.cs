using System.Numerics;

namespace ActorSim.Kernel;

/// <summary>
/// One worker's access to the pool of blocks, with free entries and free storage of its own, so that
/// taking and giving back need no lock.
/// </summary>
internal sealed class BlockDesk
{
    private const int SmallestBytes = 64;

    // A worker that gives back more than it takes passes on half of what is above this, in entries or in bytes.
    private const int LongList = 1024;
    private const long LargeList = 1L << 24;

    private readonly BlockPool pool;
    private readonly Stack<BlockEntry> freeEntries = new();
    private readonly Stack<BlockStorage>[] freeStorage = BlockPool.NewClasses();

    public BlockDesk(BlockPool pool) => this.pool = pool;

    public Block Rent(int holder, int bytes)
    {
        var storage = TakeStorage(bytes);
        return Register(holder, storage);
    }

    /// <summary>Storage with the given contents, hashed as if just sent, that nobody holds yet.</summary>
    public BlockStorage NewStorage(ReadOnlySpan<byte> contents)
    {
        var storage = TakeStorage(contents.Length);
        contents.CopyTo(storage.Bytes);
        storage.HashContents();
        return storage;
    }

    public Span<byte> Write(int holder, Block block)
    {
        var storage = Require(holder, block).Storage!;
        return storage.IsReadOnly
            ? throw new InvalidOperationException("This block was multicast and may only be read; take a copy to write.")
            : storage.Bytes.AsSpan(0, storage.Length);
    }

    public ReadOnlySpan<byte> Read(int holder, Block block)
    {
        var storage = Require(holder, block).Storage!;
        return storage.Bytes.AsSpan(0, storage.Length);
    }

    /// <summary>Ends the holder's right and returns the storage, or its share of it.</summary>
    public void GiveBack(int holder, Block block)
    {
        var storage = Withdraw(holder, block);
        if (storage.Release())
        {
            var sizeClass = ClassOf(storage.Bytes.Length);
            freeStorage[sizeClass].Push(storage);
            if (freeStorage[sizeClass].Count > Math.Clamp(LargeList >> sizeClass, 2, LongList))
            {
                pool.Spare(freeStorage[sizeClass], sizeClass);
            }
        }
    }

    /// <summary>Ends the holder's right to a block that it sends; whoever calls this registers the storage anew.</summary>
    public BlockStorage Withdraw(int holder, Block block)
    {
        var entry = Require(holder, block);
        var storage = entry.Storage!;
        entry.Generation = entry.Generation == uint.MaxValue ? 1 : entry.Generation + 1;
        entry.Storage = null;
        freeEntries.Push(entry);
        if (freeEntries.Count > LongList)
        {
            pool.Spare(freeEntries);
        }

        return storage;
    }

    /// <summary>Refuses a block to which the holder has no right.</summary>
    public void Check(int holder, Block block) => Require(holder, block);

    /// <summary>Makes a new handle with which <paramref name="holder"/> has a right to the storage.</summary>
    public Block Register(int holder, BlockStorage storage)
    {
        if (freeEntries.Count == 0)
        {
            pool.Grow(freeEntries);
        }

        var entry = freeEntries.Pop();
        entry.Holder = holder;
        entry.Storage = storage;
        return entry.Handle;
    }

    /// <summary>Whether a block was multicast before, so that it may only be read.</summary>
    public bool IsReadOnly(int holder, Block block) => Require(holder, block).Storage!.IsReadOnly;

    /// <summary>The hash of the contents, as taken when the block was sent.</summary>
    public ulong ContentHash(Block block) => pool[block.Index].Storage!.ContentHash;

    private BlockEntry Require(int holder, Block block)
    {
        if (!block.IsNone)
        {
            var entry = pool[block.Index];
            if (entry.Generation == block.Generation && entry.Storage is not null && entry.Holder == holder)
            {
                return entry;
            }
        }

        throw new InvalidOperationException(
            block.IsNone
                ? "There is no block here: the handle is the default one."
                : "This actor has no right to the block: it was sent or given back before, or belongs to another actor.");
    }

    private BlockStorage TakeStorage(int bytes)
    {
        var sizeClass = ClassOf(bytes);
        var free = freeStorage[sizeClass];
        if (free.Count == 0)
        {
            pool.Refill(free, sizeClass);
        }

        if (!free.TryPop(out var storage) || storage.Bytes.Length < bytes)
        {
            storage = new BlockStorage(new byte[CapacityFor(bytes)]);
        }

        storage.Renew(bytes);
        return storage;
    }

    private static int CapacityFor(int bytes) =>
        Math.Max(SmallestBytes, (int)Math.Min(Array.MaxLength, (long)BitOperations.RoundUpToPowerOf2((uint)bytes)));

    private static int ClassOf(int bytes) => BitOperations.Log2((uint)CapacityFor(bytes));
}
