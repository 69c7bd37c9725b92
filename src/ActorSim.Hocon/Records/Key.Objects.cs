using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon;

/// <content>Keys that hold objects, and anything at all.</content>
public abstract partial class Key
{
    /// <summary>An object with keys of its own.</summary>
    /// <param name="name">The key.</param>
    /// <param name="description">What it means, in a sentence.</param>
    /// <param name="schema">The keys of the object.</param>
    /// <param name="example">What may be written there, to be shown to whoever wrote something else.</param>
    [SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "A HOCON object is meant.")]
    public static Key<Record> Object(string name, string description, RecordSchema schema, string example = "{ … }") =>
        new(name, description, $"an object ({schema.Name})", RecordReader(schema.Read, example)) { Schema = schema };

    /// <summary>An object that says of which kind it is, and so which keys it has.</summary>
    /// <param name="name">The key.</param>
    /// <param name="description">What it means, in a sentence.</param>
    /// <param name="family">The kinds of object.</param>
    /// <param name="example">What may be written there, to be shown to whoever wrote something else.</param>
    [SuppressMessage("Naming", "CA1720:Identifiers should not contain type names", Justification = "A HOCON object is meant.")]
    public static Key<Record> Object(string name, string description, RecordFamily family, string example = "{ … }") =>
        new(name, description, $"an object ({family.Name})", RecordReader(family.Read, example)) { Family = family };

    /// <summary>A list of objects of one kind.</summary>
    public static Key<IReadOnlyList<Record>> ObjectList(string name, string description, RecordSchema schema) =>
        new(name, description, $"a list of objects ({schema.Name})", RecordListReader(schema.Read)) { Schema = schema };

    /// <summary>A list of objects, each of which says of which kind it is.</summary>
    public static Key<IReadOnlyList<Record>> ObjectList(string name, string description, RecordFamily family) =>
        new(name, description, $"a list of objects ({family.Name})", RecordListReader(family.Read)) { Family = family };

    /// <summary>Whatever stands there, unchecked.</summary>
    public static Key<HoconValue> Any(string name, string description) =>
        new(name, description, "any value", (HoconValue value, out HoconValue result) =>
        {
            result = value;
            return null;
        });

    private static ValueReader<Record> RecordReader(Func<HoconObject, Record> read, string example) => (HoconValue value, out Record result) =>
    {
        result = null!;
        if (value is not HoconObject entries)
        {
            return $"must be an object, such as `{example}`; found {Found(value)}";
        }

        result = read(entries);
        return null;
    };

    private static ValueReader<IReadOnlyList<Record>> RecordListReader(Func<HoconObject, Record> read) =>
        (HoconValue value, out IReadOnlyList<Record> result) =>
        {
            var records = new List<Record>();
            result = records;
            if (value is not HoconList list)
            {
                return $"must be a list of objects, such as `[{{ … }}]`; found {Found(value)}";
            }

            var reading = new Reading();
            foreach (var item in list)
            {
                if (item is not HoconObject entries)
                {
                    reading.Add(item.Origin, $"Each item of this list must be an object `{{ … }}`; found {Found(item)}.");
                    continue;
                }

                try
                {
                    records.Add(read(entries));
                }
                catch (HoconException problem)
                {
                    reading.Add(problem);
                }
            }

            reading.ThrowIfAny();
            return null;
        };
}
