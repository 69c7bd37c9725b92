using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Moves the rights to the blocks in a message from sender to receiver: the sender's handles end, and
/// the stored message gets handles of the receiver.
/// </summary>
internal static unsafe class BlocksInMail
{
    /// <summary>Refuses a message with blocks that its sender may not send, before anything of it is stored.</summary>
    public static void Check<T>(Worker worker, Actor sender, in T message)
        where T : unmanaged
    {
        fixed (T* start = &message)
        {
            Check(worker, sender.Index, (byte*)start, MessageLayout<T>.Instance);
        }
    }

    /// <summary>Refuses a message with blocks that its sender may not send, or with one block in two places.</summary>
    public static void Check(Worker worker, int sender, byte* payload, MessageLayout layout)
    {
        var offsets = layout.BlockOffsets;
        for (var i = 0; i < offsets.Length; i++)
        {
            var block = Unsafe.ReadUnaligned<Block>(payload + offsets[i]);
            if (block.IsNone)
            {
                continue;
            }

            worker.Blocks.Check(sender, block);
            for (var j = 0; j < i; j++)
            {
                if (Unsafe.ReadUnaligned<Block>(payload + offsets[j]) is { IsNone: false } other && other.Index == block.Index)
                {
                    throw new InvalidOperationException("A message holds the same block twice; take a copy for the second place.");
                }
            }
        }
    }

    /// <summary>Gives the blocks of a stored message to its one receiver.</summary>
    public static void HandOver(Worker worker, int sender, byte* payload, MessageLayout layout, Actor receiver)
    {
        foreach (var offset in layout.BlockOffsets)
        {
            var block = Unsafe.ReadUnaligned<Block>(payload + offset);
            if (!block.IsNone)
            {
                var storage = worker.Blocks.Withdraw(sender, block);
                HashContents(storage);
                Unsafe.WriteUnaligned(payload + offset, worker.Blocks.Register(receiver.Index, storage));
            }
        }
    }

    /// <summary>Takes the blocks of a message from its sender, to be shared by all its receivers.</summary>
    public static Multicast<T> BeginMulticast<T>(Worker worker, Actor sender, in T message)
        where T : unmanaged
    {
        if (!MessageLayout<T>.HoldsBlocks)
        {
            return default;
        }

        Check(worker, sender, message);
        var layout = MessageLayout<T>.Instance;
        var storages = worker.BlocksUnderWay;
        fixed (T* start = &message)
        {
            for (var i = 0; i < layout.BlockOffsets.Length; i++)
            {
                storages[i] = null;
                var block = Unsafe.ReadUnaligned<Block>((byte*)start + layout.BlockOffsets[i]);
                if (!block.IsNone)
                {
                    storages[i] = worker.Blocks.Withdraw(sender.Index, block);
                    HashContents(storages[i]!);
                    storages[i]!.IsReadOnly = true;
                }
            }
        }

        return new Multicast<T>(worker, storages);
    }

    /// <summary>Gives back the blocks of a message that goes nowhere.</summary>
    public static void Drop<T>(Worker worker, Actor sender, in T message)
        where T : unmanaged
    {
        if (MessageLayout<T>.HoldsBlocks)
        {
            fixed (T* start = &message)
            {
                Drop(worker, (byte*)start, MessageLayout<T>.Instance, sender.Index);
            }
        }
    }

    /// <summary>Gives back the blocks of a stored message whose holder will not see it.</summary>
    public static void Drop(Worker worker, byte* payload, MessageLayout layout, int holder)
    {
        foreach (var offset in layout.BlockOffsets)
        {
            var block = Unsafe.ReadUnaligned<Block>(payload + offset);
            if (!block.IsNone)
            {
                worker.Blocks.GiveBack(holder, block);
            }
        }
    }

    /// <summary>Adds a delivery whose message may hold blocks to a running hash: contents stand for handles.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong AddDelivery(ulong hash, Worker worker, Mail* mail, MessageLayout layout)
    {
        var offsets = layout.BlockOffsets;
        hash = IsEmpty(mail, offsets) ? Fingerprint.AddDelivery(hash, mail) : AddWithoutHandles(hash, mail, offsets);
        foreach (var offset in offsets)
        {
            var block = Unsafe.ReadUnaligned<Block>((byte*)(mail + 1) + offset);
            hash = Fingerprint.Add(hash, block.IsNone ? 0 : worker.Blocks.ContentHash(block));
        }

        return hash;
    }

    private static bool IsEmpty(Mail* mail, int[] offsets)
    {
        foreach (var offset in offsets)
        {
            if (!Unsafe.ReadUnaligned<Block>((byte*)(mail + 1) + offset).IsNone)
            {
                return false;
            }
        }

        return true;
    }

    private static ulong AddWithoutHandles(ulong hash, Mail* mail, int[] offsets)
    {
        var copy = stackalloc byte[Mail.HeaderBytes + MessageLayout.LargestMessageBytes];
        Unsafe.CopyBlock(copy, mail, (uint)mail->Bytes);
        foreach (var offset in offsets)
        {
            Unsafe.WriteUnaligned(copy + Mail.HeaderBytes + offset, default(Block));
        }

        return Fingerprint.AddDelivery(hash, (Mail*)copy);
    }

    private static void HashContents(BlockStorage storage)
    {
        // What may only be read has not changed since it was hashed.
        if (!storage.IsReadOnly)
        {
            storage.HashContents();
        }
    }

    /// <summary>Blocks on their way to several receivers; does nothing for messages without blocks.</summary>
    public struct Multicast<T>(Worker worker, BlockStorage?[] storages)
        where T : unmanaged
    {
        private bool shared;

        /// <summary>Gives one receiver its own handles, in its copy of the message.</summary>
        public void HandTo(Actor receiver, byte* payload)
        {
            if (!MessageLayout<T>.HoldsBlocks)
            {
                return;
            }

            var offsets = MessageLayout<T>.Instance.BlockOffsets;
            for (var i = 0; i < offsets.Length; i++)
            {
                if (storages[i] is not { } storage)
                {
                    continue;
                }

                if (shared)
                {
                    storage.AddShares(1);
                }

                Unsafe.WriteUnaligned(payload + offsets[i], worker.Blocks.Register(receiver.Index, storage));
            }

            shared = true;
        }
    }
}
