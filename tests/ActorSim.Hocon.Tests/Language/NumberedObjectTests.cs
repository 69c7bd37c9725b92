using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Objects whose keys are numbers count as lists where a list is needed.</summary>
public sealed class NumberedObjectTests
{
    [Theory]
    [InlineData("o { 0 = a, 1 = b }, l = ${o} [c]", """["a","b","c"]""")]
    [InlineData("o { 0 = a, 1 = b }, l = [c] ${o}", """["c","a","b"]""")]
    [InlineData("o { 1 = b, 0 = a }, l = [] ${o}", """["a","b"]""")]
    [InlineData("o { 10 = c, 9 = b, 2 = a }, l = [] ${o}", """["a","b","c"]""")]
    [InlineData("o { 3 = b, 1 = a }, l = [] ${o}", """["a","b"]""")]
    [InlineData("o { 0 = a, name = pe, -1 = x, \"1.5\" = y }, l = [] ${o}", """["a"]""")]
    [InlineData("o { 0 { x = 1 }, 1 = [2] }, l = [] ${o}", """[{"x":1},[2]]""")]
    [InlineData("o.0 = a\no.1 = b\nl = ${o} [c]", """["a","b","c"]""")]
    [InlineData("l = { 0 = a } [b]", """["a","b"]""")]
    [InlineData("l = [b] { 0 = a }", """["b","a"]""")]
    public void Beside_a_list_an_object_with_numbers_as_keys_is_a_list_in_their_order(string text, string json)
    {
        Assert.True(HoconConfig.Parse(text, "a.conf").TryGetPath("l", out var list));
        Assert.Equal(json, list.ToString());
        Json(text);
    }

    [Theory]
    [InlineData("o { 0 = a, 1 = b }", """{"o":{"0":"a","1":"b"}}""")]
    [InlineData("o { 0 = a }, p = ${o}", """{"o":{"0":"a"},"p":{"0":"a"}}""")]
    [InlineData("o = { 0 = a } { 1 = b }", """{"o":{"0":"a","1":"b"}}""")]
    [InlineData("o { 0 = a }, o { 1 = b }", """{"o":{"0":"a","1":"b"}}""")]
    [InlineData("o = [a], o { 0 = b }", """{"o":{"0":"b"}}""")]
    public void Where_no_list_is_needed_it_stays_an_object(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("o { 0 = a }, o += b", """{"o":["a","b"]}""")]
    [InlineData("o.0 = a, o.1 = b, o += c", """{"o":["a","b","c"]}""")]
    public void It_can_be_appended_to(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("o {}, l = [] ${o}", 1, 11)]
    [InlineData("o { x = 1 }, l = [] ${o}", 1, 18)]
    [InlineData("o { -1 = a }, l = [] ${o}", 1, 19)]
    [InlineData("l = [] { x = 1 }", 1, 8)]
    public void An_object_without_such_keys_does_not_become_one(string text, int line, int column) =>
        IsRefused(text, line, column, "cannot stand beside an object");
}
