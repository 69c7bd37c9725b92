namespace ActorSim.Kernel;

/// <summary>How values of one type are saved and resumed.</summary>
/// <typeparam name="T">The type of the field, element or key that holds the value.</typeparam>
internal abstract class Codec<T>
{
    /// <summary>The order in which the keys of a dictionary or the members of a set are saved; null if they have none of their own.</summary>
    public virtual Comparison<T>? Order => null;

    public abstract void Write(ObjectWriter to, in T value);

    /// <summary>Reads a value into its slot. What the slot holds is what the new system was built with, and is used again where that is right.</summary>
    public abstract void Read(ObjectReader from, ref T slot);

    /// <summary>Writes what cannot change during a run of a value in a readonly field.</summary>
    public virtual void WriteFixed(ObjectWriter to, in T value) => Write(to, value);

    /// <summary>Reads what <see cref="WriteFixed"/> wrote and refuses the run if the new system was built with something else.</summary>
    public abstract void Verify(ObjectReader from, in T present);

    /// <summary>Whether two values are the same; objects if they are one.</summary>
    public abstract bool Same(in T left, in T right);

    public virtual void WriteAll(ObjectWriter to, ReadOnlySpan<T> values)
    {
        foreach (ref readonly var value in values)
        {
            Write(to, value);
        }
    }

    public virtual void ReadAll(ObjectReader from, Span<T> slots)
    {
        foreach (ref var slot in slots)
        {
            Read(from, ref slot);
        }
    }
}
