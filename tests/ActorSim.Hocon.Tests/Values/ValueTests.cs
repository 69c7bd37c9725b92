namespace ActorSim.Hocon.Tests.Values;

public sealed class ValueTests
{
    private static readonly Origin Here = new("here", 1, 1);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1e3", 1000)]
    [InlineData("12.50e1", 125)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void A_whole_number_converts(string text, long expected) =>
        Assert.Equal(expected, new HoconNumber(Here, text).ToInt64());

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1.5")]
    [InlineData("1e19")]
    [InlineData("1e999999999999")]
    public void A_number_that_does_not_fit_is_refused(string text) =>
        Assert.Throws<HoconException>(() => new HoconNumber(Here, text).ToInt64());

    [Fact]
    public void A_decimal_is_exact_or_refused()
    {
        Assert.Equal(0.1m, new HoconNumber(Here, "0.1").ToDecimal());
        Assert.Throws<HoconException>(() => new HoconNumber(Here, "1e-40").ToDecimal());
        Assert.Throws<HoconException>(() => new HoconNumber(Here, "0.12345678901234567890123456789012").ToDecimal());
        Assert.Throws<HoconException>(() => new HoconNumber(Here, "1e400").ToDouble());
    }

    [Fact]
    public void Every_value_knows_its_place()
    {
        var root = HoconConfig.Parse("a {\n  b = [1,\n    x]\n}", "f.conf");

        Assert.True(root.TryGetPath("a.b", out var list));
        Assert.Equal(new Origin("f.conf", 2, 7), list.Origin);
        Assert.Equal(new Origin("f.conf", 3, 5), ((HoconList)list)[1].Origin);
        Assert.True(root.TryGet("a", out var a));
        Assert.Equal(new Origin("f.conf", 2, 3), ((HoconObject)a).First().KeyOrigin);
        Assert.False(root.TryGetPath("a.c", out _));
        Assert.Equal("f.conf:3:5", ((HoconList)list)[1].Origin.ToString());
    }

    [Fact]
    public void Json_is_indented_by_two_blanks()
    {
        var root = HoconConfig.Parse("a = 007, b = [x, {}], c = \"\\u0001\\ud800\"", "f.conf");

        Assert.Equal(
            "{\n  \"a\": 7,\n  \"b\": [\n    \"x\",\n    {}\n  ],\n  \"c\": \"\\u0001\\ud800\"\n}",
            HoconRenderer.ToJson(root));
    }
}
