using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Documents over other documents: as duplicate keys of one document, with the lowest first.</summary>
public sealed class LayeringTests
{
    [Theory]
    [InlineData("""{"pe":{"x":1,"y":2}}""", "pe { x = 1 }", "pe { y = 2 }")]
    [InlineData("""{"pe":{"x":1}}""", "pe { x = 1 }", "pe { x = 2 }")]
    [InlineData("""{"pe":{"x":1,"y":2,"z":3}}""", "pe.x = 1", "pe.y = 2", "pe.z = 3")]
    [InlineData("""{"rows":12,"cols":14}""", "rows = 12", "rows = 13, cols = 14")]
    [InlineData("""{"pe":null}""", "pe = null", "pe { x = 1 }")]
    [InlineData("""{"l":[1]}""", "l = [1]", "l = [2, 3]")]
    [InlineData("""{"rows":12}""", "", "rows = 12", "")]
    public void The_upper_document_wins_and_objects_merge(string json, params string[] layers) => LayersMean(layers, json);

    [Theory]
    [InlineData("""{"pe":{"x":1}}""", "pe { x = 1 }", "pe = 7", "pe { y = 2 }")]
    [InlineData("""{"pe":{"x":1}}""", "pe { x = 1 }", "pe = null", "pe { y = 2 }")]
    [InlineData("""{"pe":{"x":1,"y":2}}""", "pe { x = 1 }", "pe { y = 2 }", "pe = 7")]
    [InlineData("""{"pe":7}""", "pe = 7", "pe { x = 1 }", "pe { y = 2 }")]
    [InlineData("""{"pe":{"x":1}}""", "pe = null, pe { x = 1 }", "pe { y = 2 }")]
    [InlineData("""{"a":{"pe":{"x":1}}}""", "a.pe.x = 1", "a.pe = 7", "a.pe.y = 2")]
    public void A_value_between_two_objects_keeps_them_apart(string json, params string[] layers) => LayersMean(layers, json);

    [Theory]
    [InlineData("""{"n":7,"m":7}""", "n = ${m}", "m = 7")]
    [InlineData("""{"n":7,"m":7}""", "m = 7", "n = ${m}")]
    [InlineData("""{"n":8,"m":8}""", "m = 8", "m = 7, n = ${m}")]
    [InlineData("""{"t":"lib/bin"}""", "t = ${t}/bin", "t = lib")]
    [InlineData("""{"l":[1,2,3]}""", "l = ${l} [3]", "l += 2", "l = [1]")]
    [InlineData("""{"l":[1,2]}""", "l += 2", "l = [1]")]
    [InlineData("""{"n":7}""", "n = ${?no}", "n = 7")]
    [InlineData("""{"v1":{"x":1},"v2":{"x":1,"y":2}}""", "v2 = ${v1} { y = 2 }", "v1 { x = 1 }")]
    [InlineData("""{"v1":{"x":1},"v2":{"x":1,"y":2}}""", "v2 = ${v1}", "v1 { x = 1 }, v2 { y = 2 }")]
    public void Substitutions_see_all_documents(string json, params string[] layers) => LayersMean(layers, json);

    [Theory]
    [InlineData("[1]", "rows = 12")]
    [InlineData("rows = 12", "[1]")]
    public void A_list_is_no_document_to_lay_over_another(params string[] layers)
    {
        var documents = layers.Select(text => HoconDocument.Parse(text, "a.conf")).ToList();

        var error = Assert.Throws<HoconException>(() => documents[0].WithFallback(documents[1]).Resolve());

        Assert.Contains("this text holds a list", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_over_another_wins_and_substitutions_see_both()
    {
        var upper = HoconDocument.Parse("a = ${b}x\nc.d = 1", "upper");
        var lower = HoconDocument.Parse("b = 7\nc.e = 2", "lower");

        Assert.Equal("""{"b":7,"c":{"e":2,"d":1},"a":"7x"}""", upper.WithFallback(lower).Resolve().ToString());
    }

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
