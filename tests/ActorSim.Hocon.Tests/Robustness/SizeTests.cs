using ActorSim.Hocon.Fuzzing;
using ActorSim.Hocon.Tests.Language;

namespace ActorSim.Hocon.Tests.Robustness;

/// <summary>A few lines cannot become more than a machine holds; what was written is never too much.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData("k0 = ha\n", "k# = ${k@}${k@}\n")]
    [InlineData("k0 = [1]\n", "k# = ${k@} ${k@}\n")]
    [InlineData("k0 = [1]\n", "k# = [${k@}, ${k@}]\n")]
    [InlineData("k0 { a = 1 }\n", "k# { a = ${k@}, b = ${k@} }\n")]
    [InlineData("k0 { a = 1 }\n", "k# = ${k@} { x = ${k@}, y = ${k@} }\n")]
    [InlineData("k0 { a = 1 }\n", "k# { x = ${k@} }\nk# { y = ${k@} }\n")]
    [InlineData("k0 = [1]\n", "k# += ${k@}\nk# += ${k@}\n")]
    [InlineData("k0 = [1]\n", "k# = ${k@}\nk# += ${k@}\nk# += ${k@}\n")]
    public void What_doubles_with_each_line_is_refused(string start, string line)
    {
        var text = Shape.Number(start, line, "", 60 * line.Length);

        Assert.Contains("The substitutions multiply", Text.Error(text).Message);
    }

    [Fact]
    public void The_size_is_that_of_the_tree_written_out()
    {
        // Each of the 100 items is a list of 10 numbers: 1 + 10 * 2 characters.
        var text = "a = [1,1,1,1,1,1,1,1,1,1]\nb = [" + string.Concat(Enumerable.Repeat("${a},", 100)) + "]";
        var added = "ab".Length + 1 + 1 + (101 * 21) - (text.Length + 2);

        Assert.EndsWith("]]}", Text.Json(text, new HoconOptions { MaxSize = added }));
        Assert.Contains(
            $"would have {added - 1:N0} characters more than what was written",
            Text.Error(text, new HoconOptions { MaxSize = added - 1 }).Message);
    }

    [Fact]
    public void A_million_references_to_one_text_are_refused_before_they_are_put_together()
    {
        var text = $"a = \"{new string('x', 100_000)}\"\nb = {string.Concat(Enumerable.Repeat("${a}", 100_000))}";

        Assert.Contains("too large here", Text.Error(text).Message);
    }

    [Fact]
    public void What_is_merged_is_merged_once_however_often_it_is_referred_to()
    {
        var merged = Shape.Number("d { a = 1 }\no = ${d}\no {", " k# = #\n", "}\n", 3000);
        var text = merged + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"r{i} = ${{o}}\n"));

        Assert.Equal(20_002, HoconDocument.Parse(text, "a.conf").ResolveObject().Count);
    }

    [Fact]
    public void Five_hundred_objects_may_each_take_five_hundred_keys_from_another()
    {
        var defaults = "d {" + string.Concat(Enumerable.Range(0, 500).Select(i => $"k{i} = 1\n")) + "}\n";
        var text = defaults + string.Concat(Enumerable.Range(0, 500).Select(i => $"o{i} = ${{d}} {{ k{i} = 2 }}\n"));

        Assert.Equal(501, HoconDocument.Parse(text, "a.conf").ResolveObject().Count);
    }

    [Fact]
    public void What_was_written_is_never_too_large()
    {
        var options = new HoconOptions { MaxSize = 0 };
        foreach (var text in (string[])["[[],[],[]]", "a=1,b=2", "{}", "a.b.c.d=1", "a=[1,2,[3,[4]],5]", "\"\"=1", "a=\"\"", "a+=1", "a{b{c{}}}", "1=1", ""])
        {
            Assert.NotEmpty(Text.Json(text, options));
        }

        Assert.NotEmpty(Text.Json("a..b.", options with { Syntax = HoconSyntax.Properties }));
        Assert.NotEmpty(Text.Json(Shape.Number("", "k# = #\n", "", 1 << 20), options));
    }

    [Fact]
    public void Files_that_are_included_over_and_over_are_refused_at_a_size()
    {
        var options = Text.Files(("f.conf", "a = " + new string('x', 996)));
        var text = string.Concat(Enumerable.Range(0, 10).Select(i => $"k{i} {{ include \"f.conf\" }}\n"));

        Assert.NotEmpty(Text.Json(text, options with { MaxIncludedSize = 10_000 }));
        Assert.Contains(
            "All files that are included from `a.conf`, directly or through others, have more than 9,999 characters.",
            Text.Error(text, options with { MaxIncludedSize = 9999 }).Message);
    }

    [Fact]
    public void Files_that_are_included_over_and_over_are_refused_at_a_number()
    {
        var options = Text.Files(("f.conf", ""));
        var text = string.Concat(Enumerable.Repeat("include \"f.conf\"\n", 10));

        Assert.Equal("{}", Text.Json(text, options with { MaxIncludes = 10 }));
        Assert.Contains("More than 9 files are included", Text.Error(text, options with { MaxIncludes = 9 }).Message);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1e999999999999999999999")]
    [InlineData("1e-999999999")]
    [InlineData("0.0000000000000000000000000000000000000000000000000000000000000000001")]
    public void A_number_of_any_size_is_kept_as_written_and_converts_or_does_not(string digits)
    {
        var number = new HoconNumber(new Origin("a", 1, 1), digits);

        Assert.Equal(digits, number.ToString());
        Assert.False(number.TryToInt64(out _));
        Assert.False(number.TryToDecimal(out _));
    }

    [Fact]
    public void A_number_of_a_million_digits_is_no_special_case()
    {
        var digits = new string('7', 1_000_000);
        var value = Text.Json($"a = {digits}, b = 0.{digits}, c = 1e{digits}");

        Assert.Equal($$"""{"a":{{digits}},"b":0.{{digits}},"c":1e{{digits}}}""", value);
    }

    [Fact]
    public void An_object_may_be_merged_with_itself_five_hundred_times()
    {
        var text = "a {}\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"a = ${{a}} {{ k{i} = {i} }}\n"));

        Assert.True(HoconConfig.Parse(text, "a.conf").TryGetPath("a", out var merged));
        Assert.Equal(500, ((HoconObject)merged).Count);
    }
}
