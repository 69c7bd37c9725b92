using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <summary>
/// Where a text stands: the files that include it, the keys under which it is included, and how to read the files
/// that it includes itself.
/// </summary>
internal sealed class FileScope
{
    private readonly FileScope? includedBy;
    private readonly FileScope root;
    private readonly string name;
    private readonly int depth;

    // Files that each include the next one twice would be read 2^50 times within the allowed depth.
    private int includes;

    private FileScope(
        string name, HoconOptions options, string[] prefix, bool isAddressable, int nesting, FileScope? includedBy)
    {
        this.name = name;
        this.includedBy = includedBy;
        root = includedBy?.root ?? this;
        depth = includedBy is null ? 0 : includedBy.depth + 1;
        Options = options;
        Prefix = prefix;
        IsAddressable = isAddressable;
        Nesting = nesting;
    }

    public HoconOptions Options { get; }

    /// <summary>The keys from the root to the place of the include.</summary>
    public string[] Prefix { get; }

    /// <summary>Whether a path leads here; none leads into a list.</summary>
    public bool IsAddressable { get; }

    /// <summary>How many objects and lists there are around the root of this text.</summary>
    public int Nesting { get; }

    /// <summary>How many characters were included so far; to be asked of the text that is read first.</summary>
    public long IncludedSize { get; private set; }

    /// <summary>The scope of the text that is read first.</summary>
    public static FileScope Root(string name, HoconOptions options) =>
        new(name, options, [], isAddressable: true, nesting: 0, includedBy: null);

    /// <summary>
    /// Reads what an <c>include</c> names, relative to this file. Without an ending, the <c>.properties</c>,
    /// <c>.json</c> and <c>.conf</c> files of that name are merged, the last winning.
    /// </summary>
    public ObjectNode Include(Origin place, string target, bool isRequired, string[] prefix, bool isAddressable, int nesting)
    {
        var result = new ObjectNode(place);
        var found = false;
        foreach (var (path, syntax) in Candidates(target))
        {
            if (Options.Read(path, place) is not { } text)
            {
                continue;
            }

            found = true;
            RefuseCycle(place, path);
            Count(place, text);
            var scope = new FileScope(path, Options, prefix, isAddressable, nesting, includedBy: this);
            var node = Parser.ParseText(new SourceText(path, text), syntax, scope);
            if (node is not ObjectNode entries)
            {
                throw new HoconException(node.Origin, "A file that is included must hold an object; this one holds a list.");
            }

            result.Merge(entries);
        }

        if (!found && (isRequired || Options.RequiresIncludes))
        {
            throw new HoconException(place, $"The included file `{Resolve(target)}` does not exist; includes are relative to the file that includes.");
        }

        return result;
    }

    private IEnumerable<(string Path, HoconSyntax Syntax)> Candidates(string target)
    {
        var path = Resolve(target);
        if (target.EndsWith(".conf", StringComparison.Ordinal) || target.EndsWith(".json", StringComparison.Ordinal)
            || target.EndsWith(".properties", StringComparison.Ordinal))
        {
            return [(path, HoconSyntax.Hocon)];
        }

        return
        [
            (path + ".properties", HoconSyntax.Properties),
            (path + ".json", HoconSyntax.Json),
            (path + ".conf", HoconSyntax.Hocon),
        ];
    }

    /// <summary>The path of a file relative to this one, with <c>.</c> and <c>..</c> worked out as far as possible.</summary>
    private string Resolve(string target)
    {
        if (Path.IsPathRooted(target))
        {
            return target;
        }

        var directory = name.LastIndexOfAny(['/', '\\']) is >= 0 and var slash ? name[..(slash + 1)] : "";
        var start = directory.StartsWith('/') ? "/" : "";
        var parts = new List<string>();
        foreach (var part in (directory + target).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return start + string.Join('/', parts);
    }

    /// <summary>Fails where objects and lists nest too deep.</summary>
    /// <param name="place">Where they do.</param>
    /// <param name="nesting">How many lie inside one another there.</param>
    public void RefuseDepth(Origin place, int nesting)
    {
        if (nesting > Options.MaxDepth)
        {
            throw new HoconException(place, $"Objects and lists nest more than {Options.MaxDepth} deep here.");
        }

        StackGuard.Refuse(place);
    }

    private void RefuseCycle(Origin place, string path)
    {
        for (var file = this; file is not null; file = file.includedBy)
        {
            if (file.name == path)
            {
                throw new HoconException(place, $"`{path}` includes itself, directly or through the files that it includes.");
            }
        }

        if (depth >= Options.MaxIncludeDepth)
        {
            throw new HoconException(place, $"Files include files more than {Options.MaxIncludeDepth} deep here.");
        }
    }

    private void Count(Origin place, string text)
    {
        root.includes++;
        root.IncludedSize += text.Length;
        if (root.includes > Options.MaxIncludes)
        {
            throw new HoconException(place, $"More than {Options.MaxIncludes:N0} files are included from `{root.name}`, directly or through others.");
        }

        if (root.IncludedSize > Options.MaxIncludedSize)
        {
            throw new HoconException(
                place, $"All files that are included from `{root.name}`, directly or through others, have more than {Options.MaxIncludedSize:N0} characters.");
        }
    }
}
