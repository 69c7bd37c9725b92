namespace ActorSim.Hocon.Tests.Conversions;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("d day days", "P3D")]
    [InlineData("w week weeks", "P21D")]
    [InlineData("m mo month months", "P3M")]
    [InlineData("y year years", "P3Y")]
    public void Every_name_of_a_unit_is_known(string names, string expected)
    {
        foreach (var name in names.Split(' '))
        {
            Assert.Equal(expected, Root($"3 {name}").GetPeriod("a").ToString());
            Assert.Equal(expected, Root($"\" 3{name}  \"").GetPeriod("a").ToString());
        }
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("\"30\"", 30)]
    [InlineData("-30", -30)]
    [InlineData("\"+30\"", 30)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-306783378 weeks", -2147483646)]
    public void Without_a_unit_it_is_days(string text, int days) => Assert.Equal(new Period(0, 0, days), Root(text).GetPeriod("a"));

    [Theory]
    [InlineData("1.5 y")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("2147483648 d")]
    [InlineData("306783379 weeks")]
    public void A_part_of_a_day_and_what_does_not_fit_are_refused(string text) => Assert.Equal(
        $"`a` must be a whole number of days, weeks, months or years, of 32 bits; found `{text}`.",
        Problem(text));

    [Theory]
    [InlineData("later", "`a` must be a period, such as `2 weeks`; found `later`.")]
    [InlineData("\"\"", "`a` must be a period, such as `2 weeks`; found ``.")]
    [InlineData("1 year 2 months", "`a` must be a period, such as `2 weeks`; found `1 year 2 months`.")]
    [InlineData("null", "`a` must be a period, such as `2 weeks`; found null.")]
    [InlineData("{}", "`a` must be a period, such as `2 weeks`; found an object.")]
    [InlineData("1 Y", "`a` has the unknown unit `Y`; did you mean `y`? (units: d, w, m or mo, and y).")]
    [InlineData("1 hour", "`a` has the unknown unit `hour` (units: d, w, m or mo, and y).")]
    public void What_is_wrong_is_said_in_words(string text, string expected) => Assert.Equal(expected, Problem(text));

    [Fact]
    public void It_is_shown_by_iso_8601()
    {
        Assert.Equal("P1Y2M10D", new Period(1, 2, 10).ToString());
        Assert.Equal("P-1Y5D", new Period(-1, 0, 5).ToString());
        Assert.Equal("P0D", default(Period).ToString());
    }

    private static HoconObject Root(string value) => HoconConfig.Parse("a = " + value, "a.conf");

    private static string Problem(string value) => Assert.Throws<HoconException>(() => Root(value).GetPeriod("a")).Sentence;
}
