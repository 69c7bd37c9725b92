namespace ActorSim.Hocon.Fuzzing;

/// <summary>Large inputs whose substitutions could multiply work or size, or nest.</summary>
public static class SubstitutionShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        Shape.Numbered("a chain, each after what it refers to", "k0 = 1\n", "k# = ${k@}\n"),
        Shape.Numbered("a chain, each before what it refers to", "", "k@ = ${k#}\n", "k = 1"),
        Shape.Numbered("an optional chain, each before what it refers to", "", "k@ = ${?k#}\n"),
        Shape.Numbered("a chain of texts", "k0 = 1\n", "k# = ${k@}x\n"),
        Shape.Numbered("a chain of lists", "k0 = [1]\n", "k# = ${k@} [#]\n"),
        Shape.Numbered("a chain of objects", "k0 { a = 1 }\n", "k# = ${k@} { a# = # }\n"),
        Shape.Numbered("a chain of nested objects", "k0 { a = 1 }\n", "k# { a = ${k@} }\n"),
        Shape.Numbered("a chain within an object", "o { k0 = 1\n", "k# = ${o.k@}\n", "}"),
        Shape.Numbered("a chain within an object that is laid over another", "o = ${p}\np { k0 = 1 }\no { ", "k# = ${o.k@}\n", "}"),
        Shape.Repeated("a key that refers to itself", "a = 1\n", "a = ${a}\n"),
        Shape.Repeated("a text that refers to itself", "a = 1\n", "a = ${a}x\n"),
        Shape.Repeated("a list that refers to itself", "", "a = ${?a} [1]\n"),
        Shape.Numbered("an object that refers to itself", "a {}\n", "a = ${a} { k# = 1 }\n"),
        Shape.Numbered("an object in which each key refers to the object", "", "a { k# = ${?a.k@} }\n"),
        Shape.Repeated("an undefined key again and again", "", "a = ${?b}\n"),
        Shape.Repeated("a circle of two", "", "a = ${?b}\nb = ${?a}\n"),
        Shape.Numbered("a large circle", "k0 = ${k1}\n", "k# = ${k@}\n", "k0 = ${k1}"),
        Shape.Repeated("undefined parts", "a = ", "${?b}"),
        Shape.Repeated("undefined parts and blanks", "a = ", "${?b} "),
        Shape.Repeated("undefined items", "a = [", "${?b},", "]"),
        Shape.Repeated("parts", "b = x\na = ", "${b}"),
        Shape.Repeated("lists side by side that are referred to", "b = [1]\na = ", "${b}"),
        Shape.Repeated("an object side by side with itself", "b { c = 1 }\na = ", "${b}"),
        Shape.Numbered("a referred object and others side by side", "b { c = 1 }\na = ${b}", "{ k# = 1 }"),
        Shape.Numbered("a referred object and deep others side by side", "b { c = 1 }\na = ${b}", "{ d { k# = 1 } }"),
        Shape.Repeated("a referred list and others side by side", "b = [1]\na = ${b}", "[2]"),
        Shape.Numbered("undefined objects that grow", "", "a = ${?b} { k# = 1 }\n"),
        Shape.Numbered("undefined and objects by turns", "", "a = ${?b}\na { k# = 1 }\n"),
        Shape.Repeated("undefined and appending by turns", "", "a = ${?b}\na += 1\n"),
        Shape.Repeated("referring and appending by turns", "b = [1]\n", "a = ${b}\na += 1\n"),
        Shape.Numbered("referring to a key with many undefined layers", "", "a = ${?b}\nc# = ${?a}\n"),
        Halves("referring to a large object", "k# = #\n", "r# = ${o}\n"),
        Halves("referring to a large object that is laid over another", "k# = #\n", "r# = ${o} { x = # }\n"),
        Halves("referring to a large object under another", "k# = #\n", "r# = { x = # } ${o}\n"),
        Halves("referring to keys of a large object", "k# = #\n", "r# = ${o.k#}\n"),
        Halves("referring to keys of an object of references", "k# = ${?u}\n", "r# = ${?o.k#}\n"),
        Halves("referring to keys of objects of references", "k# { a = ${?u}, b = 1 }\n", "r# = ${?o.k#.b}\n"),
        Halves("items that are a large object", "k# = #\n", "r += ${o}\n"),
        Shape.Repeated("a long path", "a = ${k", ".k", "}"),
        Shape.Repeated("a long optional path", "a = ${?k", ".k", "}"),
        Shape.Repeated("a path through a circle", "k = ${k}\na = ${?k", ".k", "}"),
        Shape.Repeated("a path through an object that holds itself", "k { k = ${k} }\na = ${?k", ".k", "}"),
        Shape.Repeated("a long key that is not defined", "a = ${", "k", "}"),
        new("items of the environment", size => new Input
        {
            Text = "a = ${ITEMS[]}",
            Environment = Enumerable.Range(0, size / 20).ToDictionary(i => $"ITEMS_{i}", i => $"item {i}", StringComparer.Ordinal),
        }),
        DeepChainOverManyFields(),
    ];

    /// <summary>An object in one half of the text, and what refers to it in the other.</summary>
    private static Shape Halves(string name, string entry, string reference) =>
        new(name, size => new Input
        {
            Text = Shape.Number("o {\n", entry, "}\n", size / 2) + Shape.Number("", reference, "", size / 2),
        });

    private static Shape DeepChainOverManyFields() =>
        new("a chain of 300 to an object of many references", size => new Input
        {
            Text = string.Concat(Enumerable.Range(0, 300).Select(i => $"c{i} = ${{c{i + 1}}}\n"))
                + Shape.Number("c300 {\n", "k# = ${?u}\n", "}\n", size),
        });
}
