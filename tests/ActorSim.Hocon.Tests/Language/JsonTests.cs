using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>What HOCON takes over from JSON: values, numbers and quoted texts; and the strict reading of JSON itself.</summary>
public sealed class JsonTests
{
    private static readonly HoconOptions Strict = new() { Syntax = HoconSyntax.Json };

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"rows":12}""")]
    [InlineData("""{"gated":true,"bypass":false,"spare":null}""")]
    [InlineData("""{"chip":{"banks":[],"ports":{}}}""")]
    [InlineData("""{"mixed":[1,"two",[3.5],{"four":-4},null,true]}""")]
    [InlineData("""[[1],[2,[3]],{"deep":[{}]}]""")]
    [InlineData(""" { "name" : "pe" , "shape" : [ 12 , 14 ] } """)]
    public void A_json_document_means_itself(string json)
    {
        Means(json, json);
        Means(json, json, Strict);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("168")]
    [InlineData("-7")]
    [InlineData("1.25")]
    [InlineData("-0.50")]
    [InlineData("2e3")]
    [InlineData("2E3")]
    [InlineData("2e+3")]
    [InlineData("2.5e-3")]
    [InlineData("9007199254740993")]
    public void A_number_keeps_the_digits_that_json_allows(string number) =>
        Assert.Equal($$"""{"n":{{number}}}""", Json($"n = {number}"));

    [Theory]
    [InlineData(".75")]
    [InlineData("-")]
    [InlineData("--7")]
    [InlineData("3e")]
    [InlineData("3-4")]
    [InlineData("1.2.3")]
    [InlineData("0xff")]
    [InlineData("4_096")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void What_only_resembles_a_number_is_a_text(string text) => Means($"n = {text}", $$"""{"n":"{{text}}"}""");

    [Theory]
    [InlineData("True")]
    [InlineData("FALSE")]
    [InlineData("Null")]
    [InlineData("yes")]
    public void The_words_of_json_are_written_in_small_letters(string word) =>
        Means($"w = {word}", $$"""{"w":"{{word}}"}""");

    [Theory]
    [InlineData("""t = "" """, "")]
    [InlineData("""t = "a \"b\" c" """, "a \"b\" c")]
    [InlineData("""t = "\\ \/ \b\f\n\r\t" """, "\\ / \b\f\n\r\t")]
    [InlineData("""t = "\u00b5m \u00B5m" """, "µm µm")]
    [InlineData("""t = "\ud83d\ude00" """, "😀")]
    [InlineData("""t = "😀 µ – \u2028" """, "😀 µ – \u2028")]
    [InlineData("""t = "${no} # no // no, {no} [no] = no" """, "${no} # no // no, {no} [no] = no")]
    [InlineData("t = \"\u007f\"", "\u007f")]
    public void A_quoted_text_is_a_json_text(string text, string expected) =>
        Means(text, $$"""{"t":{{System.Text.Json.JsonSerializer.Serialize(expected)}}}""");

    [Theory]
    [InlineData("t = \"open", 1, 5, "no closing `\"` on its line")]
    [InlineData("t = \"two\nlines\"", 1, 5, "use `\"\"\"`")]
    [InlineData("t = \"two\r\nlines\"", 1, 5, "no closing `\"` on its line")]
    [InlineData("t = \"ends\r", 1, 5, "no closing `\"` on its line")]
    [InlineData("t = \"a\rb\"", 1, 7, "control character U+000D")]
    [InlineData("t = \"ends in \\", 1, 14, "no escape")]
    [InlineData("t = \"C:\\dir\"", 1, 8, "write `\\\\` for a backslash")]
    [InlineData("t = \"\\x41\"", 1, 6, "no escape")]
    [InlineData("t = \"\\u12\"", 1, 6, "four hexadecimal digits")]
    [InlineData("t = \"\\u00+1\"", 1, 6, "four hexadecimal digits")]
    [InlineData("t = \"a\tb\"", 1, 7, "control character U+0009; write `\\u0009`")]
    [InlineData("t = \"\u001f\"", 1, 6, "control character U+001F")]
    public void A_quoted_text_that_json_refuses_is_refused(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("", 1, 1, "JSON needs an object or a list")]
    [InlineData("7", 1, 1, "JSON needs an object or a list")]
    [InlineData("\"rows\"", 1, 1, "JSON needs an object or a list")]
    [InlineData("\"rows\": 1", 1, 1, "JSON needs an object or a list")]
    [InlineData("{rows: 1}", 1, 2, "a key in quotes")]
    [InlineData("{\"rows\" = 1}", 1, 9, "`:`")]
    [InlineData("{\"rows\" {}}", 1, 9, "`:`")]
    [InlineData("{\"rows\": twelve}", 1, 10, "JSON needs a value here")]
    [InlineData("{\"rows\": ${x}}", 1, 10, "JSON needs a value here")]
    [InlineData("{\"rows\": 1 \"cols\": 2}", 1, 12, "`,` or `}`")]
    [InlineData("{\"rows\": 1\n\"cols\": 2}", 2, 1, "`,` or `}`")]
    [InlineData("{\"rows\": 1,}", 1, 11, "JSON has no comma before `}`; remove it.")]
    [InlineData("{\"a\": 1, \"a\": 2}", 1, 10, "`a` stands twice")]
    [InlineData("[168\n,\n]", 2, 1, "JSON has no comma before `]`; remove it.")]
    [InlineData("[1 2]", 1, 4, "`,` or `]`")]
    [InlineData("[\n1", 2, 2, "`,` or `]`")]
    [InlineData("[1] [2]", 1, 5, "the end of the text")]
    [InlineData("[1] // one", 1, 5, "JSON has no comments")]
    [InlineData("# none\n[1]", 1, 1, "JSON has no comments")]
    public void Strict_json_refuses_what_hocon_adds(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part, Strict);

    [Fact]
    public void Strict_json_takes_dots_in_keys_as_they_are() =>
        Means("""{"a.b":1,"a":{"c":2}}""", """{"a.b":1,"a":{"c":2}}""", Strict);

    [Fact]
    public void A_file_of_other_bytes_than_utf8_is_refused_where_they_begin()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".conf");
        File.WriteAllBytes(path, [.. "rows = 12\nunit = "u8, 0xb5, .. "m\n"u8]);
        try
        {
            var error = Assert.Throws<HoconException>(() => HoconConfig.ParseFile(path));

            Assert.Equal(new Origin(path, 2, 8), error.Origin);
            Assert.Contains("save it as UTF-8", error.Sentence, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
