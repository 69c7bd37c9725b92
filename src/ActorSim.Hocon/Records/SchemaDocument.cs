using System.Text;

namespace ActorSim.Hocon;

/// <summary>Writes what a schema allows as Markdown, for the manual and for <c>--help</c>.</summary>
public static class SchemaDocument
{
    /// <summary>
    /// A section for the schema with a table of its keys, then one for each schema that it refers to, each once.
    /// </summary>
    public static string Write(RecordSchema schema)
    {
        var text = new StringBuilder();
        var waiting = new Queue<RecordSchema>([schema]);
        var seen = new HashSet<RecordSchema> { schema };
        while (waiting.TryDequeue(out var next))
        {
            WriteSection(text, next, seen.Count == 1);
            foreach (var inner in next.Keys.Select(key => key.Schema).Append(next.Entries))
            {
                if (inner is not null && seen.Add(inner))
                {
                    waiting.Enqueue(inner);
                }
            }
        }

        return text.ToString();
    }

    private static void WriteSection(StringBuilder text, RecordSchema schema, bool isFirst)
    {
        text.Append(isFirst ? "# " : "\n## ").Append(schema.Name).Append("\n\n").Append(schema.Description).Append('\n');
        if (schema.Keys.Count > 0)
        {
            text.Append("\n| key | type | unit | default | meaning |\n| --- | --- | --- | --- | --- |\n");
            foreach (var key in schema.Keys)
            {
                var standard = key.DefaultText is { } value ? $"`{value}`" : key.IsOptional ? "none" : "*required*";
                text.Append(
                    $"| `{key.Name}` | {Cell(key.TypeName)} | {Cell(key.Unit ?? "")} | {Cell(standard)} | {Cell(key.Description)} |\n");
            }
        }

        if (schema.Entries is { } entries)
        {
            text.Append($"\nAny other key is the name of one {entries.Name}.\n");
        }
    }

    private static string Cell(string content) => content.Replace("|", "\\|").Replace('\n', ' ');
}
