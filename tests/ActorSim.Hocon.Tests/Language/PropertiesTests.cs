using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Java properties as a source of keys and texts.</summary>
public sealed class PropertiesTests
{
    private static readonly HoconOptions Properties = new() { Syntax = HoconSyntax.Properties };

    [Theory]
    [InlineData("rows=12", """{"rows":"12"}""")]
    [InlineData("rows = 12", """{"rows":"12"}""")]
    [InlineData("rows: 12", """{"rows":"12"}""")]
    [InlineData("rows 12", """{"rows":"12"}""")]
    [InlineData("\n  rows=12\r\n\ncols=14", """{"rows":"12","cols":"14"}""")]
    [InlineData("# one\n! two\n  # three\nrows=12", """{"rows":"12"}""")]
    [InlineData("rows=12 # not a comment", """{"rows":"12 # not a comment"}""")]
    [InlineData("rows=", """{"rows":""}""")]
    [InlineData("rows", """{"rows":""}""")]
    [InlineData("rows==12", """{"rows":"=12"}""")]
    [InlineData("", "{}")]
    public void A_line_is_a_key_and_a_text(string text, string json) => Means(text, json, Properties);

    [Theory]
    [InlineData("a=true\nb=null\nc=1e3\nd=[1]\ne={}\nf=\"x\"", """{"a":"true","b":"null","c":"1e3","d":"[1]","e":"{}","f":"\"x\""}""")]
    [InlineData("a=${b}\nb=1", """{"a":"${b}","b":"1"}""")]
    [InlineData("a=x, b=y", """{"a":"x, b=y"}""")]
    [InlineData("a= x  ", """{"a":"x  "}""")]
    public void Every_value_is_a_text_and_is_not_looked_into(string text, string json) => Means(text, json, Properties);

    [Theory]
    [InlineData("t=one \\\n   two", """{"t":"one two"}""")]
    [InlineData("t=one\\\\\nu=2", """{"t":"one\\","u":"2"}""")]
    [InlineData("t=a\\tb\\nc", """{"t":"a\tb\nc"}""")]
    [InlineData("t=\\u00b5m", """{"t":"µm"}""")]
    [InlineData("t=\\q", """{"t":"q"}""")]
    [InlineData("a\\ b=1", """{"a b":"1"}""")]
    [InlineData("a\\=b=1", """{"a=b":"1"}""")]
    public void A_backslash_escapes_or_goes_on_in_the_next_line(string text, string json) => Means(text, json, Properties);

    [Theory]
    [InlineData("chip.pe.rows=3", """{"chip":{"pe":{"rows":"3"}}}""")]
    [InlineData("chip.x=1\nchip.y=2", """{"chip":{"x":"1","y":"2"}}""")]
    [InlineData("l.0=a\nl.1=b", """{"l":{"0":"a","1":"b"}}""")]
    [InlineData(".=1", """{"":{"":"1"}}""")]
    [InlineData("chip.=v2", """{"chip":{"":"v2"}}""")]
    [InlineData(".chip=v2", """{"":{"chip":"v2"}}""")]
    [InlineData("a..b=1", """{"a":{"":{"b":"1"}}}""")]
    [InlineData("\"a.b\"=1", """{"\"a":{"b\"":"1"}}""")]
    public void A_key_is_split_at_its_dots_and_parts_may_be_empty(string text, string json) => Means(text, json, Properties);

    [Theory]
    [InlineData("a=1\na.b=2")]
    [InlineData("a.b=2\na=1")]
    public void An_object_wins_over_a_text_whatever_the_order(string text) =>
        Means(text, """{"a":{"b":"2"}}""", Properties);

    [Fact]
    public void A_repeated_key_has_its_last_text() => Means("a=1\na=2", """{"a":"2"}""", Properties);

    [Fact]
    public void A_value_knows_its_line()
    {
        var root = HoconConfig.Parse("# rows\nchip.rows=12", "chip.properties", Properties);

        Assert.True(root.TryGetPath("chip.rows", out var rows));
        Assert.Equal("chip.properties:2:1", rows.Origin.ToString());
    }

    [Fact]
    public void They_may_lie_below_other_documents()
    {
        var upper = HoconDocument.Parse("rows = ${chip.rows}, list = ${l} [c]", "a.conf");
        var lower = HoconDocument.Parse("chip.rows=12\nl.0=a\nl.1=b", "b.properties", Properties);

        Assert.Equal(
            """{"chip":{"rows":"12"},"l":{"0":"a","1":"b"},"rows":"12","list":["a","b","c"]}""",
            upper.WithFallback(lower).Resolve().ToString());
    }

    [Fact]
    public void A_text_that_an_object_wins_over_does_not_hide_what_lies_below() =>
        Assert.Equal(
            """{"a":{"c":"1","b":"y"}}""",
            Json("a.c = \"1\"\ninclude \"f\"", Files(("f.properties", "a = x\na.b = y"))));

    [Theory]
    [InlineData("a = 1\\", """{"a":"1"}""")]
    [InlineData("a = 1\rb = 2\r\nc = 3", """{"a":"1","b":"2","c":"3"}""")]
    [InlineData("\\\n# nothing goes on here\na = 1", """{"a":"1"}""")]
    [InlineData("a = 1, \\\n    2", """{"a":"1, 2"}""")]
    public void Lines_end_and_go_on_as_in_Java(string text, string expected) => Assert.Equal(expected, Json(text, Properties));

    [Fact]
    public void Half_an_escape_is_refused() =>
        IsRefused("a = 1\n  b = x\\u12", 2, 8, "four hexadecimal digits", Properties);

    [Fact]
    public void In_a_line_that_goes_on_the_place_is_on_the_line_of_the_mistake() =>
        IsRefused("a = 1\nb = x\\\n  y\\\n   z\\u12", 4, 5, "four hexadecimal digits", Properties);

    [Fact]
    public void A_key_has_its_place_too() => IsRefused(" a\\u1=2", 1, 3, "four hexadecimal digits", Properties);
}
