namespace ActorSim.Hocon.Tests.Conversions;

/// <summary>Texts, booleans, objects, and the null that is none of them.</summary>
public sealed class TextGetterTests
{
    [Theory]
    [InlineData("grid", "grid")]
    [InlineData("\" grid \"", " grid ")]
    [InlineData("three by four", "three by four")]
    [InlineData("1.50", "1.50")]
    [InlineData("0010", "0010")]
    [InlineData("1e5", "1e5")]
    [InlineData("-0", "-0")]
    [InlineData("true", "true")]
    [InlineData("off", "off")]
    [InlineData("\"null\"", "null")]
    public void A_number_or_boolean_is_a_text_as_it_was_written(string text, string expected) =>
        Assert.Equal(expected, Root(text).GetString("a"));

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "a list")]
    [InlineData("{}", "an object")]
    public void Null_lists_and_objects_are_no_texts(string text, string found) =>
        Assert.Equal($"`a` must be a text; found {found}.", Assert.Throws<HoconException>(() => Root(text).GetString("a")).Sentence);

    [Theory]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("on", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"on\"", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("\"no\"", false)]
    public void Six_words_are_booleans(string text, bool expected) => Assert.Equal(expected, Root(text).GetBoolean("a"));

    [Theory]
    [InlineData("True", "`True`")]
    [InlineData("YES", "`YES`")]
    [InlineData("y", "`y`")]
    [InlineData("\" true\"", "` true`")]
    [InlineData("1", "`1`")]
    [InlineData("0", "`0`")]
    [InlineData("null", "null")]
    [InlineData("[true]", "a list")]
    public void No_other_word_or_number_is_a_boolean(string text, string found) => Assert.Equal(
        $"`a` must be true or false, or yes, no, on or off; found {found}.",
        Assert.Throws<HoconException>(() => Root(text).GetBoolean("a")).Sentence);

    [Fact]
    public void Only_an_object_is_an_object()
    {
        Assert.Equal("""{"b":1}""", Root("{ b = 1 }").GetObject("a").ToString());
        Assert.Equal(
            "`a` must be an object, such as `{ … }`; found a list.",
            Assert.Throws<HoconException>(() => Root("[{}]").GetObject("a")).Sentence);
        Assert.Throws<HoconException>(() => Root("\"{}\"").GetObject("a"));
        Assert.Throws<HoconException>(() => Root("null").GetObject("a"));
    }

    private static HoconObject Root(string value) => HoconConfig.Parse("a = " + value, "a.conf");
}
