using System.Text;

namespace ActorSim.Hocon;

/// <content>Schemas as a configuration in which every key has its default.</content>
public sealed partial class SchemaDocument
{
    private const int WidestComment = 118;

    /// <summary>
    /// Writes a configuration that says nothing new: every key with its default, or null where it has none, below a
    /// comment that tells what it means and what may be written there.
    /// </summary>
    /// <param name="introduction">The comment at the top.</param>
    /// <param name="name">The key under which the object stands.</param>
    /// <param name="schema">The keys; none may be required.</param>
    /// <exception cref="ArgumentException">A key is required, and so has no value that could be written.</exception>
    public static string WriteSettings(string introduction, string name, RecordSchema schema)
    {
        var text = new StringBuilder();
        WriteComment(text, introduction, 0);
        text.Append('\n');
        WriteSettings(text, name, schema, 0);
        return text.ToString();
    }

    private static void WriteSettings(StringBuilder text, string name, RecordSchema schema, int level)
    {
        Indent(text, level).Append($"{HoconRenderer.KeyText(name)} {{\n");
        foreach (var key in schema.Keys)
        {
            if (key.IsRequired)
            {
                throw new ArgumentException($"The key `{key.Name}` of `{schema.Name}` is required and has no default to be written.", nameof(schema));
            }

            text.Append('\n');
            WriteComment(text, key.Description, level + 1);
            if (key.Schema is { } inner)
            {
                WriteSettings(text, key.Name, inner, level + 1);
                continue;
            }

            var unit = key.Unit is null ? "" : $", in {key.Unit}";
            var none = key.DefaultText is null ? "; null for none" : "";
            WriteComment(text, $"{char.ToUpperInvariant(key.TypeName[0])}{key.TypeName[1..]}{unit}{none}.", level + 1);
            Indent(text, level + 1).Append($"{HoconRenderer.KeyText(key.Name)} = {WrittenDefault(key)}\n");
        }

        Indent(text, level).Append("}\n");
    }

    private static string WrittenDefault(Key key) => key.DefaultText switch
    {
        null => "null",
        var text when key is Key<string> => HoconRenderer.ToHocon(new HoconString(new Origin("default", 1, 1), text)),
        var text => text,
    };

    /// <summary>Writes a comment, broken into lines at its blanks.</summary>
    private static void WriteComment(StringBuilder text, string comment, int level)
    {
        var column = WidestComment;
        foreach (var word in comment.Split(' '))
        {
            if (column + 1 + word.Length > WidestComment)
            {
                Indent(text.Append(text.Length > 0 && text[^1] != '\n' ? "\n" : ""), level).Append('#');
                column = (2 * level) + 1;
            }

            text.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        text.Append('\n');
    }

    private static StringBuilder Indent(StringBuilder text, int level) => text.Append(' ', 2 * level);
}
