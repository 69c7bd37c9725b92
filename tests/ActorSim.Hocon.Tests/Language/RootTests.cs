using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>The outermost braces, and what else may be the root of a text.</summary>
public sealed class RootTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("{}")]
    [InlineData("\n{\n}\n")]
    public void An_empty_text_is_an_empty_object(string text) => Means(text, "{}");

    [Theory]
    [InlineData("rows = 12\ncolumns = 14")]
    [InlineData("rows = 12, columns = 14")]
    [InlineData("{ rows = 12, columns = 14 }")]
    [InlineData("\n\n  {\nrows = 12\ncolumns = 14\n}\n# end\n")]
    [InlineData("rows = 12\ncolumns = 14,\n")]
    public void The_outer_braces_may_be_left_out(string text) => Means(text, """{"rows":12,"columns":14}""");

    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("[3, 5]", "[3,5]")]
    [InlineData("# shapes\n[ { h = 3 }, { h = 5 } ]", """[{"h":3},{"h":5}]""")]
    public void The_root_may_be_a_list(string text, string json) => Means(text, json);

    [Fact]
    public void A_list_is_refused_where_keys_are_needed()
    {
        var error = Assert.Throws<HoconException>(() => HoconConfig.Parse("\n [1]", "a.conf"));

        Assert.Equal(new Origin("a.conf", 2, 2), error.Origin);
        Assert.Contains("An object should stand here", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"rows\"", 1, 1, "`rows` has no value")]
    [InlineData("12", 1, 1, "`12` has no value")]
    [InlineData("true", 1, 1, "`true` has no value")]
    [InlineData("${rows}", 1, 1, "a key should stand here")]
    public void The_root_is_no_simple_value(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("rows = 12 }", 1, 11, "no `{` is open")]
    [InlineData("}", 1, 1, "no `{` is open")]
    [InlineData("rows = 12\n]", 2, 1, "no `[` is open")]
    [InlineData("]", 1, 1, "no `[` is open")]
    [InlineData("chip { rows = 12 } }", 1, 20, "no `{` is open")]
    [InlineData("{ rows = 12 } }", 1, 15, "no `{` is open")]
    [InlineData("{ rows = 12 }, columns = 14", 1, 14, "the text should end here")]
    [InlineData("{ rows = 12 }\ncolumns = 14", 2, 1, "the text should end here")]
    [InlineData("{ rows = 12 } { columns = 14 }", 1, 15, "the text should end here")]
    [InlineData("[3]\n[5]", 2, 1, "the text should end here")]
    [InlineData("{ rows = 12", 1, 12, "`}` is missing: what begins on line 1, column 1")]
    [InlineData("chip {\n  rows = 12\n", 3, 1, "`}` is missing: what begins on line 1, column 6")]
    [InlineData("shape = [3,\n5", 2, 2, "`]` is missing: what begins on line 1, column 9")]
    [InlineData("shape = [3 }", 1, 12, "`[` of line 1, column 9 is still open")]
    [InlineData("shape { h = 3 ]", 1, 15, "`{` of line 1, column 7 is still open")]
    [InlineData("list = [{ h = 3 ]", 1, 17, "`{` of line 1, column 9 is still open")]
    public void Brackets_and_braces_must_be_balanced(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);
}
