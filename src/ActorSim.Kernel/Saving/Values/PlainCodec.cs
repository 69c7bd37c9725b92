using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// Numbers, enums and structs of these: their bytes, those between fields as zero. In the place of a handle of a
/// block stands the number of the block in the saved run.
/// </summary>
/// <typeparam name="T">A type without references; no constraint says so, because none includes a number that may be null.</typeparam>
internal sealed class PlainCodec<T> : Codec<T>
{
    // The bytes of an array need not fit the length of a span.
    private const int AtOnce = 1 << 16;

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

        to.Output.WriteBytes(BytesOf(ref copy));
    }

    public override void Read(ObjectReader from, ref T slot)
    {
        var value = ReadRaw(from);
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
        var saved = ReadRaw(from);
        if (Compare(saved, present) != 0)
        {
            throw from.BuiltWith(saved?.ToString(), present?.ToString());
        }
    }

    public override bool Same(in T left, in T right) => Compare(left, right) == 0;

    public override void WriteAll(ObjectWriter to, ReadOnlySpan<T> values)
    {
        if (!IsPlainMemory)
        {
            base.WriteAll(to, values);
            return;
        }

        for (; values.Length > AtOnce; values = values[AtOnce..])
        {
            to.Output.WriteBytes(BytesOf(values[..AtOnce]));
        }

        to.Output.WriteBytes(BytesOf(values));
    }

    public override void ReadAll(ObjectReader from, Span<T> slots)
    {
        if (!IsPlainMemory)
        {
            base.ReadAll(from, slots);
            return;
        }

        for (; slots.Length > AtOnce; slots = slots[AtOnce..])
        {
            from.Input.ReadBytes(BytesOf(slots[..AtOnce]));
        }

        from.Input.ReadBytes(BytesOf(slots));
    }

    private int Compare(T left, T right)
    {
        left = Clean(left);
        right = Clean(right);
        return BytesOf(ref left).SequenceCompareTo(BytesOf(ref right));
    }

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

    private static T ReadRaw(ObjectReader from)
    {
        var value = default(T)!;
        from.Input.ReadBytes(BytesOf(ref value));
        return value;
    }

    private static Span<byte> BytesOf(ref T value) => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());

    private static Span<byte> BytesOf(ReadOnlySpan<T> values) => MemoryMarshal.CreateSpan(
        ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<T>()));
}
