using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class SyntaxTests
{
    [Fact]
    public void Root_braces_commas_and_quotes_may_be_left_out() =>
        Assert.Equal("""{"a":1,"b":{"c":"two words"}}""", Json("a = 1\nb { c : two words }"));

    [Fact]
    public void A_comment_begins_with_a_hash_or_two_slashes() =>
        Assert.Equal("""{"a":1,"b":"/x"}""", Json("# first\na = 1 // one\nb = /x # two"));

    [Fact]
    public void A_number_keeps_its_digits() =>
        Assert.Equal("""{"a":1.50,"b":100000000000000000000,"c":1e+3}""", Json("a = 1.50, b = 100000000000000000000, c = 1e+3"));

    [Fact]
    public void A_number_with_a_unit_is_a_text() =>
        Assert.Equal("""{"a":"200 MHz","b":"5%"}""", Json("a = 200 MHz, b = 5%"));

    [Fact]
    public void An_escape_stands_for_a_character() =>
        Assert.Equal("µ\n\"/", ((HoconString)HoconConfig.Parse("""a = "\u00b5\n\"\/" """, "a.conf").First().Value).Value);

    [Fact]
    public void Three_quotes_hold_raw_text_and_the_quotes_before_their_end() =>
        Assert.Equal("""{"a":"x \\n \"y\"\""}""", Json("a = \"\"\"x \\n \"y\"\"\"\"\""));

    [Fact]
    public void A_dotted_key_opens_objects_and_a_quoted_one_does_not() =>
        Assert.Equal("""{"a":{"b":1,"c.d":2}}""", Json("a.b = 1, a.\"c.d\" = 2"));

    [Fact]
    public void A_line_end_separates_as_a_comma_does_and_one_comma_may_trail() =>
        Assert.Equal("""{"a":[1,2,3]}""", Json("a = [1\n2,\n3,]"));

    [Fact]
    public void Values_side_by_side_become_one() =>
        Assert.Equal("""{"a":"x y1","b":[1,2],"c":{"d":1,"e":2}}""", Json("a = x \"y\"1, b = [1] [2], c = {d=1} {e=2}"));

    [Fact]
    public void A_byte_order_mark_is_a_blank() => Assert.Equal("""{"a":1}""", Json("\ufeffa = 1"));

    [Theory]
    [InlineData("a = [1,,2]", 1, 8, "between two commas")]
    [InlineData("a = 1\nb = x?", 2, 6, "`?` may not stand in a text without quotes")]
    [InlineData("a {\n  b = 1\n", 3, 1, "`}` is missing")]
    [InlineData("a = \"x", 1, 5, "no closing")]
    [InlineData("a = \"\\q\"", 1, 6, "no escape")]
    [InlineData("a..b = 1", 1, 3, "empty key")]
    [InlineData("a =\n", 2, 1, "a value should stand here")]
    [InlineData("abc", 1, 4, "`abc` on line 1 has no value")]
    [InlineData("abc\n\nd = 1", 3, 1, "`abc` on line 1 has no value")]
    [InlineData("a = 1 }", 1, 7, "separated by a comma")]
    [InlineData("a = 1:2\nb = \"x", 1, 6, "separated by a comma")]
    [InlineData("a..b = ?", 1, 3, "empty key")]
    [InlineData("a = x { b = 1 }, a = 2", 1, 5, "a text (from a.conf:1:5) cannot stand beside an object")]
    [InlineData("a = [1] \"x\", a = 2", 1, 5, "a list (from a.conf:1:5) cannot stand beside a text")]
    [InlineData("a { b = 1 } { c = 2 }", 1, 13, "separated by a comma")]
    [InlineData("a = ${b[]}", 1, 8, "should end the substitution")]
    [InlineData("a = ${b", 1, 8, "should end the substitution")]
    [InlineData("a = \"\"\"x\n", 2, 1, "on line 1 does not end")]
    public void What_is_wrong_is_named_with_its_place(string text, int line, int column, string part)
    {
        var error = Error(text);

        Assert.Equal(new Origin("a.conf", line, column), error.Origin);
        Assert.StartsWith($"a.conf:{line}:{column}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_shown_with_a_caret_under_the_place()
    {
        var lines = Error("ok = 1\n\tclock = 200 @ MHz").Message.Split(Environment.NewLine);

        Assert.Equal("    \tclock = 200 @ MHz", lines[1]);
        Assert.Equal("    \t            ^", lines[2]);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Deep_nesting_is_refused_and_not_a_crash(char bracket)
    {
        var open = bracket == '{' ? "{a" : "[";

        Assert.Contains("nest more than 256 deep", Error(string.Concat(Enumerable.Repeat(open, 100_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_many_dots_counts_as_nesting() =>
        Assert.Contains("nest more than", Error(string.Join('.', Enumerable.Repeat("a", 10_000)) + " = 1").Message, StringComparison.Ordinal);

    [Fact]
    public void Strict_json_has_no_comments_and_no_duplicate_keys()
    {
        var json = new HoconOptions { Syntax = HoconSyntax.Json };

        Assert.Contains("no comments", Error("{} // x", json).Message, StringComparison.Ordinal);
        Assert.Contains("stands twice", Error("""{"a":1,"a":2}""", json).Message, StringComparison.Ordinal);
    }
}
