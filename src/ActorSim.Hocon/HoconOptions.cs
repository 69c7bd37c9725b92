using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>How a configuration is read. The default touches no environment variable.</summary>
public sealed record HoconOptions
{
    /// <summary>What stands for a file name in the origins of <see cref="Overrides"/>.</summary>
    public const string OverridesFile = "--set";

    /// <summary>What comes before a variable's name in the origins of what the environment answered.</summary>
    public const string EnvironmentFile = "environment variable";

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
    /// The folders in which <c>include classpath("x")</c> looks, and <c>include "x"</c> when there is no such file beside
    /// the including one. Of several files of that name all are merged; earlier folders win. Empty by default.
    /// </summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];

    /// <summary>
    /// Reads what lies at an address, for <c>include url("x")</c>; gives null when there is nothing. By default there is
    /// none, and such includes are refused: what a configuration says should not depend on a network.
    /// </summary>
    public Func<Uri, string?>? ReadAddress { get; init; }

    /// <summary>
    /// Told when an <c>include</c> that is not required names nothing that exists: the place, and the name as it was
    /// written. The language asks for silence here, which is the default.
    /// </summary>
    public Action<Origin, string>? OnMissingInclude { get; init; }

    /// <summary>
    /// Whether every <c>include</c> needs its file, as if it said <c>required</c>. The language lets a missing one pass,
    /// and the reader wonders later why a key is not defined; scenarios do not.
    /// </summary>
    public bool RequiresIncludes { get; init; }

    /// <summary>
    /// The language of the text itself. By default (null) that of a file goes by its ending, <c>.json</c> is strict JSON
    /// and <c>.properties</c> are Java properties, and anything else is HOCON.
    /// </summary>
    public HoconSyntax? Syntax { get; init; }

    /// <summary>
    /// How deep objects and lists may nest, in a text with those that include it and after resolution; at least 1. A thread
    /// with a small stack may refuse less, with a sentence of its own.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 256;

    /// <summary>How deep files may include files; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxIncludeDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 50;

    /// <summary>How many files a text may include, directly and through others, each time counted.</summary>
    public int MaxIncludes { get; init; } = 10_000;

    /// <summary>How many characters all that a text includes may have together, each time counted.</summary>
    public int MaxIncludedSize { get; init; } = 16_000_000;

    /// <summary>How deep substitutions may lead to substitutions; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxSubstitutionDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_000;

    /// <summary>
    /// How much larger than what was written the resolved configuration may be, in characters: of keys and texts, and one
    /// for each value. A value to which several substitutions refer counts at each place, although it is kept only once:
    /// whoever walks through the tree meets it as often.
    /// </summary>
    public int MaxSize { get; init; } = 100_000_000;

    /// <summary>Reads a file for the statement at a place; a failing disk is an error there.</summary>
    internal string? Read(string path, Origin place) => Guarded(ReadFile, path, path, place);

    /// <summary>Reads what lies at an address, which must be allowed.</summary>
    internal string? Fetch(Uri address, Origin place) => Guarded(ReadAddress!, address, address.AbsoluteUri, place);

    private static string? Guarded<T>(Func<T, string?> read, T location, string name, Origin place)
    {
        try
        {
            return read(location);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HoconException(place, $"`{name}` cannot be read: {problem.Message}");
        }
    }
}
