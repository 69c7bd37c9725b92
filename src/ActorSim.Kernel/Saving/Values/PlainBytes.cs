using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>Finds which bytes of a type without references belong to its fields, and where it holds blocks.</summary>
internal static class PlainBytes
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>0xFF for each byte of a field, 0 for the holes; and the offsets of handles.</summary>
    public static (byte[] Covered, int[] BlockOffsets) Of(Type type)
    {
        var covered = new byte[MessageLayout.SizeOf(type)];
        var blocks = new List<int>();
        Cover(type, 0, covered, blocks);
        return (covered, [.. blocks]);
    }

    private static void Cover(Type type, int offset, byte[] covered, List<int> blocks)
    {
        if (type == typeof(Block))
        {
            blocks.Add(offset);
        }

        if (type.IsPrimitive || type.IsEnum || type.IsDefined(typeof(UnsafeValueTypeAttribute)))
        {
            covered.AsSpan(offset, MessageLayout.SizeOf(type)).Fill(0xFF);
            return;
        }

        var fields = type.GetFields(Fields);
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { } inline)
        {
            var element = MessageLayout.SizeOf(fields[0].FieldType);
            for (var i = 0; i < inline.Length; i++)
            {
                Cover(fields[0].FieldType, offset + (i * element), covered, blocks);
            }

            return;
        }

        foreach (var field in fields)
        {
            Cover(field.FieldType, offset + MessageLayout.OffsetOf(field), covered, blocks);
        }
    }
}
