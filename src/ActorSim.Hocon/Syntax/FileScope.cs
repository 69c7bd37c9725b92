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
    /// Reads what an <c>include</c> names. Without an ending, the <c>.properties</c>, <c>.json</c> and <c>.conf</c>
    /// files of that name are merged, the last winning, each in its own language. A plain name with its ending is always
    /// read as HOCON, as the reference implementation does; inside <c>file(…)</c> and the like the ending tells.
    /// </summary>
    /// <param name="statement">What it says.</param>
    /// <param name="prefix">The keys from the root to the place where it stands.</param>
    /// <param name="isAddressable">Whether a path leads there.</param>
    /// <param name="nesting">How many objects and lists there are around that place.</param>
    public ObjectNode Include(IncludeStatement statement, string[] prefix, bool isAddressable, int nesting)
    {
        var result = new ObjectNode(statement.Place);
        var found = false;
        foreach (var (target, syntax) in Candidates(statement))
        {
            foreach (var (path, text) in Find(statement, target))
            {
                found = true;
                RefuseCycle(statement.Place, path);
                Count(statement.Place, text);
                var scope = new FileScope(path, Options, prefix, isAddressable, nesting, includedBy: this);
                var node = Parser.ParseText(new SourceText(path, text, statement.Place), syntax, scope);
                result.Merge(node as ObjectNode ?? throw new HoconException(
                    node.Origin, "A file that is included must hold an object; this one holds a list."));
            }
        }

        if (!found)
        {
            if (statement.IsRequired || Options.RequiresIncludes)
            {
                throw new HoconException(statement.Place, Missing(statement) + (statement.IsRequired ? "" : " HOCON would let a missing file pass; here every include needs its file."));
            }

            Options.OnMissingInclude?.Invoke(statement.Place, statement.Target);
        }

        return result;
    }

    private static (string Target, HoconSyntax Syntax)[] Candidates(IncludeStatement statement)
    {
        var target = statement.Target;
        if (Locations.SyntaxOf(target) is { } syntax)
        {
            return [(target, statement.Kind == IncludeKind.Plain ? HoconSyntax.Hocon : syntax)];
        }

        if (IsAddress(statement))
        {
            return [(target, HoconSyntax.Hocon)];
        }

        return
        [
            (target + ".properties", HoconSyntax.Properties),
            (target + ".json", HoconSyntax.Json),
            (target + ".conf", HoconSyntax.Hocon),
        ];
    }

    private static bool IsAddress(IncludeStatement statement) => statement.Kind == IncludeKind.Address
        || (statement.Kind == IncludeKind.Plain && Locations.IsAddress(statement.Target));

    /// <summary>
    /// The files that a name stands for, those that win last: the one beside the including file, or else those in the
    /// folders of the search path, of which earlier ones win.
    /// </summary>
    private List<(string Path, string Text)> Find(IncludeStatement statement, string target)
    {
        if (statement.Kind != IncludeKind.SearchPath)
        {
            var path = Locations.Relative(name, target);
            var text = IsAddress(statement) || Locations.IsAddress(path)
                ? Fetch(statement, path)
                : Options.Read(path, statement.Place);
            if (text is not null)
            {
                return [(path, text)];
            }
        }

        var found = new List<(string Path, string Text)>();
        if (statement.Kind is IncludeKind.SearchPath or IncludeKind.Plain)
        {
            foreach (var folder in Options.SearchPath.Reverse())
            {
                var path = Locations.Below(folder, target);
                if (Options.Read(path, statement.Place) is { } text)
                {
                    found.Add((path, text));
                }
            }
        }

        return found;
    }

    private string? Fetch(IncludeStatement statement, string address)
    {
        if (statement.Kind == IncludeKind.File)
        {
            throw new HoconException(statement.Place, "A text from the network may not include a file of this machine; use `url(\"…\")`.");
        }

        if (Options.ReadAddress is null)
        {
            throw new HoconException(
                statement.Place,
                "Addresses are not read unless whoever reads this file allows it; better, copy what lies there and include the copy by name.");
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? Options.Fetch(uri, statement.Place)
            : throw new HoconException(statement.Place, $"`{address}` is no address; write one such as `url(\"https://example.org/file.conf\")`.");
    }

    private string Missing(IncludeStatement statement)
    {
        var folders = Options.SearchPath.Count == 0
            ? "the search path is empty"
            : $"the search path is {string.Join(", ", Options.SearchPath.Select(folder => $"`{folder}`"))}";
        var path = Locations.Relative(name, statement.Target);
        return statement.Kind switch
        {
            _ when IsAddress(statement) => $"There is nothing at `{statement.Target}`.",
            _ when statement.Target.Length == 0 => "The name of a file is missing; write one between the quotes, such as `include \"chip.conf\"`.",
            IncludeKind.Plain or IncludeKind.File when Directory.Exists(path) => $"The included file `{path}` is a folder; name one of its files.",
            IncludeKind.SearchPath => $"{Tried(statement.Target)} in any folder of the search path; {folders}.",
            IncludeKind.Plain when Options.SearchPath.Count > 0 =>
                $"{Tried(path)}, nor `{statement.Target}` along the search path; {folders}.",
            _ => $"{Tried(path)}; includes are relative to the file that includes.",
        };

        // A name without an ending stands for three files.
        string Tried(string file) => Candidates(statement) is [_, _, _]
            ? $"The included file `{file}` does not exist: neither `{file}.conf`, `.json` nor `.properties` is there"
            : $"The included file `{file}` does not exist";
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
