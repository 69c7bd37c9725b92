namespace ActorSim.Hocon.Fuzzing;

/// <summary>Large trees without substitutions: deep, wide, or the same key again and again.</summary>
public static class StructureShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        Shape.Repeated("nested lists", "a = ", "["),
        Shape.Repeated("nested objects", "", "a {"),
        Shape.Repeated("nested braces", "", "{"),
        Shape.Repeated("nested objects in lists", "a = ", "[{a="),
        Shape.Repeated("nested paths", "", "a.b.c {"),
        Shape.Repeated("closing brackets", "a = []", "]"),
        Shape.Repeated("empty lists", "a = [", "[],", "]"),
        Shape.Repeated("empty objects", "a = [", "{},", "]"),
        Shape.Repeated("lists as deep as allowed", "a = [", new string('[', 250) + new string(']', 250) + ",", "]"),
        Shape.Repeated("objects as deep as allowed", "a = [", string.Concat(Enumerable.Repeat("{a=", 250)) + "1" + new string('}', 250) + ",", "]"),
        Shape.Repeated("a long list", "a = [", "1,", "]"),
        Shape.Repeated("a list of texts", "a = [", "x y z\n", "]"),
        Shape.Repeated("commas", "a = [1", ",", "]"),
        Shape.Numbered("keys", "", "k# = #\n"),
        Shape.Numbered("keys of one object", "a { ", "\"k#\" : [#], ", "}"),
        Shape.Numbered("paths", "", "a.b.c.k# = #\n"),
        Shape.Numbered("objects", "", "k# { a = #, b.c = # }\n"),
        Shape.Repeated("a key again and again", "", "a = 1\n"),
        Shape.Repeated("an object again and again", "", "a { b = 1 }\n"),
        Shape.Numbered("an object that grows", "", "a { k# = 1 }\n"),
        Shape.Repeated("objects and texts by turns", "", "a = 1\na { b = 1 }\n"),
        Shape.Numbered("a deep object that grows", "", "a.b.c { k# = 1 }\n"),
        Shape.Repeated("objects side by side", "a = ", "{ b = 1 }"),
        Shape.Numbered("different objects side by side", "a = ", "{ k# = 1 }"),
        Shape.Numbered("deep objects side by side", "a = ", "{ b { k# = 1 } }"),
        Shape.Repeated("lists side by side", "a = ", "[1]"),
        Shape.Repeated("objects and lists side by side", "a = ", "{ b = 1 } [1] "),
        Shape.Repeated("appending", "", "a += 1\n"),
        Shape.Repeated("appending objects", "", "a += { b = 1 }\n"),
        Shape.Repeated("appending to a list", "a = [0]\n", "a += [1]\n"),
        Shape.Repeated("appending within an object", "b { ", "a += 1\n", "}"),
        Shape.Numbered("appending to many keys", "", "a# += 1\na# += 2\n"),
        Shape.Repeated("appending and assigning by turns", "", "a += 1\na = []\n"),
        Shape.Repeated("objects and appending by turns", "", "a { b = 1 }\na += 1\n"),
        Shape.Repeated("appending within a list", "a = [", "{ b += 1, b += 2 }\n", "]"),
        new("fallbacks", size => new Input
        {
            Text = "a = 1",
            Fallbacks = [.. Enumerable.Range(0, size / 40).Select(i => $"key{i} = 1, common {{ key{i} = 1 }} # filler")],
        }),
        new("overrides", size => new Input
        {
            Text = "a = 1",
            Overrides = [.. Enumerable.Range(0, size / 20).Select(i => $"common.key{i} = 1")],
        }),
    ];
}
