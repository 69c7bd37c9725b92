using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Texts in three quotes, which may have several lines and have no escapes.</summary>
public sealed class RawTextTests
{
    private const string Q3 = "\"\"\"";

    [Theory]
    [InlineData("", "")]
    [InlineData("one line", "one line")]
    [InlineData("  blanks stay  ", "  blanks stay  ")]
    [InlineData("first\nsecond\n", "first\\nsecond\\n")]
    [InlineData("\n  indented\n\ttoo", "\\n  indented\\n\\ttoo")]
    [InlineData("windows\r\nline", "windows\\r\\nline")]
    [InlineData("C:\\new \\u0041 \\q", "C:\\\\new \\\\u0041 \\\\q")]
    [InlineData("${rows} # no // no { [ , =", "${rows} # no // no { [ , =")]
    [InlineData("one \" and two \"\" inside", "one \\\" and two \\\"\\\" inside")]
    [InlineData("\u0001\u2028", "\\u0001\\u2028")]
    public void Everything_between_three_quotes_and_three_quotes_is_the_text(string inside, string json) =>
        Means($"t = {Q3}{inside}{Q3}", $$"""{"t":"{{json}}"}""");

    [Theory]
    [InlineData("\"\"\"say \"hi\"\"\"\"", "say \\\"hi\\\"")]
    [InlineData("\"\"\"x\"\"\"\"\"", "x\\\"\\\"")]
    [InlineData("\"\"\"\"x\"\"\"", "\\\"x")]
    [InlineData("\"\"\"\"\"\"\"", "\\\"")]
    [InlineData("\"\"\"\"\"\"\"\"\"", "\\\"\\\"\\\"")]
    public void More_than_three_quotes_at_the_end_belong_to_the_text(string written, string json) =>
        Means($"t = {written}", $$"""{"t":"{{json}}"}""");

    [Theory]
    [InlineData("t = a \"\"\"b\nc\"\"\" d", """{"t":"a b\nc d"}""")]
    [InlineData("t = \"\"\"a\"\"\" \"b\"", """{"t":"a b"}""")]
    [InlineData("\"\"\"chip.pe\"\"\" = 1", """{"chip.pe":1}""")]
    [InlineData("chip.\"\"\"pe \"0\" x\"\"\".rows = 1", """{"chip":{"pe \"0\" x":{"rows":1}}}""")]
    [InlineData("[\"\"\"a\"\"\", \"\"\"b\nc\"\"\"\n\"\"\"d\"\"\"]", """["a","b\nc","d"]""")]
    [InlineData("a = 1, b = ${\"\"\"a\"\"\"}", """{"a":1,"b":1}""")]
    public void It_stands_wherever_a_quoted_text_stands(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("t = \"\"\"open", 1, 12, "text that begins with `\"\"\"` on line 1, column 5 does not end")]
    [InlineData("t = \"\"\"", 1, 8, "does not end")]
    [InlineData("t = \"\"\"a\"\"", 1, 11, "does not end")]
    [InlineData("t = \"\"\"\"\"", 1, 10, "does not end")]
    [InlineData("rows = 12\nt = \"\"\"a\nb\nc", 4, 2, "on line 2, column 5 does not end; close it with `\"\"\"`")]
    public void It_must_end(string text, int line, int column, string part) => IsRefused(text, line, column, part);

    [Fact]
    public void A_fourth_quote_is_none_that_opens_the_next_text() =>
        IsRefused("t = \"\"\"a\"\"\"\"b\"", 1, 14, "no closing");

    [Fact]
    public void Places_after_it_count_its_lines() => IsRefused("t = \"\"\"a\nb\"\"\", u = ?", 2, 11, "`?` may not stand");

    [Fact]
    public void Line_ends_in_it_do_not_separate() =>
        IsRefused("t = \"\"\"a\n\"\"\" u = 1", 2, 7, "a key should be separated");
}
