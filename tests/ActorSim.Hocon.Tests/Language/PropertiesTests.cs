using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class PropertiesTests
{
    private static readonly HoconOptions Properties = new() { Syntax = HoconSyntax.Properties };

    [Theory]
    [InlineData("a = x\na.b = y", """{"a":{"b":"y"}}""")]
    [InlineData("a.b.c = y\na = x\na.b = z", """{"a":{"b":{"c":"y"}}}""")]
    public void An_object_wins_over_a_text_whatever_the_order(string text, string expected) =>
        Assert.Equal(expected, Json(text, Properties));

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
        Assert.Contains("four hexadecimal digits", Error("a = 1\nb = \\u12", Properties).Message, StringComparison.Ordinal);
}
