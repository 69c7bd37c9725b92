using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// How a message type lies in memory: how many 8-byte words it takes, which of its bytes belong to
/// a field (all others, the padding, are cleared before a message is stored, so that they reach no
/// hash, file or wire), and where it holds blocks.
/// </summary>
internal abstract class MessageLayout
{
    /// <summary>The largest message; bulk data travels as a <see cref="Block"/>.</summary>
    public const int LargestMessageBytes = 256;

    protected MessageLayout(Type type, int size)
    {
        MessageType = type;
        var covered = new byte[size];
        var blocks = new List<int>();
        Refusal = size > LargestMessageBytes
            ? $"Message type {type.Name} has {size} bytes; at most {LargestMessageBytes} are allowed. Send bulk data as a Block."
            : Cover(type, 0, covered, blocks);
        Words = Array.Exists(covered, b => b != 0) ? (size + 7) / 8 : 0;
        BlockOffsets = [.. blocks];
        Mask = MaskOf(covered, Words);
    }

    public Type MessageType { get; }

    /// <summary>Words of payload, 0 for a message without fields.</summary>
    public int Words { get; }

    /// <summary>Offsets of the <see cref="Block"/> handles in the message.</summary>
    public int[] BlockOffsets { get; }

    /// <summary>One bit mask per word, or null when every byte of the message belongs to a field.</summary>
    public ulong[]? Mask { get; }

    /// <summary>Why this type cannot be a message, or null if it can.</summary>
    public string? Refusal { get; }

    /// <summary>The message as text, for reports; never on a hot path.</summary>
    public abstract unsafe string Describe(byte* payload);

    private static ulong[]? MaskOf(byte[] covered, int words)
    {
        // The tail of the last word is cleared by the writer; only holes inside need a mask.
        if (words == 0 || Array.TrueForAll(covered, b => b != 0))
        {
            return null;
        }

        var padded = new byte[words * 8];
        covered.CopyTo(padded, 0);
        return MemoryMarshal.Cast<byte, ulong>(padded).ToArray();
    }

    /// <summary>Marks the bytes of all fields below <paramref name="type"/>; returns a refusal if two overlap.</summary>
    private static string? Cover(Type type, int offset, byte[] covered, List<int> blocks)
    {
        if (type == typeof(Block))
        {
            blocks.Add(offset);
        }

        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer)
        {
            return CoverBytes(type, offset, SizeOf(type), covered);
        }

        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { } inline)
        {
            var element = SizeOf(fields[0].FieldType);
            for (var i = 0; i < inline.Length; i++)
            {
                if (Cover(fields[0].FieldType, offset + (i * element), covered, blocks) is { } problem)
                {
                    return problem;
                }
            }

            return null;
        }

        foreach (var field in fields)
        {
            var at = offset + OffsetOf(field);
            var problem = field.IsDefined(typeof(FixedBufferAttribute))
                ? CoverBytes(type, at, SizeOf(field.FieldType), covered)
                : Cover(field.FieldType, at, covered, blocks);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CoverBytes(Type type, int offset, int count, byte[] covered)
    {
        for (var i = offset; i < offset + count; i++)
        {
            if (covered[i] != 0)
            {
                return $"Message type {type.Name} has fields that overlap at byte {i}; a message's fields must not share bytes.";
            }

            covered[i] = 0xFF;
        }

        return null;
    }

    internal static int SizeOf(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The managed offset of a field: what <c>ldflda</c> adds to the address of its struct.</summary>
    internal static unsafe int OffsetOf(FieldInfo field)
    {
        var method = new DynamicMethod("OffsetOf" + field.Name, typeof(long), [typeof(nint)], typeof(MessageLayout).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_I8);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Conv_I8);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Ret);

        // Any readable address will do; a message fits.
        var memory = stackalloc byte[LargestMessageBytes];
        return (int)((Func<nint, long>)method.CreateDelegate(typeof(Func<nint, long>)))((nint)memory);
    }
}

/// <summary>The layout of one message type; a null <see cref="MessageLayout.Mask"/> costs nothing when sending.</summary>
internal sealed class MessageLayout<T> : MessageLayout
    where T : unmanaged
{
    public static readonly MessageLayout<T> Instance = new();

    // Constants to the optimising compiler, because the type is fixed for each T.
    public static readonly int PayloadWords = Instance.Words;
    private static readonly T Fieldless;
    private static readonly bool HasPadding = Instance.Mask is not null;
    public static readonly bool HoldsBlocks = Instance.BlockOffsets.Length > 0;

    private MessageLayout()
        : base(typeof(T), Unsafe.SizeOf<T>())
    {
    }

    /// <summary>Stores a message with all bytes that belong to no field cleared.</summary>
    public static unsafe void Store(byte* payload, in T message)
    {
        if (PayloadWords == 0)
        {
            return;
        }

        var words = (ulong*)payload;
        if (sizeof(T) % 8 != 0)
        {
            words[PayloadWords - 1] = 0;
        }

        Unsafe.WriteUnaligned(payload, message);
        if (HasPadding)
        {
            var mask = Instance.Mask!;
            for (var i = 0; i < mask.Length; i++)
            {
                words[i] &= mask[i];
            }
        }
    }

    /// <summary>The stored message; one without fields has no bytes there, whatever its size.</summary>
    public static unsafe ref readonly T At(byte* payload) =>
        ref PayloadWords == 0 ? ref Fieldless : ref Unsafe.AsRef<T>(payload);

    public override unsafe string Describe(byte* payload)
    {
        try
        {
            return (PayloadWords == 0 ? default : Unsafe.ReadUnaligned<T>(payload)).ToString() ?? typeof(T).Name;
        }
#pragma warning disable CA1031 // A report of a failure must not fail on the way.
        catch (Exception)
#pragma warning restore CA1031
        {
            return typeof(T).Name;
        }
    }
}
