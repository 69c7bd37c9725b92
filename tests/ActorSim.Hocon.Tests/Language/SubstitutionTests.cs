using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class SubstitutionTests
{
    [Theory]
    [InlineData("n = 7, m = ${n}", """{"n":7,"m":7}""")]
    [InlineData("n = 1.50, m = ${n}", """{"n":1.5,"m":1.5}""")]
    [InlineData("n = x y, m = ${n}", """{"n":"x y","m":"x y"}""")]
    [InlineData("n = \"7\", m = ${n}", """{"n":"7","m":"7"}""")]
    [InlineData("n = true, m = ${n}", """{"n":true,"m":true}""")]
    [InlineData("n = null, m = ${n}", """{"n":null,"m":null}""")]
    [InlineData("n = [3, [5]], m = ${n}", """{"n":[3,[5]],"m":[3,[5]]}""")]
    [InlineData("n { x { y = 1 } }, m = ${n}", """{"n":{"x":{"y":1}},"m":{"x":{"y":1}}}""")]
    [InlineData("n = 7, m = [${n}, ${n}]", """{"n":7,"m":[7,7]}""")]
    [InlineData("n = [], m = ${?n}", """{"n":[],"m":[]}""")]
    public void A_substitution_alone_is_the_value_that_it_refers_to(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("m = ${n}, n = 7", """{"m":7,"n":7}""")]
    [InlineData("n = 7, m = ${n}, n = 8", """{"n":8,"m":8}""")]
    [InlineData("pe { x = 1 }, m = ${pe}, pe { y = 2 }", """{"pe":{"x":1,"y":2},"m":{"x":1,"y":2}}""")]
    [InlineData("pe { x = 1 }, m = ${pe.x}, pe.x = 2", """{"pe":{"x":2},"m":2}""")]
    [InlineData("a = ${b}, b = ${c}, c = 7", """{"a":7,"b":7,"c":7}""")]
    [InlineData("a = ${b}, b = 1, b = ${c}, c = 7", """{"a":7,"b":7,"c":7}""")]
    [InlineData("a = ${b.c.d}, b = ${e}, e { c { d = 7 } }", """{"a":7,"b":{"c":{"d":7}},"e":{"c":{"d":7}}}""")]
    [InlineData("v1 { x = 1 }, v2 = ${v1}, v2.x = 2, m = ${v2.x}", """{"v1":{"x":1},"v2":{"x":2},"m":2}""")]
    public void A_substitution_sees_the_final_value_wherever_it_stands(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("n = 7, pe { n = 8, m = ${n} }", """{"n":7,"pe":{"n":8,"m":7}}""")]
    [InlineData("n = 7, pe { n = 8, m = ${pe.n} }", """{"n":7,"pe":{"n":8,"m":8}}""")]
    public void A_path_begins_at_the_root(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("n = ${?no}", "{}")]
    [InlineData("n = 7, n = ${?no}", """{"n":7}""")]
    [InlineData("n { x = 1 }, n = ${?no}", """{"n":{"x":1}}""")]
    [InlineData("n = ${?no}${?nor}", "{}")]
    [InlineData("n = 7, n = ${?no}${?nor}", """{"n":7}""")]
    [InlineData("pe { n = ${?no} }", """{"pe":{}}""")]
    [InlineData("l = [${?no}, 3, ${?nor}]", """{"l":[3]}""")]
    [InlineData("l = [${?no}]", """{"l":[]}""")]
    [InlineData("t = a${?no}b", """{"t":"ab"}""")]
    [InlineData("t = a ${?no} b", """{"t":"a  b"}""")]
    [InlineData("t = ${?no}b", """{"t":"b"}""")]
    [InlineData("t = \"\"${?no}", """{"t":""}""")]
    [InlineData("a = ${?no}, b = ${?a}", "{}")]
    [InlineData("a = ${?b.c}, b = 7", """{"b":7}""")]
    [InlineData("a = ${?b.c}, b = [7]", """{"b":[7]}""")]
    [InlineData("a = ${?n}, n = 7", """{"a":7,"n":7}""")]
    public void An_undefined_optional_one_leaves_nothing_behind(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("m = ${n}", 1, 5, "`${n}` refers to a key that is not defined; define `n`, or write `${?n}` if it may be missing")]
    [InlineData("pe {}\nm = [3, ${pe.rows}]", 2, 9, "`${pe.rows}` refers to a key")]
    [InlineData("n = 7, m = ${n.x}", 1, 12, "`${n.x}` refers to a key")]
    [InlineData("l = [7], m = ${l.0}", 1, 14, "`${l.0}` refers to a key")]
    [InlineData("m = ${\"a.b\"}, a.b = 1", 1, 5, "`${\"a.b\"}` refers to a key")]
    [InlineData("m = ${N}, n = 1", 1, 5, "`${N}` refers to a key")]
    [InlineData("m = x ${no} y", 1, 7, "`${no}` refers to a key")]
    [InlineData("n = ${?no}\nm = ${n}", 2, 5, "`${n}` refers to a key")]
    [InlineData("n = 7\nn = ${no}", 2, 5, "`${no}` refers to a key")]
    public void An_undefined_one_is_refused_where_it_stands(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("n = 7, t = \"${n}\"", """{"n":7,"t":"${n}"}""")]
    [InlineData("n = 7, t = \"\"\"${n}\"\"\"", """{"n":7,"t":"${n}"}""")]
    [InlineData("n = 7, t = \"$\"\"{n}\"", """{"n":7,"t":"${n}"}""")]
    public void In_quotes_there_are_no_substitutions(string text, string json) => Means(text, json);

    [Fact]
    public void An_object_inherits_from_another() =>
        Assert.Equal(
            """{"v1":{"rows":12,"clock":"200 MHz"},"v2":{"rows":8,"clock":"200 MHz"}}""",
            Json("v1 { rows = 12, clock = 200 MHz }\nv2 = ${v1} { rows = 8 }"));

    [Fact]
    public void A_value_may_reach_itself_through_another_and_then_sees_what_was_before() =>
        Assert.Equal("""{"b":"1foo","a":"1foo"}""", Json("b = ${a}foo, a = 1, a = ${b}"));

    [Fact]
    public void An_object_may_look_into_one_that_inherits_from_it() =>
        Assert.Equal("""{"y":{"a":1,"c":2,"b":2},"x":{"a":1,"c":2}}""", Json("y = ${x}, y.b = 2, x = {a = 1, c = ${y.b}}"));

    [Fact]
    public void A_delayed_object_merges_with_what_is_around_it() =>
        Assert.Equal("""{"d":{"x":1,"y":2},"c":{"z":3,"x":5,"y":2}}""", Json("d {x=1,y=2}, c {z=0,x=9}, c = ${d}, c {z=3,x=5}"));

    [Fact]
    public void Doubling_over_and_over_ends_with_a_sentence()
    {
        var text = "a0 = xxxxxxxxxx\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i} = ${{a{i - 1}}}${{a{i - 1}}}\n"));

        Assert.Contains("too large", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_text_many_times_over_ends_with_a_sentence()
    {
        var text = $"a = {new string('x', 100_000)}\nb = " + string.Concat(Enumerable.Repeat("${a}", 50_000));

        Assert.Contains("too large", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_many_branches_ends()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i} = ${{?a{(i + 1) % 40}}}${{?a{(i + 1) % 40}}}\n"));

        try
        {
            Json(text);
        }
        catch (HoconException)
        {
            // Either outcome is fine; what matters is that there is one.
        }
    }

    [Fact]
    public void A_long_chain_backwards_ends_with_a_value_or_a_sentence()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} = ${{a{i + 1}}}\n")) + "a20000 = 1";

        Assert.Contains("lead to one another", Error(text).Message, StringComparison.Ordinal);
    }
}
