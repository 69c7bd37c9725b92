using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// Numbers, enums and structs of these: their bytes, those between fields as zero. In the place of a handle of a
/// block stands the number of the block in the saved run.
/// </summary>
internal sealed class PlainCodec<T> : Codec<T>
    where T : unmanaged
{
    private readonly byte[]? mask;
    private readonly int[] blockOffsets;

    public PlainCodec()
    {
        var (covered, blocks) = PlainBytes.Of(typeof(T));
        mask = Array.TrueForAll(covered, b => b == 0xFF) ? null : covered;
        blockOffsets = blocks;
        Order = blocks.Length == 0 ? Compare : null;
    }

    public override Comparison<T>? Order { get; }

    private bool IsPlainMemory => mask is null && blockOffsets.Length == 0;

    public override void Write(ObjectWriter to, in T value)
    {
        var copy = Clean(value);
        foreach (var offset in blockOffsets)
        {
            ref var handle = ref At(ref copy, offset);
            Unsafe.WriteUnaligned(ref handle, to.Blocks.NumberOf(Unsafe.ReadUnaligned<Block>(ref handle)));
        }

        to.Output.Write(copy);
    }

    public override void Read(ObjectReader from, ref T slot)
    {
        var value = from.Input.Read<T>();
        foreach (var offset in blockOffsets)
        {
            ref var handle = ref At(ref value, offset);
            Unsafe.WriteUnaligned(ref handle, from.Blocks.HandleOf(Unsafe.ReadUnaligned<ulong>(ref handle)));
        }

        slot = value;
    }

    public override void Verify(ObjectReader from, in T present)
    {
        // Nobody holds a block while a system is built, so a readonly field has none.
        var saved = from.Input.Read<T>();
        if (!BytesOf(saved).SequenceEqual(BytesOf(Clean(present))))
        {
            throw from.BuiltWith(saved.ToString(), present.ToString());
        }
    }

    public override bool Same(in T left, in T right) => BytesOf(Clean(left)).SequenceEqual(BytesOf(Clean(right)));

    public override void WriteAll(ObjectWriter to, ReadOnlySpan<T> values)
    {
        if (IsPlainMemory)
        {
            to.Output.WriteBytes(MemoryMarshal.AsBytes(values));
        }
        else
        {
            base.WriteAll(to, values);
        }
    }

    public override void ReadAll(ObjectReader from, Span<T> slots)
    {
        if (IsPlainMemory)
        {
            from.Input.ReadBytes(MemoryMarshal.AsBytes(slots));
        }
        else
        {
            base.ReadAll(from, slots);
        }
    }

    private int Compare(T left, T right) => BytesOf(Clean(left)).SequenceCompareTo(BytesOf(Clean(right)));

    private T Clean(T value)
    {
        if (mask is not null)
        {
            for (var i = 0; i < mask.Length; i++)
            {
                At(ref value, i) &= mask[i];
            }
        }

        return value;
    }

    private static ref byte At(ref T value, int offset) => ref Unsafe.Add(ref Unsafe.As<T, byte>(ref value), offset);

    private static ReadOnlySpan<byte> BytesOf(in T value) => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));
}
