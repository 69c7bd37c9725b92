using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Objects of a sealed class with state. The object that the new system has in the same place is filled, because
/// handlers may know it; only where there is none is one made, without running its constructor.
/// </summary>
internal sealed class ClassCodec<T> : ObjectCodec<T>
    where T : class
{
    // An object that cannot change stands for itself: to fill it would change it for everybody who knows it.
    private readonly bool mayBeFilled = !Codecs.IsImmutable(typeof(T));

    // Found when first needed: a class may refer to itself.
    private SavedFields? found;

    private SavedFields Fields => found ??= SavedFields.Of(typeof(T));

    public override object Obtain(ObjectReader from, object? present) =>
        present is not null && mayBeFilled ? present : RuntimeHelpers.GetUninitializedObject(typeof(T));

    public override void WriteFixed(ObjectWriter to, object value) => Fields.WriteFixed(to, value);

    public override void Verify(ObjectReader from, object present) => Fields.Verify(from, present);

    public override void WriteStable(ObjectWriter to, object value, bool isFixed)
    {
        if (!isFixed)
        {
            Fields.WriteReadonly(to, value);
        }
    }

    public override void ReadStable(ObjectReader from, object value, bool isFixed)
    {
        if (!isFixed)
        {
            Fields.ReadReadonly(from, value);
        }
    }

    public override void WriteChanging(ObjectWriter to, object value) => Fields.WriteChanging(to, value);

    public override void ReadChanging(ObjectReader from, object value) => Fields.ReadChanging(from, value);
}
