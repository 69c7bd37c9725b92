using System.Collections.Concurrent;
using System.Reflection;

namespace ActorSim.Kernel;

/// <summary>The fields of a class with those of its base classes, in an order that does not depend on where they are declared in the file.</summary>
internal sealed class SavedFields
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, SavedFields> Known = new();

    private readonly SavedField<object>[] fixedFields;
    private readonly SavedField<object>[] changingFields;

    private SavedFields(Type type)
    {
        var fields = In(type);
        fixedFields = [.. fields.Where(field => field.IsInitOnly).Select(SavedField<object>.Of)];
        changingFields = [.. fields.Where(field => !field.IsInitOnly).Select(SavedField<object>.Of)];
    }

    public static SavedFields Of(Type type) => Known.GetOrAdd(type, known => new SavedFields(known));

    /// <summary>The fields of a class or struct that are saved: not those of the kernel's own bases.</summary>
    public static IReadOnlyList<FieldInfo> In(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var at = type; at is not null && at != typeof(object) && at != typeof(Actor) && at != typeof(Metric); at = at.BaseType)
        {
            fields.InsertRange(0, at.GetFields(Declared).OrderBy(field => field.Name, StringComparer.Ordinal));
        }

        return fields;
    }

    /// <summary>Writes what of the readonly fields cannot change during a run.</summary>
    public void WriteFixed(ObjectWriter to, object owner)
    {
        foreach (var field in fixedFields)
        {
            field.WriteFixed(to, ref owner);
        }
    }

    public void Verify(ObjectReader from, object owner)
    {
        foreach (var field in fixedFields)
        {
            field.Verify(from, ref owner);
        }
    }

    public void WriteReadonly(ObjectWriter to, object owner) => Write(fixedFields, to, owner);

    public void ReadReadonly(ObjectReader from, object owner) => Read(fixedFields, from, owner);

    public void WriteChanging(ObjectWriter to, object owner) => Write(changingFields, to, owner);

    public void ReadChanging(ObjectReader from, object owner) => Read(changingFields, from, owner);

    public void CopyReadonly(object source, object destination)
    {
        foreach (var field in fixedFields)
        {
            field.Copy(ref source, ref destination);
        }
    }

    public bool AreReadonlySame(object left, object right) =>
        Array.TrueForAll(fixedFields, field => field.Same(ref left, ref right));

    private static void Write(SavedField<object>[] fields, ObjectWriter to, object owner)
    {
        foreach (var field in fields)
        {
            field.Write(to, ref owner);
        }
    }

    private static void Read(SavedField<object>[] fields, ObjectReader from, object owner)
    {
        foreach (var field in fields)
        {
            field.Read(from, ref owner);
        }
    }
}
