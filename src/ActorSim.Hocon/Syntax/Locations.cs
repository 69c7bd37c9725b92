namespace ActorSim.Hocon.Syntax;

/// <summary>Names of files and addresses, and what a name in one of them means.</summary>
internal static class Locations
{
    private static readonly string[] Schemes = ["http://", "https://", "ftp://", "file:/"];

    /// <summary>Whether a name is an address on the network rather than the name of a file.</summary>
    public static bool IsAddress(string name) =>
        Array.Exists(Schemes, scheme => name.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that the ending of a name tells; null for an ending that tells nothing.</summary>
    public static HoconSyntax? SyntaxOf(string name) =>
        name.EndsWith(".conf", StringComparison.Ordinal) ? HoconSyntax.Hocon
        : name.EndsWith(".json", StringComparison.Ordinal) ? HoconSyntax.Json
        : name.EndsWith(".properties", StringComparison.Ordinal) ? HoconSyntax.Properties
        : null;

    /// <summary>
    /// What a name that stands in a file or at an address means: relative to it, with <c>.</c> and <c>..</c> worked out
    /// as far as possible.
    /// </summary>
    public static string Relative(string including, string target)
    {
        if (IsAddress(target) || Path.IsPathRooted(target))
        {
            return target;
        }

        return IsAddress(including) && Uri.TryCreate(new Uri(including), target, out var address)
            ? address.AbsoluteUri
            : Join(including.LastIndexOfAny(['/', '\\']) is >= 0 and var slash ? including[..(slash + 1)] : "", target);
    }

    /// <summary>A name below a folder; a slash in front of the name means nothing.</summary>
    public static string Below(string folder, string target) =>
        Join(folder is "" or [.., '/' or '\\'] ? folder : folder + "/", target.TrimStart('/', '\\'));

    private static string Join(string folder, string target)
    {
        var start = folder.StartsWith('/') ? "/" : "";
        var parts = new List<string>();
        foreach (var part in (folder + target).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
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
}
