using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Paths: keys with dots, and what stands inside <c>${…}</c>.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("chip.rows = 12", """{"chip":{"rows":12}}""")]
    [InlineData("chip.pe.rf = 12", """{"chip":{"pe":{"rf":12}}}""")]
    [InlineData("chip.pe { rf = 12 }", """{"chip":{"pe":{"rf":12}}}""")]
    [InlineData("chip { pe.rf = 12 }", """{"chip":{"pe":{"rf":12}}}""")]
    [InlineData("chip.pe.x = 1, chip.pe.y = 2, chip.z = 3", """{"chip":{"pe":{"x":1,"y":2},"z":3}}""")]
    [InlineData("chip { x = 1 }, chip.y = 2", """{"chip":{"x":1,"y":2}}""")]
    [InlineData("chip.x = 1, chip = 2", """{"chip":2}""")]
    [InlineData("chip = 2, chip.x = 1", """{"chip":{"x":1}}""")]
    [InlineData("[{ a.b = 1, a.c = 2 }]", """[{"a":{"b":1,"c":2}}]""")]
    public void A_key_with_dots_opens_an_object_for_each_part_but_the_last(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("chip.\"v1.5\".rows = 12", """{"chip":{"v1.5":{"rows":12}}}""")]
    [InlineData("\"chip.rows\" = 12", """{"chip.rows":12}""")]
    [InlineData("v\"1.5\" = 12", """{"v1.5":12}""")]
    [InlineData("\"1.5\"v.x = 12", """{"1.5v":{"x":12}}""")]
    [InlineData("\"a.\"b.\".c\" = 12", """{"a.b":{".c":12}}""")]
    [InlineData("\"chip\".\"rows\" = 12", """{"chip":{"rows":12}}""")]
    public void A_dot_in_quotes_is_a_character_like_others(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("1.5 = x", """{"1":{"5":"x"}}""")]
    [InlineData("1.50 = x", """{"1":{"50":"x"}}""")]
    [InlineData("2.5V = x", """{"2":{"5V":"x"}}""")]
    [InlineData("v2.5 = x", """{"v2":{"5":"x"}}""")]
    [InlineData("10.0.0.1 = x", """{"10":{"0":{"0":{"1":"x"}}}}""")]
    [InlineData("1e3 = x", """{"1e3":"x"}""")]
    [InlineData("1.5e3 = x", """{"1":{"5e3":"x"}}""")]
    [InlineData("-1 = x", """{"-1":"x"}""")]
    public void A_dot_in_a_number_splits_too(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("true = x", """{"true":"x"}""")]
    [InlineData("null = x", """{"null":"x"}""")]
    [InlineData("7 = x", """{"7":"x"}""")]
    [InlineData("true.false.null = x", """{"true":{"false":{"null":"x"}}}""")]
    public void A_key_is_a_text_whatever_it_looks_like(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("row stationary = 1", """{"row stationary":1}""")]
    [InlineData("  row stationary.x y = 1", """{"row stationary":{"x y":1}}""")]
    [InlineData("\" x \" = 1", """{" x ":1}""")]
    [InlineData("chip . pe = 1", """{"chip ":{" pe":1}}""")]
    public void Blanks_inside_a_key_belong_to_it(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("\"\" = nameless", """{"":"nameless"}""")]
    [InlineData("chip.\"\".pe = 1", """{"chip":{"":{"pe":1}}}""")]
    [InlineData("\"\".\"\" = 1", """{"":{"":1}}""")]
    [InlineData("a.\"\" = 1, b = ${a.\"\"}", """{"a":{"":1},"b":1}""")]
    public void An_empty_key_is_written_with_quotes(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("a..b = 1", 1, 3)]
    [InlineData(".rows = 12", 1, 1)]
    [InlineData("rows. = 12", 1, 5)]
    [InlineData(". = 1", 1, 1)]
    [InlineData("x = ${a..b}", 1, 9)]
    [InlineData("x = ${.a}", 1, 7)]
    [InlineData("x = ${a.}", 1, 8)]
    [InlineData("x = ${?.}", 1, 8)]
    public void An_empty_key_without_quotes_is_refused(string text, int line, int column) =>
        IsRefused(text, line, column, "empty key here; remove the dot, or write the key as `\"\"`");

    [Theory]
    [InlineData("chip.rows = 12, x = ${chip.rows}", "12")]
    [InlineData("\"chip.rows\" = 12, x = ${\"chip.rows\"}", "12")]
    [InlineData("row stationary = 12, x = ${row stationary}", "12")]
    [InlineData("rows = 12, x = ${  rows  }", "12")]
    [InlineData("rows = 12, x = ${\"rows\"}", "12")]
    [InlineData("rows = 12, x = ${\"ro\"ws}", "12")]
    [InlineData("1.5 = 12, x = ${1.5}", "12")]
    [InlineData("true = 12, x = ${true}", "12")]
    [InlineData("a { 0 = 12 }, x = ${a.0}", "12")]
    public void Substitutions_write_paths_as_keys_do(string text, string value)
    {
        Assert.True(HoconConfig.Parse(text, "a.conf").TryGetPath("x", out var x));
        Assert.Equal(value, x.ToString());
        Json(text);
    }

    [Theory]
    [InlineData("x = ${}", 1, 7, "A key is missing here")]
    [InlineData("x = ${?}", 1, 8, "A key is missing here")]
    [InlineData("x = ${ }", 1, 7, "A key is missing here")]
    [InlineData("x = ${a${b}}", 1, 8, "should end the substitution")]
    [InlineData("x = ${a = 1}", 1, 9, "should end the substitution that begins with `${`")]
    [InlineData("x = ${a, b}", 1, 8, "should end the substitution")]
    [InlineData("x = ${a\n}", 1, 8, "should end the substitution")]
    [InlineData("x = ${a", 1, 8, "should end the substitution")]
    [InlineData("x = ${?a", 1, 9, "should end the substitution that begins with `${?`")]
    [InlineData("x = ${a:-b}", 1, 8, "should end the substitution")]
    [InlineData("x = ${{a}}", 1, 7, "should end the substitution")]
    [InlineData("x = ${[a]}", 1, 7, "should end the substitution")]
    [InlineData("x = ${ ?a}", 1, 8, "`?` may not stand")]
    [InlineData("x = $ {a}", 1, 5, "`$` may not stand")]
    [InlineData("x = $a", 1, 5, "`$` may not stand")]
    [InlineData("x = ${a # b}", 1, 13, "should end the substitution")]
    public void What_is_no_path_is_refused_in_a_substitution(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);
}
