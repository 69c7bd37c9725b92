using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Substitutions that lead back to the field that they stand in: they see what it was before, if anything.</summary>
public sealed class SelfReferenceTests
{
    [Theory]
    [InlineData("t = lib, t = ${t}\":bin\"", """{"t":"lib:bin"}""")]
    [InlineData("t = lib, t = ${t}/bin", """{"t":"lib/bin"}""")]
    [InlineData("t = lib, t = ${t}/bin, t = ${t}/x", """{"t":"lib/bin/x"}""")]
    [InlineData("t = x, t = ${t}${t}", """{"t":"xx"}""")]
    [InlineData("n = 7, n = ${n}", """{"n":7}""")]
    [InlineData("n = 7, n = ${?n}", """{"n":7}""")]
    [InlineData("l = [3], l = ${l} [5]", """{"l":[3,5]}""")]
    [InlineData("l = [3], l = [1] ${l} [5]", """{"l":[1,3,5]}""")]
    [InlineData("pe { x = 1 }, pe = ${pe} { y = 2 }", """{"pe":{"x":1,"y":2}}""")]
    [InlineData("pe { x = 1 }, pe = ${pe}", """{"pe":{"x":1}}""")]
    [InlineData("a.t = x, a.t = ${a.t}y", """{"a":{"t":"xy"}}""")]
    [InlineData("a { t = x }, a { t = ${a.t}y }", """{"a":{"t":"xy"}}""")]
    [InlineData("t = x, t = ${t}y, t = z", """{"t":"z"}""")]
    [InlineData("t = null, t = ${t}", """{"t":null}""")]
    public void A_new_value_may_build_on_the_older_one(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("pe { x { n = 1 } }, pe = ${pe.x}, pe { m = 2 }", """{"pe":{"x":{"n":1},"n":1,"m":2}}""")]
    [InlineData("pe { x { n = 1 } }, pe = ${pe.x}", """{"pe":{"x":{"n":1},"n":1}}""")]
    [InlineData("pe { x = 1 }, pe = ${pe.x}", """{"pe":1}""")]
    public void A_path_into_the_field_itself_sees_the_older_value(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("t = ${?t}", "{}")]
    [InlineData("t = ${?t}x", """{"t":"x"}""")]
    [InlineData("t = x${?t}", """{"t":"x"}""")]
    [InlineData("t = ${?t}${?t}x", """{"t":"x"}""")]
    [InlineData("l = ${?l} [3]", """{"l":[3]}""")]
    [InlineData("o = ${?o} { x = 1 }", """{"o":{"x":1}}""")]
    [InlineData("a { t = ${?a.t} }", """{"a":{}}""")]
    [InlineData("t = ${?u}, u = ${?t}", "{}")]
    public void An_optional_one_without_an_older_value_is_undefined(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("t = ${t}", 1, 5)]
    [InlineData("t = ${t}x", 1, 5)]
    [InlineData("t = ${t}\nt { x = 1 }", 1, 5)]
    [InlineData("l = ${l} [3]", 1, 5)]
    [InlineData("a { t = ${a.t} }", 1, 9)]
    [InlineData("o { x = ${o} }", 1, 9)]
    [InlineData("l = [3, ${l}]", 1, 9)]
    [InlineData("o { x { y = ${o.x} } }", 1, 13)]
    public void Without_an_older_value_it_is_refused(string text, int line, int column) =>
        IsRefused(text, line, column, "leads back to itself");

    [Theory]
    [InlineData("t = ${u}\nu = ${t}")]
    [InlineData("t = ${u}x\nu = ${t}x")]
    [InlineData("t = ${u}\nu = ${v}\nv = ${t}")]
    [InlineData("o { x = ${p.y} }\np { y = ${o.x} }")]
    [InlineData("l = [${m}]\nm = [${l}]")]
    public void A_circle_of_several_is_refused(string text) =>
        Assert.Contains("leads back to itself, by way of", Error(text).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("t = ${no}, t = 7", """{"t":7}""")]
    [InlineData("t = ${t}, t = 7", """{"t":7}""")]
    [InlineData("t = ${u}, u = ${t}, t = 7", """{"t":7,"u":7}""")]
    [InlineData("t = ${no}x, t = []", """{"t":[]}""")]
    [InlineData("a { t = ${no} }, a = 7", """{"a":7}""")]
    public void What_a_later_value_hides_is_not_asked_for(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("pe { rows = 3, pes = ${pe.rows} }", """{"pe":{"rows":3,"pes":3}}""")]
    [InlineData("pe { pes = ${pe.rows}, rows = 3 }", """{"pe":{"pes":3,"rows":3}}""")]
    [InlineData("pe { rows = 3, pes = ${pe.rows} }, pe { rows = 5 }", """{"pe":{"rows":5,"pes":5}}""")]
    [InlineData("pe { rows = 3 }, pe { pes = ${pe.rows} }, pe.rows = 7", """{"pe":{"rows":7,"pes":7}}""")]
    [InlineData("pe { x = ${pe.y}, y = ${pe.z}, z = 1 }", """{"pe":{"x":1,"y":1,"z":1}}""")]
    [InlineData("pe { rf { x = 1 }, copy = ${pe.rf} { y = 2 } }", """{"pe":{"rf":{"x":1},"copy":{"x":1,"y":2}}}""")]
    [InlineData("pe { rows = 3, list = [${pe.rows}, ${pe.rows}] }", """{"pe":{"rows":3,"list":[3,3]}}""")]
    public void An_object_may_refer_to_keys_of_itself_and_sees_their_final_values(string text, string json) =>
        Means(text, json);

    [Theory]
    [InlineData("a { x = ${b.y}, z = 1 }, b { y = 2, w = ${a.z} }", """{"a":{"x":2,"z":1},"b":{"y":2,"w":1}}""")]
    [InlineData("a { x = ${b.y} }, b { y = 2, w = ${a.x} }, b.y = 3", """{"a":{"x":3},"b":{"y":3,"w":3}}""")]
    public void Two_objects_may_refer_to_each_other(string text, string json) => Means(text, json);
}
