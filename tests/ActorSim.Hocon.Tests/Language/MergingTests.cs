using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class MergingTests
{
    [Fact]
    public void A_later_object_merges_into_an_earlier_one() =>
        Assert.Equal("""{"a":{"x":1,"y":3,"z":4}}""", Json("a { x = 1, y = 2 }\na { y = 3, z = 4 }"));

    [Fact]
    public void A_later_value_replaces_an_earlier_one() =>
        Assert.Equal("""{"a":3,"b":{"x":1}}""", Json("a = {x=1}, a = 3, b = 5, b { x = 1 }"));

    [Fact]
    public void A_value_between_two_objects_keeps_them_apart() =>
        Assert.Equal("""{"a":{"y":2}}""", Json("a {x=1}, a = 5, a {y=2}"));

    [Fact]
    public void Plus_equals_appends_to_a_list_or_begins_one() =>
        Assert.Equal("""{"a":[1,2,3],"b":["x"]}""", Json("a = [1], a += 2, a += 3, b += x"));

    [Fact]
    public void Plus_equals_may_be_repeated_without_end()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a += {i}\n"));

        Assert.Equal(20_000, ((HoconList)HoconConfig.Parse(text, "a.conf").First().Value).Count);
    }

    [Fact]
    public void Plus_equals_onto_a_text_says_what_does_not_fit() =>
        Assert.Contains("cannot stand beside", Error("a = x, a += 2").Message, StringComparison.Ordinal);

    [Fact]
    public void A_document_over_another_wins_and_substitutions_see_both()
    {
        var upper = HoconDocument.Parse("a = ${b}x\nc.d = 1", "upper");
        var lower = HoconDocument.Parse("b = 7\nc.e = 2", "lower");

        Assert.Equal("""{"b":7,"c":{"e":2,"d":1},"a":"7x"}""", upper.WithFallback(lower).Resolve().ToString());
    }

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

    [Fact]
    public void Documents_can_be_merged_twice_without_changing()
    {
        var lower = HoconDocument.Parse("a { x = 1 }, l = [1]", "lower");
        var upper = HoconDocument.Parse("a { y = 2 }, l += 2", "upper");

        var first = upper.WithFallback(lower).Resolve().ToString();

        Assert.Equal(first, upper.WithFallback(lower).Resolve().ToString());
        Assert.Equal("""{"a":{"x":1},"l":[1]}""", lower.Resolve().ToString());
    }
}
