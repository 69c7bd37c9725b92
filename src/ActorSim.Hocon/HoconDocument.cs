using System.Collections.Immutable;
using ActorSim.Hocon.Resolution;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>
/// A configuration that was parsed and not yet resolved: its substitutions still wait for values, so that
/// documents can be laid over one another first.
/// </summary>
/// <example>
/// <code>
/// var scenario = HoconDocument.ReadFile("alexnet.conf").WithFallback(HoconDocument.ReadFile("reference.conf"));
/// HoconObject values = scenario.ResolveObject();
/// </code>
/// </example>
public sealed class HoconDocument
{
    // What a tree has more than the text: the root, and the text of a property that ends with its key.
    private const int RootSize = 2;

    // Lists that share their parts, so that laying thousands of documents over one another stays linear.
    private readonly ImmutableList<Node> layers;
    private readonly ImmutableList<ObjectNode> settings;
    private readonly HoconOptions options;
    private readonly long written;

    private HoconDocument(ImmutableList<Node> layers, HoconOptions options, ImmutableList<ObjectNode> settings, long written)
    {
        this.layers = layers;
        this.options = options;
        this.settings = settings;
        this.written = written;
    }

    /// <summary>Whether nothing is laid over or under the text, so that nothing changes its nodes.</summary>
    private bool IsAlone => layers.Count == 1 && options.Overrides.Count == 0 && settings.Count == 0;

    /// <summary>Whether it is settings that are laid over the text, and no other document.</summary>
    private bool IsSet => layers.Count == 1 && options.Overrides.Count > 0;

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">What errors call it; what it includes is looked for beside it.</param>
    /// <param name="options">How to read it; the overrides are laid over it when it is resolved.</param>
    /// <exception cref="HoconException">The text, or one that it includes, is not well-formed.</exception>
    public static HoconDocument Parse(string text, string fileName, HoconOptions? options = null)
    {
        options ??= HoconOptions.Default;
        var scope = FileScope.Root(fileName, options);
        var syntax = options.Syntax ?? Locations.SyntaxOf(fileName) ?? HoconSyntax.Hocon;
        var root = Parser.ParseText(new SourceText(fileName, text), syntax, scope);
        return new HoconDocument([root], options, [], text.Length + RootSize + scope.IncludedSize);
    }

    /// <summary>Parses what a stream holds, to its end, in UTF-8.</summary>
    /// <inheritdoc cref="Parse(string, string, HoconOptions?)"/>
    /// <param name="stream">The bytes.</param>
    /// <param name="fileName">What errors call it; what it includes is looked for beside it.</param>
    /// <param name="options">How to read it; the overrides are laid over it when it is resolved.</param>
    public static HoconDocument Read(Stream stream, string fileName, HoconOptions? options = null)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(Utf8File.Decode(bytes.ToArray(), fileName), fileName, options);
    }

    /// <summary>Parses a file.</summary>
    /// <exception cref="HoconException">There is no such file, or it is not well-formed.</exception>
    public static HoconDocument ReadFile(string path, HoconOptions? options = null)
    {
        options ??= HoconOptions.Default;
        var start = new Origin(path, 0, 0);
        var text = options.Read(path, start) ?? throw new HoconException(
            start, Directory.Exists(path) ? "This is a folder; give one of its files." : "This file does not exist.");
        return Parse(text, path, options);
    }

    /// <summary>This document over another one: what it does not say, the other says. Options are those of this one.</summary>
    public HoconDocument WithFallback(HoconDocument fallback) =>
        new(layers.AddRange(fallback.layers), options, settings, written + fallback.written);

    /// <summary>
    /// This document with one value set, over everything else and over the overrides of its options: what a sweep does
    /// for each of its runs. Substitutions see it; an object takes the place of what is there, and values set later may go
    /// into it. The value keeps its origin, so that an error points at where it was written.
    /// </summary>
    /// <param name="path">The path of the key, such as <c>chip.rows</c>.</param>
    /// <param name="keyOrigin">Where the path was written.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="HoconException">The path is not well-formed.</exception>
    public HoconDocument With(string path, Origin keyOrigin, HoconValue value)
    {
        var keys = HoconPath.Parse(path);
        FileScope.Root(path, options).RefuseDepth(keyOrigin, keys.Length + value.Depth);
        var setting = new ObjectNode(keyOrigin);
        setting.Assign([.. keys.Select(key => new PathElement(key, keyOrigin))], NodeOf(value));
        return new HoconDocument(layers, options, settings.Add(setting), written + value.Size);
    }

    /// <summary>
    /// This document with a setting such as <c>rows=16</c> over everything else, as <see cref="HoconOptions.Overrides"/>
    /// have it, but for the path below which its keys are meant.
    /// </summary>
    /// <param name="setting">The setting as somebody wrote it: places in errors are those in this text.</param>
    /// <param name="below">The path from the root to what it is about, such as <c>chip</c>; empty for the root.</param>
    /// <exception cref="HoconException">The setting is not well-formed.</exception>
    public HoconDocument WithSetting(string setting, string below = "")
    {
        var prefix = below.Length == 0 ? "" : below + ".";
        var source = new SourceText(HoconOptions.OverridesFile, prefix + setting, includedFrom: null, prefix.Length);
        return new HoconDocument(layers, options, settings.Add(ParseOverride(source, setting)), written + source.Text.Length);
    }

    /// <summary>Replaces all substitutions; the root may be a list.</summary>
    /// <exception cref="HoconException">A substitution has no value, or values do not fit together.</exception>
    public HoconValue Resolve()
    {
        if (IsAlone && layers[0] is ListNode list)
        {
            return Resolver.Resolve(list, options, written);
        }

        var root = (ObjectNode?)null;
        var total = written;
        foreach (var layer in layers.Reverse())
        {
            var upper = layer as ObjectNode
                ?? throw new HoconException(layer.Origin, IsSet
                    ? $"`{HoconOptions.OverridesFile}` needs a text that holds an object; this one holds a list."
                    : "An object should stand here, with keys and values; this text holds a list.");
            root = Lay(IsAlone ? upper : upper.Copy(), root);
        }

        foreach (var setting in options.Overrides)
        {
            root = Lay(ParseOverride(new SourceText(HoconOptions.OverridesFile, setting), setting), root);
            total += setting.Length;
        }

        foreach (var setting in settings)
        {
            root = Lay(setting.Copy(), root);
        }

        return Resolver.Resolve(root!, options, total);
    }

    /// <summary>Replaces all substitutions in a document whose root is an object.</summary>
    /// <exception cref="HoconException">The root is a list, a substitution has no value, or values do not fit together.</exception>
    public HoconObject ResolveObject() => Resolve() is var value && value is HoconObject entries
        ? entries
        : throw new HoconException(value.Origin, "An object should stand here, with keys and values; this text holds a list.");

    private static ObjectNode Lay(ObjectNode upper, ObjectNode? lower)
    {
        if (lower is null)
        {
            return upper;
        }

        lower.Merge(upper);
        return lower;
    }

    private static Node NodeOf(HoconValue value)
    {
        if (value is not HoconObject entries)
        {
            return new ValueNode(value);
        }

        StackGuard.Refuse(value.Origin);
        var node = new ObjectNode(value.Origin) { HidesFallbacks = true };
        foreach (var entry in entries)
        {
            node.Assign([new PathElement(entry.Key, entry.KeyOrigin)], NodeOf(entry.Value));
        }

        return node;
    }

    private ObjectNode ParseOverride(SourceText source, string setting)
    {
        if (setting.AsSpan().IndexOfAny('=', ':', '{') < 0)
        {
            throw new HoconException(source.At(1, 1), $"`{setting}` sets nothing; write `key=value`, such as `chip.rows=16`.");
        }

        return Parser.ParseText(source, HoconSyntax.Hocon, FileScope.Root(HoconOptions.OverridesFile, options)) as ObjectNode
            ?? throw new HoconException(source.At(1, 1), $"`{setting}` is a list; write `key=value`, such as `chip.rows=16`.");
    }
}
