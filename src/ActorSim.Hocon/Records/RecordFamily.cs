namespace ActorSim.Hocon;

/// <summary>
/// Objects of several kinds that stand in one list: a key that all of them have says which schema an object follows, as
/// <c>type</c> does for the layers of a network.
/// </summary>
public sealed class RecordFamily
{
    private readonly RecordSchema chooserAlone;
    private readonly Dictionary<string, RecordSchema> members;

    /// <summary>Declares a family.</summary>
    /// <param name="name">What one of the objects is called, whatever its kind: "layer".</param>
    /// <param name="description">What such an object describes.</param>
    /// <param name="chooser">The key that says which schema counts; every schema has it, and it must be required.</param>
    /// <param name="members">The schemas by the texts that choose them, in the order in which the documentation lists them.</param>
    /// <exception cref="ArgumentException">The key may be left out, or a schema lacks it.</exception>
    public RecordFamily(string name, string description, Key<string> chooser, params IReadOnlyList<KeyValuePair<string, RecordSchema>> members)
    {
        if (!chooser.IsRequired || members.Any(member => member.Value.Find(chooser.Name) != chooser))
        {
            throw new ArgumentException($"Every schema of the family `{name}` needs the key `{chooser.Name}`, and it must be required.", nameof(members));
        }

        Name = name;
        Description = description;
        Chooser = chooser;
        Members = members;
        this.members = members.ToDictionary(StringComparer.Ordinal);
        chooserAlone = new RecordSchema(name, description, chooser).IgnoringOthers();
    }

    /// <summary>What one of the objects is called.</summary>
    public string Name { get; }

    /// <summary>What one of the objects describes.</summary>
    public string Description { get; }

    /// <summary>The key that says which schema counts.</summary>
    public Key<string> Chooser { get; }

    /// <summary>The schemas by the texts that choose them.</summary>
    public IReadOnlyList<KeyValuePair<string, RecordSchema>> Members { get; }

    /// <summary>The keys that all schemas have.</summary>
    public IReadOnlyList<Key> CommonKeys =>
        [.. Members[0].Value.Keys.Where(key => Members.All(member => member.Value.Find(key.Name) == key))];

    /// <summary>Reads an object by the schema that it chooses.</summary>
    /// <exception cref="HoconException">It chooses none, or something in it is wrong.</exception>
    public Record Read(HoconObject entries) => members[chooserAlone.Read(entries).Get(Chooser)].Read(entries);
}
