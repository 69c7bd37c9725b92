namespace ActorSim.Hocon.Tests.Conversions;

/// <summary>Numbers, and texts that are numbers, as the types of .NET.</summary>
public sealed class NumberGetterTests
{
    [Theory]
    [InlineData("16", 16)]
    [InlineData("-16", -16)]
    [InlineData("\"16\"", 16)]
    [InlineData("\"+16\"", 16)]
    [InlineData("\" 16\\t\\n\"", 16)]
    [InlineData("0016", 16)]
    [InlineData("-0", 0)]
    [InlineData("16.0", 16)]
    [InlineData("2e4", 20_000)]
    [InlineData("2E+4", 20_000)]
    [InlineData("25e-1", 2)]
    [InlineData("\"16.\"", 16)]
    [InlineData("\".9\"", 0)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483647.9", int.MaxValue)]
    [InlineData("-2147483648.9", int.MinValue)]
    public void A_number_or_a_text_that_is_one_is_read_as_an_integer(string text, int expected) =>
        Assert.Equal(expected, Root(text).GetInt32("a"));

    [Theory]
    [InlineData("5.99", 5)]
    [InlineData("-5.99", -5)]
    [InlineData("-0.5", 0)]
    [InlineData("1e-30", 0)]
    [InlineData("1e-999999999", 0)]
    public void A_fraction_is_cut_off_and_not_rounded(string text, int expected)
    {
        Assert.Equal(expected, Root(text).GetInt32("a"));
        Assert.Equal(expected, Root(text).GetInt64("a"));
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775807.9", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("922337203685477580.7e1", long.MaxValue)]
    [InlineData("9007199254740993.0", 9007199254740993)]
    [InlineData("\"9007199254740993 \"", 9007199254740993)]
    public void A_long_keeps_every_digit(string text, long expected) => Assert.Equal(expected, Root(text).GetInt64("a"));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("1e10")]
    public void What_does_not_fit_into_32_bits_is_refused(string text)
    {
        Assert.Contains(
            "`a` must be a whole number from -2147483648 to 2147483647; found `",
            Assert.Throws<HoconException>(() => Root(text).GetInt32("a")).Sentence,
            StringComparison.Ordinal);
        Assert.NotEqual(0, Root(text).GetInt64("a"));
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("1e999999999")]
    [InlineData("1e99999999999999999999")]
    public void What_does_not_fit_into_64_bits_is_refused_and_not_saturated(string text) =>
        Assert.Throws<HoconException>(() => Root(text).GetInt64("a"));

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("\"0.1\"", 0.1)]
    [InlineData("7", 7.0)]
    [InlineData("\" -2.5e-3 \"", -0.0025)]
    [InlineData("\"+.5\"", 0.5)]
    [InlineData("1e-999999999", 0.0)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    public void A_double_is_the_nearest_there_is(string text, double expected) =>
        Assert.Equal(expected, Root(text).GetDouble("a"));

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e309")]
    [InlineData("1e999999999")]
    public void No_number_is_read_as_infinity(string text) => Assert.Contains(
        "`a` is too large; numbers reach to 1.8e308",
        Assert.Throws<HoconException>(() => Root(text).GetDouble("a")).Sentence,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("rows", "`rows`")]
    [InlineData("\"\"", "``")]
    [InlineData("\"-\"", "`-`")]
    [InlineData("\".\"", "`.`")]
    [InlineData("\"1e\"", "`1e`")]
    [InlineData("\"1e+\"", "`1e+`")]
    [InlineData("\"1e5.0\"", "`1e5.0`")]
    [InlineData("\"1.2.3\"", "`1.2.3`")]
    [InlineData("\"1 6\"", "`1 6`")]
    [InlineData("\"--16\"", "`--16`")]
    [InlineData("\"0x10\"", "`0x10`")]
    [InlineData("16f", "`16f`")]
    [InlineData("NaN", "`NaN`")]
    [InlineData("Infinity", "`Infinity`")]
    [InlineData("\"\\u0664\\u0662\"", "`\u0664\u0662`")]
    [InlineData("\"\\u00a016\"", "`\u00a016`")]
    [InlineData("true", "`true`")]
    [InlineData("null", "null")]
    [InlineData("[16]", "a list")]
    [InlineData("{ b = 16 }", "an object")]
    public void Anything_else_is_no_number(string text, string found)
    {
        Assert.Equal($"`a` must be a whole number; found {found}.", Assert.Throws<HoconException>(() => Root(text).GetInt32("a")).Sentence);
        Assert.Equal($"`a` must be a whole number; found {found}.", Assert.Throws<HoconException>(() => Root(text).GetInt64("a")).Sentence);
        Assert.Equal($"`a` must be a number; found {found}.", Assert.Throws<HoconException>(() => Root(text).GetDouble("a")).Sentence);
    }

    [Fact]
    public void A_million_digits_are_no_trouble()
    {
        var zeros = new string('0', 1_000_000);

        Assert.Equal(7, Root(zeros + "7").GetInt32("a"));
        Assert.Equal(1, Root("1." + zeros + "7").GetInt64("a"));
        Assert.Equal(1, Root("0." + zeros + "1e1000001").GetInt64("a"));
        Assert.Equal(1, Root("1" + zeros + "e-1000000").GetInt64("a"));
        Assert.Throws<HoconException>(() => Root("1" + zeros).GetInt64("a"));
    }

    private static HoconObject Root(string value) => HoconConfig.Parse("a = " + value, "a.conf");
}
