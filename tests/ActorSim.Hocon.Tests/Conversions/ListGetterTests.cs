using System.Numerics;

namespace ActorSim.Hocon.Tests.Conversions;

/// <summary>Lists, and objects with numbers for keys, which are lists too.</summary>
public sealed class ListGetterTests
{
    [Fact]
    public void Every_item_converts_as_a_single_value_would()
    {
        Assert.Equal(["x", "1.50", "true"], Root("[x, 1.50, true]").GetStringList("a"));
        Assert.Equal([true, false, true], Root("[yes, \"off\", true]").GetBooleanList("a"));
        Assert.Equal([1, 2, 3], Root("[1, \"2\", 3.7]").GetInt32List("a"));
        Assert.Equal([1, long.MaxValue], Root("[1, 9223372036854775807]").GetInt64List("a"));
        Assert.Equal([1, 0.5], Root("[1, \"0.5\"]").GetDoubleList("a"));
        Assert.Equal([1, 3], Root("[{ b = 1 }, { b = 3 }]").GetObjectList("a").Select(item => item.GetInt32("b")));
        Assert.Equal([500_000, 2_000], Root("[0.5, 2 us]").GetDurationList("a").Select(item => item.Nanoseconds));
        Assert.Equal([512, 2_048, 2_000], Root("[512, 2 K, 2 kB]").GetBytesList("a"));
        Assert.Equal([BigInteger.Pow(2, 80)], Root("[1 YiB]").GetMemorySizeList("a"));
        Assert.Equal(2, Root("[x, [y]]").GetList("a").Count);
    }

    [Fact]
    public void An_empty_list_is_a_list_of_anything()
    {
        Assert.Empty(Root("[]").GetInt32List("a"));
        Assert.Empty(Root("[]").GetObjectList("a"));
    }

    [Fact]
    public void An_item_that_is_wrong_is_named_at_its_own_place()
    {
        var problem = Assert.Throws<HoconException>(() => Root("[1,\n  2,\n  two]").GetInt32List("a"));

        Assert.Equal("Item 3 of `a` must be a whole number; found `two`.", problem.Sentence);
        Assert.Equal("a.conf:3:3", problem.Origin.ToString());
    }

    [Theory]
    [InlineData("[x, null]", "Item 2 of `a` must be a text; found null.")]
    [InlineData("[[x]]", "Item 1 of `a` must be a text; found a list.")]
    [InlineData("x", "`a` must be a list, such as `[…, …]`; found `x`.")]
    [InlineData("\"[x]\"", "`a` must be a list, such as `[…, …]`; found `[x]`.")]
    [InlineData("null", "`a` must be a list, such as `[…, …]`; found null.")]
    public void Only_lists_of_texts_are_lists_of_texts(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<HoconException>(() => Root(text).GetStringList("a")).Sentence);

    [Theory]
    [InlineData("a.0 = x, a.1 = y", "x|y")]
    [InlineData("a.1 = y, a.0 = x", "x|y")]
    [InlineData("a { 10 = z, 9 = y, 1 = x }", "x|y|z")]
    [InlineData("a { 5 = x, 70000 = y }", "x|y")]
    [InlineData("a { \"0\" = x, name = z, \"-1\" = w }", "x")]
    [InlineData("a { 007 = y, \"+1\" = x, \"-0\" = w }", "w|x|y")]
    [InlineData("a { 1 = x, 01 = y }", "x")]
    [InlineData("a { 0 = x, 2147483648 = y, \"1.5\" = z, \" 1\" = w, \"1\\u0000\" = v, \"\" = u }", "x")]
    public void An_object_with_numbers_for_keys_is_a_list_in_their_order(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', HoconConfig.Parse(text, "a.conf").GetStringList("a")));

    [Fact]
    public void Items_of_a_properties_file_are_a_list()
    {
        var root = HoconConfig.Parse("size.0 = 3\nsize.1 = 4", "a.properties", new HoconOptions { Syntax = HoconSyntax.Properties });

        Assert.Equal([3, 4], root.GetInt32List("size"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ x = 0 }")]
    [InlineData("{ \"-1\" = 0 }")]
    public void An_object_without_such_a_key_is_no_list(string text) => Assert.Equal(
        "`a` must be a list, such as `[…, …]`; found an object none of whose keys is a number.",
        Assert.Throws<HoconException>(() => Root(text).GetList("a")).Sentence);

    [Fact]
    public void It_stays_an_object_for_those_who_ask_for_one()
    {
        var root = HoconConfig.Parse("a { 0 { b = 1 }, 1 { b = 2 } }", "a.conf");

        Assert.Equal(2, root.GetObject("a").Count);
        Assert.Equal(2, root.GetInt32("a.1.b"));
        Assert.Equal([1, 2], root.GetObjectList("a").Select(item => item.GetInt32("b")));
    }

    [Theory]
    [InlineData("a = [w] { 0 = x }", "w|x")]
    [InlineData("a = { 0 = x } [y]", "x|y")]
    [InlineData("a = { 0 = w } { 0 = x } [y]", "x|y")]
    [InlineData("a = { 0 = x } { name = z } [y]", "x|y")]
    [InlineData("a = [w] { 0 = x } { 0 = y }", "w|x|y")]
    [InlineData("b { 0 = w }, a = ${b} ${?c} { 0 = x, 1 = y }, a += z", "x|y|z")]
    public void Beside_a_list_an_object_is_a_list_and_objects_beside_each_other_are_one_before(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', HoconConfig.Parse(text, "a.conf").GetStringList("a")));

    private static HoconObject Root(string value) => HoconConfig.Parse("a = " + value, "a.conf");
}
