using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>The separator <c>+=</c>, which appends one item to a list.</summary>
public sealed class AppendTests
{
    [Theory]
    [InlineData("l = [3], l += 5", """{"l":[3,5]}""")]
    [InlineData("l=[3],l+=5", """{"l":[3,5]}""")]
    [InlineData("l = [3], l\n+=\n5", """{"l":[3,5]}""")]
    [InlineData("l = [3], l += 5, l += 7", """{"l":[3,5,7]}""")]
    [InlineData("l = [], l += x y", """{"l":["x y"]}""")]
    [InlineData("l = [3], l += null", """{"l":[3,null]}""")]
    [InlineData("l = [3], l += [5, 7]", """{"l":[3,[5,7]]}""")]
    [InlineData("l = [3], l += [5] [7]", """{"l":[3,[5,7]]}""")]
    [InlineData("l = [3], l += { x = 1 }", """{"l":[3,{"x":1}]}""")]
    [InlineData("l = [3], l += { x = 1 } { y = 2 }", """{"l":[3,{"x":1,"y":2}]}""")]
    [InlineData("a.b = [3], a.b += 5", """{"a":{"b":[3,5]}}""")]
    [InlineData("a { b = [3] }, a { b += 5 }", """{"a":{"b":[3,5]}}""")]
    [InlineData("\"l\" = [3], \"l\" += 5", """{"l":[3,5]}""")]
    public void It_appends_one_item(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("l += 3", """{"l":[3]}""")]
    [InlineData("l += 3, l += 5", """{"l":[3,5]}""")]
    [InlineData("a.b += 3", """{"a":{"b":[3]}}""")]
    [InlineData("l = ${?no}, l += 3", """{"l":[3]}""")]
    public void It_begins_a_list_where_there_is_none(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("x = 5, l = [3], l += ${x}", """{"x":5,"l":[3,5]}""")]
    [InlineData("x = [5], l = [3], l += ${x}", """{"x":[5],"l":[3,[5]]}""")]
    [InlineData("l = [3], l += ${x}, x = 5", """{"l":[3,5],"x":5}""")]
    [InlineData("l = [3], l += ${?no}", """{"l":[3]}""")]
    [InlineData("x = [3], l = ${x}, l += 5", """{"x":[3],"l":[3,5]}""")]
    [InlineData("x = [3], l = ${x} [4], l += 5", """{"x":[3],"l":[3,4,5]}""")]
    [InlineData("l = [3], l += 5, m = ${l}", """{"l":[3,5],"m":[3,5]}""")]
    [InlineData("l = [3], m = ${l}, l += 5", """{"l":[3,5],"m":[3,5]}""")]
    [InlineData("x = a, l += ${x}b", """{"x":"a","l":["ab"]}""")]
    public void It_goes_together_with_substitutions(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("l += 3, l = [5]", """{"l":[5]}""")]
    [InlineData("l += 3, l = none", """{"l":"none"}""")]
    [InlineData("l = [3], l += 5, l = [7], l += 9", """{"l":[7,9]}""")]
    [InlineData("l = [3], l = ${l} [4], l += 5", """{"l":[3,4,5]}""")]
    public void A_later_value_replaces_what_was_appended(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("l = pe, l += 5", 1, 14, "`+=` adds to a list, but `l` is a text (from a.conf:1:5); write `[\"pe\"]` there.")]
    [InlineData("l = 3, l += 5", 1, 13, "`+=` adds to a list, but `l` is a number (from a.conf:1:5); write `[3]` there.")]
    [InlineData("l = true, l += 5", 1, 16, "write `[true]` there")]
    [InlineData("l { x = 1 }, l += 5", 1, 19, "`l` is an object (from a.conf:1:3); write a list there.")]
    [InlineData("x = pe, l = ${x}, l += 5", 1, 24, "but `l` is a text (from a.conf:1:5)")]
    public void What_is_no_list_cannot_be_appended_to(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Fact]
    public void It_may_be_repeated_without_end()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a += {i}\n"));

        Assert.Equal(20_000, ((HoconList)HoconConfig.Parse(text, "a.conf").First().Value).Count);
    }
}
