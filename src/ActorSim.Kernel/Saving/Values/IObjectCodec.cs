namespace ActorSim.Kernel;

/// <summary>
/// How objects of one class are saved and resumed. Where an object is met, only its number is written, and its head
/// when it is met first; its parts follow when all objects with a surer place are known, see <see cref="ObjectWriter"/>.
/// </summary>
internal interface IObjectCodec
{
    /// <summary>An array without elements, if these objects are arrays.</summary>
    object? EmptyArray { get; }

    /// <summary>Writes what is needed to make such an object.</summary>
    void WriteHead(ObjectWriter to, object value);

    /// <summary>Reads the head and returns the object of the new system that stands in the same place, if it fits, or makes one.</summary>
    object Obtain(ObjectReader from, object? present);

    /// <summary>Reads the head and refuses the run if the object of the new system does not fit.</summary>
    void VerifyHead(ObjectReader from, object present);

    /// <summary>Writes what cannot change during a run of an object that is reached by readonly fields alone.</summary>
    void WriteFixed(ObjectWriter to, object value);

    void Verify(ObjectReader from, object present);

    /// <summary>Writes readonly fields, unless they are written as fixed, and elements.</summary>
    void WriteStable(ObjectWriter to, object value, bool isFixed);

    void ReadStable(ObjectReader from, object value, bool isFixed);

    /// <summary>Writes fields that change.</summary>
    void WriteChanging(ObjectWriter to, object value);

    void ReadChanging(ObjectReader from, object value);
}
