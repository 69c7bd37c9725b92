using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>The line with a caret under the place that an error is about.</summary>
public sealed class ExcerptTests
{
    [Theory]
    [InlineData("rows = 12\nclock = 200 @ MHz", "clock = 200 @ MHz", "            ^")]
    [InlineData("chip {\n  rows = [3,,5]\n}", "  rows = [3,,5]", "            ^")]
    [InlineData("name = \"pe", "name = \"pe", "       ^")]
    [InlineData("chip { rows = 12", "chip { rows = 12", "                ^")]
    [InlineData("chip..rows = 12", "chip..rows = 12", "     ^")]
    [InlineData("a = 1\r\nb = ${c.d}\r\n", "b = ${c.d}", "    ^")]
    [InlineData("a = [1], b = ${a} x", "a = [1], b = ${a} x", "                  ^")]
    [InlineData("x = \"日本語\" }", "x = \"日本語\" }", "             ^")]
    [InlineData("x = \"e\u0301\" }", "x = \"e\u0301\" }", "        ^")]
    [InlineData("x = \"😀\" }", "x = \"😀\" }", "         ^")]
    [InlineData("x = \"𝑎\u00ad\" }", "x = \"𝑎\u00ad\" }", "         ^")]
    [InlineData("rows =\n\n", "rows =", "      ^")]
    [InlineData("a = {\nb = 1\r\n\n", "b = 1", "     ^")]
    [InlineData("b {\n foo\n c = 2", " foo", " ^")]
    [InlineData("clock = 1,5 GHz\n", "clock = 1,5 GHz", "          ^")]
    [InlineData("µ = 1, ∑ = ?", "µ = 1, ∑ = ?", "           ^")]
    public void The_caret_stands_under_the_place(string text, string line, string caret)
    {
        var lines = Error(text).Message.Split(Environment.NewLine);

        Assert.Equal(["    " + line, "    " + caret], lines[1..]);
    }

    [Fact]
    public void A_tab_before_the_place_stays_a_tab()
    {
        var lines = Error("ok = 1\n\tclock = 200 @ MHz").Message.Split(Environment.NewLine);

        Assert.Equal(["    \tclock = 200 @ MHz", "    \t            ^"], lines[1..]);
    }

    [Fact]
    public void An_empty_line_is_not_shown() => Assert.DoesNotContain(Environment.NewLine, Error("\n\n", new HoconOptions { Syntax = HoconSyntax.Json }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var lines = Error($"t = {new string('x', 300)} @ {new string('y', 300)}").Message.Split(Environment.NewLine);

        Assert.InRange(lines[1].Length, 60, 124);
        Assert.Equal('@', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void An_error_in_an_included_file_shows_the_line_of_that_file()
    {
        var lines = Error("include \"b\"", Files(("b.conf", "ok = 1\nrows = !"))).Message.Split(Environment.NewLine);

        Assert.StartsWith("b.conf:2:8: The character `!`", lines[0], StringComparison.Ordinal);
        Assert.Equal(["    rows = !", "           ^", "  included at a.conf:1:1"], lines[1..]);
    }
}
