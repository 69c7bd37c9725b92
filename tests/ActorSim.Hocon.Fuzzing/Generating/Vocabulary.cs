namespace ActorSim.Hocon.Fuzzing;

/// <summary>What the language is made of, and what nobody expects in it.</summary>
public static class Vocabulary
{
    /// <summary>Few keys, so that they meet.</summary>
    public static readonly string[] Keys = ["a", "b", "c", "x", "a.b", "b.c", "a.x", "x.a.b", "k", "\"a\"", "\"a.b\"", "\"\"", "0", "1", "a b", "include"];

    public static readonly string[] References = ["a", "b", "c", "x", "a.b", "b.c", "a.x", "a.b.c", "x.a.b", "k", "0", "a.0", "\"a.b\"", "HOME", "USER", "PATH"];

    public static readonly string[] Scalars =
    [
        "1", "0", "-0", "01", "1.5", "-2e3", "1e+3", "1E-2", "1e999999999", "1e", "1.", ".5", "-", "0x1f", "true", "false", "null", "yes", "on",
        "x", "word", "two words", "a-b_c", "200 MHz", "5%", "10ms", "4 GiB", "25.6 GB/s", "64K", "\"\"", "\"t\"", "\"a.b\"", "\"\\u0041\"",
        "\"\\ud83d\"", "\"\"\"raw\"\"\"", "\"\"\"two\nlines\"\"\"", "\"\"\"\"\"\"", "/", "a/b", "(x)", "<>", "é", "😀", "12345678901234567890",
    ];

    public static readonly string[] Pieces =
    [
        "${", "${?", "}", "{", "[", "]", "\"", "\"\"\"", "=", "+=", ":", ",", "\n", "\r\n", ".", "..", "#", "//", "\\", "\\u", "\\ud800", "e+", "+", "-", "$", "?",
        "${a}", "${?a}", "${b}", "${?x.a}", "${a.b}", "${PATH[]}", "include \"f.conf\"", "include \"f\"", "include required(file(\"g.json\"))", "include url(\"x\")",
        "include classpath(\"f\")", "include \"dir/i.conf\"", "include \"../f.conf\"", "include \"input.conf\"", "a", "b", "a = ", "a.b = ", "a += ", "b += ", "a { ", "a = ${a} ", "b = ${?b} [1]",
        "true", "null", "1", "0", "\t", "  ", "\ufeff", "[[", "]]", "{{", "}}", "\"a\" : ", "// c\n", "# c\n", "a.b.c", "()", "`", "@", "!", "*", "&", "^",
    ];

    public static readonly string[] Oddities =
    [
        "\ufeff", "\u00a0", "\u2007", "\u202f", "\u2028", "\u2029", "\u0085", "\u0000", "\u0001", "\u001b[31m", "\u001c", "\u001f", "\u007f", "\v", "\f", "\r", "\u200b", "\u200d",
        "\u202e", "\u0301", "é", "ß", "İ", "µ", "μ", "Ω", "漢", "٣", "１", "😀", "\ud800", "\udc00", "\udfff\ud800", "\ufffd", "\ufffe", "\uffff", "ﬀ", "＝", "“", "”", "…",
    ];

    public static readonly string[] FileNames = ["f.conf", "g.json", "h.properties", "dir/i.conf", "dir/j.json", "f.json", "f.properties", "dir/f.conf"];

    public static readonly string[] Overrides =
    [
        "a=1", "a.b=2", "b=${a}", "x=[1, 2]", "x+=3", "a={ b = ${?a.b} }", "c=${?c}x", "k=\"\"", "a=", "=1", "a", "[1]", "include \"f.conf\"", "a.b.c=null", "k = ${HOME}", "b{c=1}=",
    ];

    public static readonly string[] VariableNames = ["HOME", "USER", "PATH_0", "PATH_1", "a", "x.a", "a.b", "0", "PATH"];
}
