using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon;

/// <summary>An object that a <see cref="RecordSchema"/> has read and found right.</summary>
public sealed class Record
{
    private readonly Dictionary<string, object> values;

    internal Record(
        RecordSchema schema,
        HoconObject source,
        Dictionary<string, object> values,
        IReadOnlyList<KeyValuePair<string, Record>> entries)
    {
        Schema = schema;
        Source = source;
        Entries = entries;
        this.values = values;
    }

    /// <summary>The schema that it was read by.</summary>
    public RecordSchema Schema { get; }

    /// <summary>The object as it was written.</summary>
    public HoconObject Source { get; }

    /// <summary>Where the object was written.</summary>
    public Origin Origin => Source.Origin;

    /// <summary>The entries of a map (<see cref="RecordSchema.OpenTo"/>), in the order in which they were written.</summary>
    public IReadOnlyList<KeyValuePair<string, Record>> Entries { get; }

    /// <summary>The value of a key, or its default.</summary>
    /// <exception cref="InvalidOperationException">The key is optional and was left out, or the schema does not have it.</exception>
    public T Get<T>(Key<T> key)
        where T : notnull => TryGet(key, out var value)
        ? value
        : throw new InvalidOperationException($"The key `{key.Name}` was left out and has no default; ask `Has` first.");

    /// <summary>The value of a key, or its default; false when it is optional and was left out.</summary>
    public bool TryGet<T>(Key<T> key, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        if (!ReferenceEquals(Schema.Find(key.Name), key))
        {
            throw new InvalidOperationException($"The schema `{Schema.Name}` was not declared with this key `{key.Name}`.");
        }

        if (values.GetValueOrDefault(key.Name) is T given)
        {
            value = given;
            return true;
        }

        if (key.DefaultValue is T standard)
        {
            value = standard;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Whether the key was written; a default does not count.</summary>
    public bool Has(Key key) => values.ContainsKey(key.Name);

    /// <summary>The value of a key as it was written, or its default, to be shown in an error: <c>`2000 GHz`</c>.</summary>
    public string Found(Key key) => Source.TryGet(key.Name, out var value) && value is not HoconNull ? Key.Found(value) : $"`{key.DefaultText}`";

    /// <summary>Where the value of a key was written; the object's place if it was left out.</summary>
    public Origin OriginOf(Key key) => Source.TryGet(key.Name, out var value) ? value.Origin : Origin;

    /// <summary>Where an item of the list that a key holds was written, counted from 0; the object's place if it was left out.</summary>
    public Origin OriginOf(Key key, int item) => Source.TryGet(key.Name, out var value) && value is HoconList list
        ? list[item].Origin
        : OriginOf(key);

    /// <summary>An error at the value of a key, to be thrown by whoever finds that values do not fit together.</summary>
    /// <param name="key">The key that is to blame.</param>
    /// <param name="sentence">What is wrong and what would be right.</param>
    public HoconException Error(Key key, string sentence) => new(OriginOf(key), sentence);

    /// <summary>An error about the record as a whole.</summary>
    /// <param name="sentence">What is wrong and what would be right.</param>
    public HoconException Error(string sentence) => new(Origin, sentence);
}
