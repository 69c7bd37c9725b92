using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>A struct with references in it: its fields one after another.</summary>
/// <typeparam name="T">A struct; no constraint says so, because none includes a struct that may be null.</typeparam>
internal sealed class StructCodec<T> : Codec<T>
{
    // Found when first needed: a struct may hold an array of its own kind.
    private SavedField<T>[]? found;

    private SavedField<T>[] Fields => found ??= [.. SavedFields.In(typeof(T)).Select(SavedField<T>.Of)];

    public override void Write(ObjectWriter to, in T value)
    {
        foreach (var field in Fields)
        {
            field.Write(to, ref Unsafe.AsRef(in value));
        }
    }

    public override void Read(ObjectReader from, ref T slot)
    {
        foreach (var field in Fields)
        {
            field.Read(from, ref slot);
        }
    }

    public override void WriteFixed(ObjectWriter to, in T value)
    {
        foreach (var field in Fields)
        {
            field.WriteFixed(to, ref Unsafe.AsRef(in value));
        }
    }

    public override void Verify(ObjectReader from, in T present)
    {
        foreach (var field in Fields)
        {
            field.Verify(from, ref Unsafe.AsRef(in present));
        }
    }

    public override bool Same(in T left, in T right)
    {
        foreach (var field in Fields)
        {
            if (!field.Same(ref Unsafe.AsRef(in left), ref Unsafe.AsRef(in right)))
            {
                return false;
            }
        }

        return true;
    }
}
