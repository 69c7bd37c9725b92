using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class MergingTests
{
    [Theory]
    [InlineData("pe { rows = 1, cols = 2 }\npe { cols = 3, banks = 4 }", """{"pe":{"rows":1,"cols":3,"banks":4}}""")]
    [InlineData("pe { rf { ifmap = 12 } }, pe { rf { psum = 24 } }", """{"pe":{"rf":{"ifmap":12,"psum":24}}}""")]
    [InlineData("pe { rf { ifmap = 12 } }, pe { rf = null }", """{"pe":{"rf":null}}""")]
    [InlineData("pe { rows = 1 }, \"pe\" : { rows = 2 }", """{"pe":{"rows":2}}""")]
    [InlineData("pe { rows = 1 }, pe {}", """{"pe":{"rows":1}}""")]
    [InlineData("pe {}, pe { rows = 1 }", """{"pe":{"rows":1}}""")]
    [InlineData("pe {x=1}, dma {x=2}, pe {y=3}, dma {y=4}", """{"pe":{"x":1,"y":3},"dma":{"x":2,"y":4}}""")]
    [InlineData("[{ pe {x=1}, pe {y=2} }]", """[{"pe":{"x":1,"y":2}}]""")]
    public void A_later_object_merges_into_an_earlier_one(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("rows = 12, rows = 14", """{"rows":14}""")]
    [InlineData("rows = 12, rows = twelve", """{"rows":"twelve"}""")]
    [InlineData("rows = 12, rows = null", """{"rows":null}""")]
    [InlineData("rows = null, rows = 12", """{"rows":12}""")]
    [InlineData("rows = { x = 1 }, rows = 12", """{"rows":12}""")]
    [InlineData("rows = 12, rows { x = 1 }", """{"rows":{"x":1}}""")]
    [InlineData("shape = [1, 2], shape = [3]", """{"shape":[3]}""")]
    [InlineData("shape = [{ x = 1 }], shape = [{ y = 2 }]", """{"shape":[{"y":2}]}""")]
    [InlineData("shape = [1], shape { h = 1 }", """{"shape":{"h":1}}""")]
    [InlineData("shape { h = 1 }, shape = []", """{"shape":[]}""")]
    [InlineData("pe { mode = { x = 1 } }, pe { mode = off }", """{"pe":{"mode":"off"}}""")]
    public void A_later_value_replaces_an_earlier_one_unless_both_are_objects(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("pe { x = 1 }, pe = null, pe { y = 2 }", """{"pe":{"y":2}}""")]
    [InlineData("pe { x = 1 }, pe = 5, pe { y = 2 }", """{"pe":{"y":2}}""")]
    [InlineData("pe { x = 1 }, pe = [], pe { y = 2 }, pe { z = 3 }", """{"pe":{"y":2,"z":3}}""")]
    [InlineData("a.pe.x = 1, a.pe = none, a.pe.y = 2", """{"a":{"pe":{"y":2}}}""")]
    [InlineData("a { pe { x = 1 } }, a = null, a { pe { y = 2 } }", """{"a":{"pe":{"y":2}}}""")]
    [InlineData("a { pe { x = 1 } }, a { pe = null }, a { pe { y = 2 } }", """{"a":{"pe":{"y":2}}}""")]
    public void A_value_between_two_objects_keeps_them_apart(string text, string json) => Means(text, json);

    [Fact]
    public void An_override_is_seen_by_substitutions()
    {
        var options = new HoconOptions { Overrides = ["chip.rows=16", "chip.clock = 250 MHz"] };
        var root = HoconConfig.Parse("chip { rows = 12, clock = 200 MHz }\npes = ${chip.rows}", "a.conf", options);

        Assert.True(root.TryGetPath("pes", out var pes));
        Assert.Equal("16", ((HoconNumber)pes).Text);
        Assert.True(root.TryGetPath("chip.clock", out var clock));
        Assert.Equal(new Origin("--set", 1, 14), clock.Origin);
    }

    [Fact]
    public void An_override_without_a_value_is_refused() =>
        Assert.Contains("write `key=value`", Error("a = 1", new HoconOptions { Overrides = ["a"] }).Message, StringComparison.Ordinal);
}
