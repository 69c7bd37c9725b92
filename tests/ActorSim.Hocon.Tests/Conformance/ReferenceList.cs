using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>
/// The entries of one list of the reference data by name, so that each can be a test of its own. Without the data there
/// is one name that nobody asks for, because a theory must have at least one row.
/// </summary>
internal sealed class ReferenceList
{
    private readonly Dictionary<string, JsonElement> entries = new(StringComparer.Ordinal);

    private ReferenceList(IEnumerable<(string Name, JsonElement Entry)> source)
    {
        foreach (var (name, entry) in source)
        {
            entries.Add(name, entry);
        }
    }

    /// <summary>The names as the rows of a theory.</summary>
    public TheoryData<string> Names => entries.Count == 0 ? ["none"] : [.. entries.Keys];

    public JsonElement this[string name] => entries[name];

    /// <summary>A list of <c>cases.json</c>; its names are <c>group/id</c>, or the id where there are no groups.</summary>
    public static ReferenceList OfCases(string list) => new(Read("cases.json") is { } root
        ? root.GetProperty(list).EnumerateArray().Select(entry => (NameOf(entry), entry))
        : []);

    /// <summary>The files of <c>expected.json</c>, with what must come of them.</summary>
    public static ReferenceList OfFiles() => new(Read("expected.json") is { } root
        ? root.EnumerateObject().Select(entry => (entry.Name, entry.Value))
        : []);

    /// <summary>The files that say the same as the <c>original.json</c> beside them, with that.</summary>
    public static ReferenceList OfEquivalents() => new(SharedReference.HoconSpec is { } spec
        ? Directory.GetDirectories(Path.Combine(spec, "resources"), "equiv*").Order(StringComparer.Ordinal).SelectMany(Equivalents)
        : []);

    private static IEnumerable<(string Name, JsonElement Entry)> Equivalents(string folder)
    {
        var original = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "original.json"))).RootElement;
        return Directory.GetFiles(folder)
            .Where(file => !file.EndsWith(".properties", StringComparison.Ordinal) && Path.GetFileName(file) != "original.json")
            .Order(StringComparer.Ordinal)
            .Select(file => ($"{Path.GetFileName(folder)}/{Path.GetFileName(file)}", original));
    }

    private static string NameOf(JsonElement entry)
    {
        var id = entry.GetProperty("id").GetString()!;
        return entry.TryGetProperty("group", out var group) ? $"{group.GetString()}/{id}" : id;
    }

    private static JsonElement? Read(string file) => SharedReference.HoconSpec is { } spec
        ? JsonDocument.Parse(File.ReadAllText(Path.Combine(spec, file))).RootElement
        : null;
}
