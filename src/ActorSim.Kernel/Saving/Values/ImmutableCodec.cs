using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Objects behind which nothing can change: written whole where they are met first. If the new system has an equal
/// one in the same place, that one is kept.
/// </summary>
internal sealed class ImmutableCodec<T> : Codec<T?>
    where T : class
{
    private readonly SavedFields fields = SavedFields.Of(typeof(T));

    public override void Write(ObjectWriter to, in T? value)
    {
        if (to.BeginReference(value, codec: null))
        {
            fields.WriteReadonly(to, value!);
        }
    }

    public override void WriteFixed(ObjectWriter to, in T? value)
    {
        if (to.BeginReference(value, codec: null))
        {
            fields.WriteFixed(to, value!);
        }
    }

    public override void Read(ObjectReader from, ref T? slot)
    {
        var value = slot;
        if (!from.BeginReference(ref value, codec: null, out var number))
        {
            if (!ReferenceEquals(value, slot))
            {
                slot = value;
            }

            return;
        }

        // Read into a copy of what is there, so that its parts can be kept too.
        var read = RuntimeHelpers.GetUninitializedObject(typeof(T));
        if (slot is not null)
        {
            fields.CopyReadonly(slot, read);
        }

        fields.ReadReadonly(from, read);
        if (slot is null || !from.IsFree(slot) || !fields.AreReadonlySame(read, slot))
        {
            slot = (T)read;
        }

        from.SetObject(number, slot);
    }

    public override void Verify(ObjectReader from, in T? present)
    {
        if (from.BeginVerify(present, codec: null))
        {
            from.AddObject(present!, codec: null);
            fields.Verify(from, present!);
        }
    }

    public override bool Same(in T? left, in T? right) => ReferenceEquals(left, right);
}
