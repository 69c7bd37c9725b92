using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// What an actor can do with blocks: take one, read and write those that it has a right to, and give them back.
/// An actor has a right to blocks it took and to those that came in a message, until it sends them
/// on or gives them back. Use after that is an error.
/// </summary>
public readonly ref struct ActorBlocks
{
    private readonly Actor owner;

    internal ActorBlocks(Actor owner) => this.owner = owner;

    /// <summary>Takes a new block of <paramref name="length"/> ≥ 0 values, all zero.</summary>
    /// <typeparam name="T">The type of value.</typeparam>
    public Block Rent<T>(int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var worker = owner.RequireWorker();
        return worker.Blocks.Rent(owner.Index, checked(length * Unsafe.SizeOf<T>()));
    }

    /// <summary>Takes a new block and fills it.</summary>
    /// <typeparam name="T">The type of value.</typeparam>
    public Block Rent<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var block = Rent<T>(values.Length);
        values.CopyTo(Write<T>(block));
        return block;
    }

    /// <summary>The values of a block, to read; valid until it is sent or given back.</summary>
    /// <typeparam name="T">The type of value.</typeparam>
    /// <exception cref="InvalidOperationException">This actor has no right to the block (any more).</exception>
    public ReadOnlySpan<T> Read<T>(Block block)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(owner.RequireWorker().Blocks.Read(owner.Index, block));

    /// <summary>The values of a block, to change; valid until it is sent or given back.</summary>
    /// <typeparam name="T">The type of value.</typeparam>
    /// <exception cref="InvalidOperationException">
    /// This actor has no right to the block (any more), or it was multicast: take a <see cref="Copy"/>.
    /// </exception>
    public Span<T> Write<T>(Block block)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(owner.RequireWorker().Blocks.Write(owner.Index, block));

    /// <summary>Takes a new block with the contents of another, which stays as it is.</summary>
    /// <exception cref="InvalidOperationException">This actor has no right to the block (any more).</exception>
    public Block Copy(Block block) => Rent(Read<byte>(block));

    /// <summary>Gives a block back; the actor has no right to it any more.</summary>
    /// <exception cref="InvalidOperationException">This actor has no right to the block (any more).</exception>
    public void GiveBack(Block block) => owner.RequireWorker().Blocks.GiveBack(owner.Index, block);
}
