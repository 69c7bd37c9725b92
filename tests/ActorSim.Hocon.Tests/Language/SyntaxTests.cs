using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class SyntaxTests
{
    [Fact]
    public void A_number_keeps_its_digits() =>
        Assert.Equal("""{"a":1.50,"b":100000000000000000000,"c":1e+3}""", Json("a = 1.50, b = 100000000000000000000, c = 1e+3"));

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
