using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class SyntaxTests
{
    [Fact]
    public void A_number_keeps_its_digits() =>
        Assert.Equal("""{"a":1.50,"b":100000000000000000000,"c":1e+3}""", Json("a = 1.50, b = 100000000000000000000, c = 1e+3"));

    [Theory]
    [InlineData("abc\n\nd = 1", 3, 1, "`abc` (a.conf:1:1) has no value")]
    [InlineData("a = 1:2\nb = \"x", 1, 6, "`:` may not stand in a text without quotes; write `\"1:2\"`")]
    [InlineData("a..b = ?", 1, 3, "empty key")]
    [InlineData("a = x { b = 1 }, a = 2", 1, 7, "A text (from a.conf:1:5) cannot stand beside an object")]
    [InlineData("a { b = 1 } { c = 2 }", 1, 13, "separated from what is before it by a comma")]
    [InlineData("a = ${b[]}", 1, 8, "should end the substitution")]
    public void Of_several_mistakes_the_first_is_named(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

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
}
