namespace ActorSim.Hocon;

/// <summary>
/// A page in Markdown about what schemas allow: one section for each object, with a table of its keys. It is put together
/// section by section; objects that a section refers to follow it, each once, unless they have a section of their own.
/// </summary>
/// <example>
/// <code>
/// string page = new SchemaDocument { HasLinks = true }.AddHeading(1, "Reference").AddContents().AddSchema(2, chip).AddUnits(2).ToString();
/// </code>
/// </example>
public sealed partial class SchemaDocument
{
    private const int DeepestHeading = 6;

    private readonly List<Section> sections = [];
    private readonly HashSet<object> omitted = [];

    /// <summary>Whether objects and units link to their sections. Without links the page suits a terminal.</summary>
    public bool HasLinks { get; init; }

    /// <summary>The sections of a schema and of those that it refers to, without links.</summary>
    public static string Write(RecordSchema schema) => new SchemaDocument().AddSchema(1, schema).ToString();

    /// <summary>Adds a heading, and perhaps paragraphs below it.</summary>
    /// <param name="level">Its level, from 1.</param>
    /// <param name="title">The heading.</param>
    /// <param name="text">What follows it, in Markdown.</param>
    public SchemaDocument AddHeading(int level, string title, string text = "")
    {
        sections.Add(new Section(level, title, page => page.Append(text.Length > 0 ? $"\n{text}\n" : "")));
        return this;
    }

    /// <summary>Adds a list of the headings of levels 2 and 3, with links.</summary>
    public SchemaDocument AddContents()
    {
        sections.Add(new Section(0, "", page => page.AppendContents()));
        return this;
    }

    /// <summary>Adds the section of a schema, and of those that it refers to.</summary>
    /// <param name="level">The level of its heading.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="text">What stands below its table, in Markdown.</param>
    public SchemaDocument AddSchema(int level, RecordSchema schema, string text = "")
    {
        sections.Add(SectionOf(schema, after: text) with { Level = level });
        return this;
    }

    /// <summary>Leaves a schema out, though others refer to it.</summary>
    public SchemaDocument Omit(RecordSchema schema)
    {
        omitted.Add(schema);
        return this;
    }

    /// <summary>The page; lines end in a single line feed.</summary>
    public override string ToString()
    {
        var page = new Page(WithInnerSections(), HasLinks);
        page.Write();
        return page.ToString();
    }

    /// <summary>The sections, each followed by those that it refers to and that are described nowhere else.</summary>
    private List<Section> WithInnerSections()
    {
        var all = new List<Section>();
        var described = sections.Select(section => section.Subject).Concat(omitted).ToHashSet();
        sections.ForEach(Add);
        return all;

        void Add(Section section)
        {
            all.Add(section);
            foreach (var inner in section.Inner.Where(inner => !described.Contains(inner.Subject)).ToList())
            {
                if (described.Add(inner.Subject))
                {
                    Add(inner with { Level = section.Level + 1 });
                }
            }
        }
    }
}
