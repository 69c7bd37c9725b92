using System.Reflection;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>The documents that inputs start from: those in the folder of that name, and perhaps more from a folder of the user.</summary>
public sealed class Corpus
{
    private static readonly string[] Endings = [".conf", ".json", ".properties"];

    private Corpus(IReadOnlyList<KeyValuePair<string, string>> documents)
    {
        Hocon = Texts(".conf");
        Json = Texts(".json");
        Properties = Texts(".properties");

        string[] Texts(string ending) =>
            [.. documents.Where(document => document.Key.EndsWith(ending, StringComparison.Ordinal)).Select(document => document.Value)];
    }

    /// <summary>The documents that come with the program.</summary>
    public static Corpus Own { get; } = new(ReadOwn());

    public IReadOnlyList<string> Hocon { get; }

    public IReadOnlyList<string> Json { get; }

    public IReadOnlyList<string> Properties { get; }

    /// <summary>The own documents and those of a folder and the folders in it, in the order of their names.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static Corpus With(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"--corpus: there is no folder {folder}.");
        }

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(file, File.ReadAllText(file)));
        return new Corpus([.. ReadOwn(), .. files]);
    }

    public IReadOnlyList<string> Of(HoconSyntax syntax) => syntax switch
    {
        HoconSyntax.Json => Json,
        HoconSyntax.Properties => Properties,
        _ => Hocon,
    };

    private static List<KeyValuePair<string, string>> ReadOwn()
    {
        var program = Assembly.GetExecutingAssembly();
        var documents = new List<KeyValuePair<string, string>>();
        foreach (var name in program.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
            documents.Add(KeyValuePair.Create(name, reader.ReadToEnd()));
        }

        return documents;
    }
}
