using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>Reads configurations: text or file in, resolved values out.</summary>
/// <example>
/// <code>
/// var root = HoconConfig.ParseFile("scenarios/chips/eyeriss-v1.conf", new HoconOptions { Overrides = ["chip.rows=16"] });
/// </code>
/// </example>
public static class HoconConfig
{
    /// <summary>Reads a file and all that it includes.</summary>
    /// <exception cref="HoconException">There is no such file, or something in it is wrong.</exception>
    public static HoconObject ParseFile(string path, HoconOptions? options = null) =>
        HoconDocument.ReadFile(path, options).ResolveObject();

    /// <summary>Reads a text and all that it includes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">What errors call it; what it includes is looked for beside it.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="HoconException">Something in it is wrong.</exception>
    public static HoconObject Parse(string text, string fileName, HoconOptions? options = null) =>
        HoconDocument.Parse(text, fileName, options).ResolveObject();

    /// <summary>The keys of a path: <c>a."b.c"</c> is <c>a</c>, then <c>b.c</c>.</summary>
    /// <exception cref="HoconException">The path is not well-formed.</exception>
    public static IReadOnlyList<string> SplitPath(string path) => SplitPath(path, "path");

    /// <inheritdoc cref="SplitPath(string)"/>
    /// <param name="path">The path.</param>
    /// <param name="name">What errors call it, such as the option that gave it.</param>
    public static IReadOnlyList<string> SplitPath(string path, string name) => HoconPath.Parse(path, name);

    /// <summary>Keys as a path that splits into the same keys, with quotes where they are needed.</summary>
    public static string JoinPath(IEnumerable<string> keys) => HoconPath.Show(keys);
}
