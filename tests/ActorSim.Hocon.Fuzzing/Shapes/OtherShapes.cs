namespace ActorSim.Hocon.Fuzzing;

/// <summary>Large inputs in the other languages, and large inputs for those who read values.</summary>
public static class OtherShapes
{
    private static readonly RecordSchema Machine = new(
        "machine",
        "For trying what many mistakes cost.",
        Key.Count("rows", "A number.").Optional(),
        Key.Text("name", "A text.").Optional(),
        Key.CountList("sizes", "Numbers.").Optional(),
        Key.ObjectList("parts", "Objects.", new RecordSchema("part", "A part.", Key.Duration("delay", "A time."))).Optional());

    private static readonly RecordSchema Machines = new RecordSchema("machines", "A map of them.").OpenTo(Machine);

    public static IReadOnlyList<Shape> All { get; } =
    [
        Properties("properties", size => Shape.Number("", "a.b.k# = #\n", "", size)),
        Properties("properties, one again and again", size => Shape.Repeat("", "a.b = 1\n", "", size)),
        Properties("a line of properties that goes on and on", size => Shape.Repeat("a = ", "x \\\n", "y", size)),
        Properties("backslashes", size => Shape.Repeat("a = ", "\\", "", size)),
        Properties("a deep property", size => Shape.Repeat("a", ".a", " = 1", size)),
        Properties("deep properties", size => Shape.Repeat("", string.Concat(Enumerable.Repeat("a.", 200)) + "b = 1\n", "", size)),
        Properties("texts over objects", size => Shape.Repeat("", "a.b = 1\na = 2\n", "", size)),
        Properties("a long property", size => Shape.Repeat("a = ", "x", "", size)),
        Properties("code escapes in properties", size => Shape.Repeat("a = ", "\\u00e4", "", size)),
        Json("json lists", size => Shape.Repeat("[0", ",1", "]", size)),
        Json("json keys", size => Shape.Number("{\"k\":0", ",\"k#\":#", "}", size)),
        Json("nested json lists", size => Shape.Repeat("[", "[", "", size)),
        Json("nested json objects", size => Shape.Repeat("", "{\"a\":", "", size)),
        Json("json blanks", size => Shape.Repeat("[", " \n", "]", size)),
        Json("a json text", size => Shape.Repeat("[\"", "\\u00e4x", "\"]", size)),
        new("an included file of references", size => new Input
        {
            Text = "a.b.c { include \"f.conf\" }",
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["f.conf"] = Shape.Number("k0 = 1\n", "k# = ${k@}\n", "", size) },
        }),
        Shape.Repeated("includes of what is not there", "", "include \"f\"\n"),
        Shape.Repeated("an include with a long name", "include \"", "f/", "\""),
        Shape.Repeated("an include with a long name of steps", "include \"", "f/../", "\""),
        Shape.Repeated("brackets of an include", "include file(", "(", "\"f\""),
        new("unknown keys of a record", size => new Input { Text = Shape.Number("", "k# = #\n", "", size) }) { Use = Reading(Machine) },
        new("unknown keys of many records", size => new Input { Text = Shape.Number("", "m# { k1 = 1, k2 = 2 }\n", "", size) }) { Use = Reading(Machines) },
        new("mistakes in the items of a record", size => new Input { Text = Shape.Repeat("parts = [", "{ delay = 1 GB }\n", "]", size) }) { Use = Reading(Machine) },
        new("an unknown long key of a record", size => new Input { Text = Shape.Repeat("", "r", "ows = 1", size) }) { Use = Reading(Machine) },
        new("a long text instead of a number", size => new Input { Text = Shape.Repeat("rows = ", "x", "", size) }) { Use = Reading(Machine) },
        new("a long number of a record", size => new Input { Text = Shape.Repeat("rows = ", "7", "", size) }) { Use = Reading(Machine) },
        new("a long list of numbers of a record", size => new Input { Text = Shape.Repeat("sizes = [", "7,", "]", size) }) { Use = Reading(Machine) },
        new("a deep tree on many lines", size => new Input { Text = Shape.Repeat("a = ", string.Concat(Enumerable.Repeat("[{a=", 100)) + string.Concat(Enumerable.Repeat("}]", 100)) + " ", "", size) })
        {
            Use = value => HoconRenderer.ToJson(value),
        },
        new("layering resolved objects", size => new Input { Text = Shape.Number("", "k#.a { b = # }\n", "", size) })
        {
            Use = value => ((HoconObject)value).WithFallback((HoconObject)value).WithFallback((HoconObject)value),
        },
    ];

    private static Action<HoconValue> Reading(RecordSchema schema) => value => schema.Read((HoconObject)value);

    private static Shape Properties(string name, Func<int, string> text) =>
        new(name, size => new Input { Text = text(size), Syntax = HoconSyntax.Properties });

    private static Shape Json(string name, Func<int, string> text) =>
        new(name, size => new Input { Text = text(size), Syntax = HoconSyntax.Json });
}
