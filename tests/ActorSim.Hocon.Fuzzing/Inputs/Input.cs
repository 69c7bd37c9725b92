namespace ActorSim.Hocon.Fuzzing;

/// <summary>All that is handed to the reader at once: a text, what lies under it, and the world around it.</summary>
public sealed record Input
{
    /// <summary>What errors call the text itself.</summary>
    public const string FileName = "input.conf";

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    public HoconSyntax Syntax { get; init; } = HoconSyntax.Hocon;

    /// <summary>The files that can be included, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Texts to fall back on, the strongest first.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    public IReadOnlyList<string> Overrides { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The options under which it is read.</summary>
    public HoconOptions Options => new()
    {
        Syntax = Syntax,
        ReadFile = Files.GetValueOrDefault,
        Overrides = Overrides,
        Environment = Environment.GetValueOrDefault,
    };

    /// <summary>How many characters there are to read.</summary>
    public int Length => Text.Length + Files.Values.Sum(text => text.Length)
        + Fallbacks.Sum(text => text.Length) + Overrides.Sum(text => text.Length);

    /// <summary>The name of one of <see cref="Fallbacks"/>.</summary>
    public static string FallbackName(int index) => string.Create(null, $"fallback{index + 1}.conf");

    /// <summary>The text over its fallbacks, not yet resolved.</summary>
    public HoconDocument Parse()
    {
        var document = HoconDocument.Parse(Text, FileName, Options);
        for (var i = 0; i < Fallbacks.Count; i++)
        {
            document = document.WithFallback(HoconDocument.Parse(Fallbacks[i], FallbackName(i), Options with { Syntax = HoconSyntax.Hocon }));
        }

        return document;
    }
}
