using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>How a configuration is read. The default touches no environment variable.</summary>
public sealed record HoconOptions
{
    /// <summary>What stands for a file name in the origins of <see cref="Overrides"/>.</summary>
    public const string OverridesFile = "--set";

    /// <summary>What is used when nothing is said.</summary>
    public static HoconOptions Default { get; } = new();

    /// <summary>
    /// Settings such as <c>chip.rows=16</c> that win over the text. They are HOCON themselves, and are laid on top
    /// before substitutions are resolved, so that <c>${chip.rows}</c> sees them too. Later ones win over earlier ones.
    /// </summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>
    /// Looks up an environment variable (null: not set) for a substitution that the configuration does not answer;
    /// null, the default, means that there is no environment.
    /// </summary>
    public Func<string, string?>? Environment { get; init; }

    /// <summary>Reads a file that is included, by path; gives null when there is none. The default reads the disk.</summary>
    public Func<string, string?> ReadFile { get; init; } = Utf8File.Read;

    /// <summary>
    /// Whether every <c>include</c> needs its file, as if it said <c>required</c>. The language lets a missing one pass,
    /// and the reader wonders later why a key is not defined; scenarios do not.
    /// </summary>
    public bool RequiresIncludes { get; init; }

    /// <summary>The language of the text itself; what it includes goes by the rules for includes.</summary>
    public HoconSyntax Syntax { get; init; } = HoconSyntax.Hocon;

    /// <summary>
    /// How deep objects and lists may nest, in a text with those that include it and after resolution; at least 1. A thread
    /// with a small stack may refuse less, with a sentence of its own.
    /// </summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>How deep files may include files; at least 1.</summary>
    public int MaxIncludeDepth { get; init; } = 50;

    /// <summary>How many files a text may include, directly and through others, each time counted.</summary>
    public int MaxIncludes { get; init; } = 10_000;

    /// <summary>How many characters all that a text includes may have together, each time counted.</summary>
    public int MaxIncludedSize { get; init; } = 16_000_000;

    /// <summary>How deep substitutions may lead to substitutions; at least 1.</summary>
    public int MaxSubstitutionDepth { get; init; } = 1_000;

    /// <summary>
    /// How much larger than what was written the resolved configuration may be, in characters: of keys and texts, and one
    /// for each value. A value to which several substitutions refer counts at each place, although it is kept only once:
    /// whoever walks through the tree meets it as often.
    /// </summary>
    public int MaxSize { get; init; } = 100_000_000;

    /// <summary>Reads a file for the statement at a place; a failing disk is an error there.</summary>
    internal string? Read(string path, Origin place)
    {
        try
        {
            return ReadFile(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HoconException(place, $"The file `{path}` cannot be read: {problem.Message}");
        }
    }
}
