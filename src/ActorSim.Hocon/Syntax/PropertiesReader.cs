using System.Text;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <summary>
/// Reads Java properties: one <c>key = text</c> a line. Keys are split at dots, all values are texts, and an object
/// wins over a text at the same path, because the order of lines means nothing in such files.
/// </summary>
internal static class PropertiesReader
{
    /// <summary>Reads a text into an object.</summary>
    public static ObjectNode Read(SourceText source, FileScope scope)
    {
        var entries = ReadEntries(source, scope);
        var parents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, _) in entries)
        {
            for (var dot = key.Key.LastIndexOf('.'); dot >= 0 && parents.Add(key.Key[..dot]);)
            {
                dot = dot == 0 ? -1 : key.Key.LastIndexOf('.', dot - 1);
            }
        }

        var root = new ObjectNode(source.At(1, 1));
        foreach (var (key, value) in entries)
        {
            if (!parents.Contains(key.Key))
            {
                var path = key.Key.Split('.').Select(element => new PathElement(element, key.Origin)).ToList();
                root.Assign(path, new ValueNode(new HoconString(key.Origin, value)));
            }
        }

        return root;
    }

    private static List<(PathElement Key, string Value)> ReadEntries(SourceText source, FileScope scope)
    {
        var entries = new List<(PathElement Key, string Value)>();
        var lines = LinesOf(source.Text);
        for (var i = 0; i < lines.Count; i++)
        {
            var origin = source.At(lines[i].Number, 1);
            var text = lines[i].Text;
            if (text is "" or "\\" || text[0] is '#' or '!')
            {
                continue;
            }

            var first = i;
            if (EndsInContinuation(text))
            {
                text = JoinLines(lines, ref i);
            }

            var (key, value) = Split(text);
            var valueStart = text.Length - value.Length;
            key = Unescape(key, at => PlaceOf(source, lines, first, at));
            scope.RefuseDepth(origin, scope.Nesting + 1 + key.Count(c => c == '.'));
            entries.Add((new PathElement(key, origin), Unescape(value, at => PlaceOf(source, lines, first, valueStart + at))));
        }

        return entries;
    }

    /// <summary>The lines without the blanks before them. A lone carriage return ends one too, but not a line of the file.</summary>
    private static List<(int Number, int Column, string Text)> LinesOf(string whole)
    {
        var lines = new List<(int Number, int Column, string Text)>();
        var number = 0;
        foreach (var line in whole.Split('\n'))
        {
            number++;
            var column = 1;
            foreach (var part in (line.EndsWith('\r') ? line[..^1] : line).Split('\r'))
            {
                var text = part.TrimStart(' ', '\t', '\f');
                lines.Add((number, column + part.Length - text.Length, text));
                column += part.Length + 1;
            }
        }

        return lines;
    }

    /// <summary>A line with those that it goes on in, without the backslashes at their ends.</summary>
    private static string JoinLines(List<(int Number, int Column, string Text)> lines, ref int i)
    {
        var whole = new StringBuilder();
        var line = lines[i].Text;
        while (EndsInContinuation(line))
        {
            whole.Append(line, 0, line.Length - 1);
            line = i + 1 < lines.Count ? lines[++i].Text : "";
        }

        return whole.Append(line).ToString();
    }

    private static bool EndsInContinuation(string line)
    {
        var backslashes = 0;
        while (backslashes < line.Length && line[^(backslashes + 1)] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }

    private static (string Key, string Value) Split(string line)
    {
        var end = 0;
        while (end < line.Length && line[end] is not ('=' or ':' or ' ' or '\t' or '\f'))
        {
            end += line[end] == '\\' && end + 1 < line.Length ? 2 : 1;
        }

        var value = line[end..].TrimStart(' ', '\t', '\f');
        if (value.Length > 0 && value[0] is '=' or ':')
        {
            value = value[1..].TrimStart(' ', '\t', '\f');
        }

        return (line[..end], value);
    }

    /// <summary>Where a character stands of a line that goes on in others.</summary>
    private static Origin PlaceOf(SourceText source, List<(int Number, int Column, string Text)> lines, int line, int at)
    {
        while (true)
        {
            var (number, column, text) = lines[line];
            if (!EndsInContinuation(text) || at < text.Length - 1)
            {
                return source.At(number, column + at);
            }

            at -= text.Length - 1;
            line++;
        }
    }

    private static string Unescape(string text, Func<int, Origin> placeOf)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            var c = text[++i];
            if (c == 'u')
            {
                if (i + 4 >= text.Length || !QuotedText.TryReadCode(text.AsSpan(i + 1, 4), out var code))
                {
                    throw new HoconException(placeOf(i - 1), "`\\u` must be followed by four hexadecimal digits, such as `\\u00b5`; for a backslash write `\\\\`.");
                }

                result.Append(code);
                i += 4;
                continue;
            }

            result.Append(c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', _ => c });
        }

        return result.ToString();
    }
}
