namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Small inputs that would become as large as 2 to the power of their number of lines. Their size is the number of lines,
/// one for each hundred characters asked for, at most a thousand.
/// </summary>
public static class MultiplyingShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        Doubling("doubling texts", "k0 = ha\n", "k# = ${k@}${k@}\n"),
        Doubling("doubling lists", "k0 = [1]\n", "k# = ${k@}${k@}\n"),
        Doubling("doubling lists of lists", "k0 = [1]\n", "k# = [${k@}, ${k@}]\n"),
        Doubling("doubling objects", "k0 { a = 1 }\n", "k# { a = ${k@}, b = ${k@} }\n"),
        Doubling("doubling objects that are laid over others", "k0 { a = 1 }\n", "k# = ${k@} { x = ${k@}, y = ${k@} }\n"),
        Doubling("doubling objects under others", "k0 { a = 1 }\n", "k# = { x = ${k@} } ${k@} { y = ${k@} }\n"),
        Doubling("doubling by merging", "k0 { a = 1 }\n", "k# = ${k@}\nk#.x = ${k@}\nk#.y = ${k@}\n"),
        Doubling("doubling by appending", "k0 = [1]\n", "k# = ${k@}\nk# += ${k@}\nk# += ${k@}\n"),
        Doubling("doubling of itself", "a = ha\n", "a = ${a}${a}\n"),
        Doubling("doubling list of itself", "a = [1]\n", "a = ${a}${a}\n"),
        Doubling("doubling object of itself", "a { b = 1 }\n", "a = { l = ${a}, r = ${a} }\n"),
        Doubling("doubling of what is not defined", "", "k@ = ${?k#}${?k#}\n"),
        Doubling("doubling keys of what is not defined", "", "k@ { a = ${?k#.a}, b = ${?k#.a}, a = ${?k#.b} }\n"),
        Doubling("doubling at the end", "last = ${k1.a.b}\n", "k@ { a = ${?k#.b}, b = ${?k#.a} }\n"),
        Doubling("doubling layers", "k0 { a = 1 }\n", "k# = ${k@}\nk# = ${k@}\n"),
        Doubling("doubling optional layers", "k0 { a = 1 }\n", "k# = ${?k@}\nk# { b = ${?k#.a} }\nk# = ${?k@}\n"),
        new("doubling by includes", size => Including(size, i => $"x {{ include \"f{i}\" }}\ny {{ include \"f{i}\" }}\n")),
        new("doubling by includes into the same keys", size => Including(size, i => $"include \"f{i}\"\ninclude \"f{i}\"\n")),
        new("doubling by includes in lists", size => Including(size, i => $"l = [{{ include \"f{i}\" }}, {{ include \"f{i}\" }}]\n")),
        new("a large file included often", size => new Input
        {
            Text = Shape.Number("", "k# { include \"large.conf\" }\n", "", size / 2),
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["large.conf"] = Shape.Number("", "k# = #\n", "", size / 2) },
        }),
        new("a deep file included deep", size => new Input
        {
            Text = Nested("include \"f1\""),
            Files = Enumerable.Range(1, 49).ToDictionary(i => $"f{i}.conf", i => Nested($"include \"f{i + 1}\""), StringComparer.Ordinal),
        }),
    ];

    private static Shape Doubling(string name, string start, string piece) =>
        new(name, size => new Input { Text = Shape.Number(start, piece, "", start.Length + (Lines(size) * piece.Length)) });

    private static Input Including(int size, Func<int, string> text) => new()
    {
        Text = text(0),
        Files = Enumerable.Range(0, Lines(size)).ToDictionary(i => $"f{i}.conf", i => text(i + 1), StringComparer.Ordinal),
    };

    private static string Nested(string inner) => string.Concat(Enumerable.Repeat("a { ", 250)) + inner + new string('}', 250);

    private static int Lines(int size) => Math.Clamp(size / 100, 1, 1000);
}
