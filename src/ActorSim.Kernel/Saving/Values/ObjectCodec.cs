namespace ActorSim.Kernel;

/// <summary>References to objects with an identity of their own.</summary>
internal abstract class ObjectCodec<T> : Codec<T?>, IObjectCodec
    where T : class
{
    public virtual object? EmptyArray => null;

    public override void Write(ObjectWriter to, in T? value) => to.WriteReference(value, this);

    public override void Read(ObjectReader from, ref T? slot)
    {
        var value = from.ReadReference(slot, this);
        if (!ReferenceEquals(value, slot))
        {
            slot = (T?)value;
        }
    }

    public override void Verify(ObjectReader from, in T? present) => from.VerifyReference(present, this);

    public override bool Same(in T? left, in T? right) => ReferenceEquals(left, right);

    public virtual void WriteHead(ObjectWriter to, object value)
    {
    }

    public abstract object Obtain(ObjectReader from, object? present);

    public virtual void VerifyHead(ObjectReader from, object present)
    {
    }

    public virtual void WriteFixed(ObjectWriter to, object value)
    {
    }

    public virtual void Verify(ObjectReader from, object present)
    {
    }

    public abstract void WriteStable(ObjectWriter to, object value, bool isFixed);

    public abstract void ReadStable(ObjectReader from, object value, bool isFixed);

    public virtual void WriteChanging(ObjectWriter to, object value)
    {
    }

    public virtual void ReadChanging(ObjectReader from, object value)
    {
    }
}
