using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Comments: from <c>#</c> or <c>//</c> to the end of the line.</summary>
public sealed class CommentTests
{
    [Theory]
    [InlineData("# nothing else")]
    [InlineData("//")]
    [InlineData("\n  # one\n\t// two\n")]
    public void A_text_of_comments_is_an_empty_object(string text) => Means(text, "{}");

    [Theory]
    [InlineData("rows = 12 # count")]
    [InlineData("rows = 12 // count")]
    [InlineData("rows = 12#count")]
    [InlineData("rows = 12//count")]
    [InlineData("# rows = 13\nrows = 12\n# rows = 14")]
    [InlineData("rows # the key\n = 12")]
    [InlineData("rows = # the value follows\n 12")]
    [InlineData("{ # opens\n rows = 12 // one\n # closes }\n}")]
    [InlineData("rows = 12 # a \"quote\" that stays open: \"")]
    [InlineData("rows = 12 # ${no.such.key} // \\q")]
    [InlineData("rows = 12 // first # second\r\n")]
    public void A_comment_is_ignored_wherever_it_stands(string text) => Means(text, """{"rows":12}""");

    [Theory]
    [InlineData("shape = [ # opens\n 3 // height\n, 5 # width\n]")]
    [InlineData("shape = [3, # height\n # width follows\n 5]")]
    [InlineData("shape = [3 // height\n 5]")]
    public void A_comment_leaves_the_line_end_as_a_separator(string text) => Means(text, """{"shape":[3,5]}""");

    [Theory]
    [InlineData("""t = "# no comment" """, """{"t":"# no comment"}""")]
    [InlineData("""t = "http://host/path" """, """{"t":"http://host/path"}""")]
    [InlineData("t = \"\"\"\n# raw // text\"\"\"", """{"t":"\n# raw // text"}""")]
    [InlineData("""  "a # b // c" = 1""", """{"a # b // c":1}""")]
    public void In_quotes_there_are_no_comments(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("t = a/b", "a/b")]
    [InlineData("t = /etc/hosts", "/etc/hosts")]
    [InlineData("t = a / b", "a / b")]
    [InlineData("t = / /", "/ /")]
    [InlineData("t = dir/", "dir/")]
    [InlineData("t = dir///x", "dir")]
    public void One_slash_begins_no_comment(string text, string expected) => Means(text, $$"""{"t":"{{expected}}"}""");

    [Theory]
    [InlineData("rows = 12 /* count */", 1, 11, "HOCON has no comments between `/*` and `*/`; begin one with `#` or `//`")]
    [InlineData("rows # = 12", 1, 1, "`rows` has no value")]
    [InlineData("rows = # 12", 1, 12, "a value should stand here")]
    [InlineData("{ rows = 12 # }", 1, 16, "`}` is missing")]
    [InlineData("link = http://host", 1, 12, "`:` may not stand in a text without quotes; write `\"http://host\"`.")]
    public void What_a_comment_hides_is_missing(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);
}
