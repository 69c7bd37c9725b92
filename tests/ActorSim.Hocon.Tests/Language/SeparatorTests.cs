using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>What stands between a key and its value, and between entries and items.</summary>
public sealed class SeparatorTests
{
    [Theory]
    [InlineData("rows : 12")]
    [InlineData("rows = 12")]
    [InlineData("rows:12")]
    [InlineData("rows=12")]
    [InlineData("\"rows\"=12")]
    [InlineData("rows\n=\n\n12")]
    [InlineData("rows\t:\r\n12")]
    public void A_colon_or_an_equals_sign_gives_a_key_its_value(string text) => Means(text, """{"rows":12}""");

    [Theory]
    [InlineData("chip { rows = 12 }")]
    [InlineData("chip{rows=12}")]
    [InlineData("chip = { rows = 12 }")]
    [InlineData("chip : { rows : 12 }")]
    [InlineData("\"chip\" { \"rows\" : 12 }")]
    [InlineData("chip\n\n{ rows = 12 }")]
    public void Before_a_brace_the_separator_may_be_left_out(string text) => Means(text, """{"chip":{"rows":12}}""");

    [Theory]
    [InlineData("rows 12", 1, 1, "`\"rows 12\"` has no value")]
    [InlineData("rows \"12\"", 1, 1, "has no value")]
    [InlineData("rows", 1, 1, "`rows` has no value")]
    [InlineData("rows, columns", 1, 1, "`rows` has no value")]
    [InlineData("shape [3]", 1, 1, "not `[` after it")]
    [InlineData("chip ${base}", 1, 1, "not `${` after it")]
    [InlineData("rows = = 12", 1, 8, "Unexpected `=`")]
    [InlineData("rows : = 12", 1, 8, "Unexpected `=`")]
    [InlineData("rows =: 12", 1, 7, "Unexpected `:`")]
    [InlineData("rows + = 12", 1, 6, "`+` may not stand")]
    public void Elsewhere_one_separator_is_needed(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("rows =")]
    [InlineData("rows :")]
    [InlineData("rows +=")]
    public void A_separator_without_a_value_is_refused_at_the_end(string text) =>
        IsRefused(text, 1, text.Length + 1, "Unexpected end of the text: a value should stand here");

    [Theory]
    [InlineData("rows = , columns = 14", 1, 8, "Unexpected `,`: a value should stand here")]
    [InlineData("chip { rows = }", 1, 15, "Unexpected `}`: a value should stand here")]
    [InlineData("rows =\ncolumns = 14", 2, 9, "Unexpected `=`: `columns` is taken as the value of the key at a.conf:1:1, which has none on its line; write one there, or `null`.")]
    [InlineData("= 12", 1, 1, "Unexpected `=`: a key should stand here")]
    [InlineData("{ : 12 }", 1, 3, "Unexpected `:`: a key should stand here")]
    [InlineData("[12] = rows", 1, 6, "Unexpected `=`: the text should end here")]
    [InlineData("{ [12] = rows }", 1, 3, "Unexpected `[`: a key should stand here")]
    [InlineData("{ {} = rows }", 1, 3, "Unexpected `{`: a key should stand here")]
    public void A_separator_needs_something_on_both_sides(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("[3, 5, 7]")]
    [InlineData("[3\n5\n7]")]
    [InlineData("[\n3\n\n\n5\n7\n]")]
    [InlineData("[3,\n5,\n7]")]
    [InlineData("[3\n,5\n,\n7]")]
    [InlineData("[3, 5, 7,]")]
    [InlineData("[3, 5, 7\n,\n]")]
    [InlineData("[3,5\r\n7]")]
    public void A_line_end_separates_items_as_a_comma_does(string text) => Means(text, "[3,5,7]");

    [Theory]
    [InlineData("rows = 12, columns = 14")]
    [InlineData("rows = 12\ncolumns = 14")]
    [InlineData("rows = 12,\n\ncolumns = 14,")]
    [InlineData("rows = 12\n,columns = 14\n,\n")]
    [InlineData("{ rows = 12, columns = 14, }")]
    public void A_line_end_separates_entries_as_a_comma_does(string text) => Means(text, """{"rows":12,"columns":14}""");

    [Theory]
    [InlineData("[,3]", 1, 2)]
    [InlineData("[,]", 1, 2)]
    [InlineData("[3,,5]", 1, 4)]
    [InlineData("[3,\n,5]", 2, 1)]
    [InlineData("[3,5,,]", 1, 6)]
    [InlineData("[3\n,,5]", 2, 2)]
    [InlineData("{ , rows = 12 }", 1, 3)]
    [InlineData("{ , }", 1, 3)]
    [InlineData(", rows = 12", 1, 1)]
    [InlineData("rows = 12,, columns = 14", 1, 11)]
    [InlineData("rows = 12,\n,", 2, 1)]
    [InlineData("{ rows = 12,,}", 1, 13)]
    public void A_comma_with_nothing_before_it_is_refused(string text, int line, int column) =>
        IsRefused(text, line, column, "remove this comma");

    [Theory]
    [InlineData("rows = 12 columns = 14", 1, 19, "a key should be separated from what is before it by a comma or a new line")]
    [InlineData("chip { rows = 12 } columns = 14", 1, 20, "a key should be separated")]
    [InlineData("shape = [3] rows = 12", 1, 13, "A list (from a.conf:1:9) cannot stand beside a text")]
    [InlineData("rows = 12; columns = 14", 1, 20, "a key should be separated")]
    [InlineData("t = c:\\dir", 1, 6, "`:` may not stand in a text without quotes; write `\"c:\\\\dir\"`.")]
    [InlineData("[http://x, y]", 1, 6, "write `\"http://x\"`. A key in a list needs")]
    [InlineData("t = x : y", 1, 7, "a key should be separated from what is before it by a comma")]
    [InlineData("a = [1, 2\nb = 3", 2, 3, "an item should be separated from what is before it by a comma or a new line; the `[` of line 1, column 5 is still open")]
    [InlineData("a = [1, 2\nb=3", 2, 2, "the `[` of line 1, column 5 is still open")]
    [InlineData("clock = 1,5 GHz", 1, 11, "has no value; write `key = value` or `key { … }`. If a number is meant, its decimal point is `.`, as in `1.5`.")]
    [InlineData("[ rows = 12 ]", 1, 8, "an item should be separated from what is before it by a comma or a new line")]
    public void A_blank_separates_nothing(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);
}
