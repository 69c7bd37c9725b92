namespace ActorSim.Hocon;

/// <content>What stands in a section.</content>
public sealed partial class SchemaDocument
{
    private static Section SectionOf(RecordSchema schema, string after = "") => new(0, schema.Name, page =>
    {
        page.Append($"\n{schema.Description}\n");
        WriteKeys(page, schema.Keys);
        if (schema.Entries is { } entries)
        {
            page.Append($"\n{(schema.Keys.Count == 0 ? "Every" : "Any other")} key is the name of one {page.Link(entries.Name, entries)}.\n");
        }

        page.Append(after.Length > 0 ? $"\n{after}\n" : "");
    })
    {
        Subject = schema,
        Inner = [.. schema.Keys.SelectMany(InnerOf), .. schema.Entries is { } entries ? [SectionOf(entries)] : (Section[])[]],
    };

    private static Section SectionOf(RecordFamily family) => new(0, family.Name, page =>
    {
        page.Append($"\n{family.Description}\n");
        WriteKeys(page, family.CommonKeys);
    })
    {
        Subject = family,
        Inner = [.. family.CommonKeys.SelectMany(InnerOf), .. family.Members.Select(member => SectionOf(family, member.Key, member.Value))],
    };

    /// <summary>A member of a family, with the keys that not all members have.</summary>
    private static Section SectionOf(RecordFamily family, string choice, RecordSchema member)
    {
        Key[] own = [.. member.Keys.Except(family.CommonKeys)];
        return new(0, member.Name, page =>
        {
            page.Append($"\n`{family.Chooser.Name} = {choice}`: {member.Description}\n");
            WriteKeys(page, own);
        })
        {
            Subject = member,
            Inner = [.. own.SelectMany(InnerOf)],
        };
    }

    private static IEnumerable<Section> InnerOf(Key key) =>
        key.Family is { } family ? [SectionOf(family)]
        : key.Schema is { } schema ? [SectionOf(schema)]
        : [];

    private static void WriteKeys(Page page, IReadOnlyList<Key> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var hasUnits = keys.Any(key => key.Dimensions.Count > 0);
        page.Append(hasUnits
            ? "\n| key | type | unit | default | meaning |\n| --- | --- | --- | --- | --- |\n"
            : "\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var key in keys)
        {
            page.Append($"| `{key.Name}` | {Cell(TypeOf(page, key))} | ")
                .Append(hasUnits ? $"{Cell(UnitOf(page, key))} | " : "")
                .Append($"{Cell(DefaultOf(key))} | {Cell(key.Description)} |\n");
        }
    }

    private static string TypeOf(Page page, Key key)
    {
        var (name, subject) = key.Family is { } family ? (family.Name, (object?)family) : (key.Schema?.Name, key.Schema);
        if (subject is null || !page.CanLink(subject))
        {
            return key.TypeName;
        }

        var link = $"({page.Link(name!, subject)})";
        return key.TypeName.Contains($"({name})") ? key.TypeName.Replace($"({name})", link) : $"{key.TypeName} {link}";
    }

    private static string UnitOf(Page page, Key key) => page.CanLink(UnitsSubject)
        ? string.Join(", ", key.Dimensions.Select(dimension => page.Link(dimension.Name, UnitsSubject)))
        : key.Unit ?? "";

    private static string DefaultOf(Key key) => key.DefaultText switch
    {
        null => key.IsOptional ? "none" : "*required*",
        "" => "`\"\"`",
        var value => $"`{value}`",
    };

    private static string Cell(string content) => content.Replace("|", "\\|").Replace('\n', ' ');

    /// <summary>A heading with what follows it.</summary>
    /// <param name="Level">Its level; 0 for none.</param>
    /// <param name="Title">The heading.</param>
    /// <param name="Write">Writes what follows it.</param>
    private sealed record Section(int Level, string Title, Action<Page> Write)
    {
        /// <summary>What it describes, to be linked to: a schema, a family, or something of its own.</summary>
        public object Subject { get; init; } = new();

        /// <summary>The sections of what it refers to.</summary>
        public IReadOnlyList<Section> Inner { get; init; } = [];
    }
}
