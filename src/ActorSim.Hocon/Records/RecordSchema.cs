namespace ActorSim.Hocon;

/// <summary>
/// The keys that an object may have. Whoever adds a key to a scenario adds it here and nowhere else: checking, reading
/// and the documentation follow.
/// </summary>
public sealed class RecordSchema
{
    private readonly Dictionary<string, Key> keys = new(StringComparer.Ordinal);

    /// <summary>Declares a kind of object.</summary>
    /// <param name="name">What it is called in errors and in the documentation: "router".</param>
    /// <param name="description">What it describes, in a sentence or two.</param>
    /// <param name="keys">Its keys, in the order in which the documentation lists them.</param>
    /// <exception cref="ArgumentException">Two keys have the same name.</exception>
    public RecordSchema(string name, string description, params IReadOnlyList<Key> keys)
    {
        Name = name;
        Description = description;
        Keys = keys;
        foreach (var key in keys)
        {
            if (!this.keys.TryAdd(key.Name, key))
            {
                throw new ArgumentException($"The schema `{name}` declares the key `{key.Name}` twice.", nameof(keys));
            }
        }
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it describes.</summary>
    public string Description { get; }

    /// <summary>Its keys, in order of declaration.</summary>
    public IReadOnlyList<Key> Keys { get; }

    /// <summary>
    /// The schema of what stands under any other key, for maps such as <c>networks { alexnet { … } }</c>; null when
    /// other keys are errors.
    /// </summary>
    public RecordSchema? Entries { get; private init; }

    /// <summary>Whether other keys are let through unread, for objects that several readers share.</summary>
    public bool IgnoresOthers { get; private init; }

    /// <summary>A schema with the same keys in which every other key is an entry of a map.</summary>
    public RecordSchema OpenTo(RecordSchema entries) => new(Name, Description, Keys) { Entries = entries };

    /// <summary>A schema with the same keys that leaves all others to somebody else.</summary>
    public RecordSchema IgnoringOthers() => new(Name, Description, Keys) { IgnoresOthers = true };

    /// <summary>Reads an object.</summary>
    /// <exception cref="HoconException">
    /// Something in it, at any depth, is wrong: an unknown or missing key, a wrong type or unit, a value out of range.
    /// All problems are in the one exception: those of what was written in the order of the text, then what is missing.
    /// </exception>
    public Record Read(HoconObject entries)
    {
        var reading = new Reading();
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var others = new List<KeyValuePair<string, Record>>();
        foreach (var entry in entries)
        {
            if (keys.TryGetValue(entry.Key, out var key))
            {
                if (entry.Value is not HoconNull && key.ReadValue(entry.Value, reading) is { } value)
                {
                    values.Add(key.Name, value);
                }
            }
            else if (Entries is not null)
            {
                ReadOther(entry, others, reading);
            }
            else if (!IgnoresOthers)
            {
                reading.Add(entry.KeyOrigin, $"`{Name}` has no key `{entry.Key}`; {NearestName.Advice(entry.Key, keys.Keys)}");
            }
        }

        foreach (var key in Keys)
        {
            if (key.IsRequired)
            {
                RequireGiven(key, entries, reading);
            }
        }

        reading.ThrowIfAny();
        return new Record(this, entries, values, others);
    }

    /// <summary>The key of that name; null if there is none.</summary>
    public Key? Find(string name) => keys.GetValueOrDefault(name);

    private void RequireGiven(Key key, HoconObject entries, Reading reading)
    {
        var sentence = $"`{Name}` needs the key `{key.Name}`: {key.TypeName}. {key.Description}";
        if (!entries.TryGet(key.Name, out var given))
        {
            reading.Add(entries.Origin, sentence);
        }
        else if (given is HoconNull)
        {
            reading.Add(given.Origin, $"`null` leaves the key out, but {sentence}");
        }
    }

    private void ReadOther(HoconEntry entry, List<KeyValuePair<string, Record>> others, Reading reading)
    {
        if (entry.Value is not HoconObject inner)
        {
            if (entry.Value is not HoconNull)
            {
                reading.Add(
                    entry.Value.Origin,
                    $"`{entry.Key}` must be an object that describes a {Entries!.Name}; found {entry.Value.Kind}.");
            }

            return;
        }

        try
        {
            others.Add(new(entry.Key, Entries!.Read(inner)));
        }
        catch (HoconException problem)
        {
            reading.Add(problem);
        }
    }
}
