using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>How an include is written.</summary>
public sealed class IncludeSyntaxTests
{
    private static readonly HoconOptions Chip = Files(("chip.conf", "rows = 12"), ("my chip.conf", "rows = 12"));

    [Theory]
    [InlineData("include \"chip.conf\"")]
    [InlineData("  include   \"chip.conf\"  # comment")]
    [InlineData("include\"chip.conf\"")]
    [InlineData("include\n\n  \"chip.conf\"")]
    [InlineData("{ include \"chip.conf\" }")]
    [InlineData("include \"chip.conf\",")]
    [InlineData("include \"\\u0063hip.conf\"")]
    [InlineData("include \"\"\"chip.conf\"\"\"")]
    [InlineData("include \"my chip.conf\"")]
    [InlineData("include required(\"chip.conf\")")]
    [InlineData("include required( \"chip.conf\" )")]
    [InlineData("include required(\n\"chip.conf\"\n)")]
    [InlineData("include \"chip.conf\", include \"chip.conf\"\ninclude \"chip.conf\"")]
    public void An_include_is_the_word_and_a_name_in_quotes(string text) => Means(text, """{"rows":12}""", Chip);

    [Theory]
    [InlineData("name = pe, include \"chip.conf\", cols = 14")]
    [InlineData("name = pe\ninclude \"chip.conf\"\ncols = 14")]
    [InlineData("name = pe\n,include \"chip.conf\"\n,cols = 14")]
    public void It_is_separated_as_entries_are(string text) => Means(text, """{"name":"pe","rows":12,"cols":14}""", Chip);

    [Theory]
    [InlineData("pe { include \"chip.conf\" }", """{"pe":{"rows":12}}""")]
    [InlineData("a.b { x = 1, include \"chip.conf\" }", """{"a":{"b":{"x":1,"rows":12}}}""")]
    [InlineData("pe = { include \"chip.conf\" } { cols = 14 }", """{"pe":{"rows":12,"cols":14}}""")]
    public void It_stands_in_any_object(string text, string json) => Means(text, json, Chip);

    [Theory]
    [InlineData("do include = 1", """{"do include":1}""")]
    [InlineData("pe.include = 1", """{"pe":{"include":1}}""")]
    [InlineData("\"include\" = 1", """{"include":1}""")]
    [InlineData("\"include\".x = 1", """{"include":{"x":1}}""")]
    [InlineData("\"include\" \"chip.conf\" = 1", """{"include chip.conf":1}""")]
    [InlineData("includes = 1", """{"includes":1}""")]
    [InlineData("Include = 1", """{"Include":1}""")]
    [InlineData("t = include", """{"t":"include"}""")]
    [InlineData("t = include \"chip.conf\"", """{"t":"include chip.conf"}""")]
    [InlineData("l = [ include ]", """{"l":["include"]}""")]
    [InlineData("l = [ include \"chip.conf\" ]", """{"l":["include chip.conf"]}""")]
    public void Elsewhere_the_word_is_a_word(string text, string json) => Means(text, json, Chip);

    [Theory]
    [InlineData("rows = 12, include", 1, 19, "Unexpected end of the text: the name of a file in quotes should follow `include`")]
    [InlineData("include = 1", 1, 9, "put a key named include in quotes")]
    [InlineData("include : 1", 1, 9, "put a key named include in quotes")]
    [InlineData("include { x = 1 }", 1, 9, "Unexpected `{`")]
    [InlineData("include chip.conf", 1, 9, "Unexpected `chip.conf`: the name of a file in quotes should follow `include`")]
    [InlineData("include ${name}", 1, 9, "Unexpected `${`")]
    [InlineData("include [\"chip.conf\"]", 1, 9, "Unexpected `[`")]
    [InlineData("include 12", 1, 9, "Unexpected `12`")]
    [InlineData("include required(chip.conf)", 1, 9, "Unexpected `required(chip.conf)`")]
    [InlineData("include required()", 1, 9, "Unexpected `required()`")]
    [InlineData("include required(\"chip.conf\"", 1, 29, "`)` should close the include")]
    [InlineData("include required(\"chip.conf\" + \"x\")", 1, 30, "`+` may not stand")]
    [InlineData("include required \"chip.conf\"", 1, 1, "`required…` is no form of include")]
    [InlineData("include (\"chip.conf\")", 1, 1, "is no form of include")]
    [InlineData("include optional(\"chip.conf\")", 1, 1, "`optional(…` is no form of include; write `include \"file.conf\"`")]
    [InlineData("include required(required(\"chip.conf\"))", 1, 1, "is no form of include")]
    [InlineData("include \"chip.conf\" \"x.conf\"", 1, 21, "a key should be separated")]
    [InlineData("include \"chip.conf\" cols = 14", 1, 21, "a key should be separated")]
    [InlineData("include \"chip.conf\" = 1", 1, 21, "a key should be separated")]
    [InlineData("include \"chip.conf\" { x = 1 }", 1, 21, "a key should be separated")]
    [InlineData("include \"chip\".conf", 1, 15, "a key should be separated")]
    public void Anything_else_after_the_word_is_refused(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part, Chip);
}
