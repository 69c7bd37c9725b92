using System.Text;

namespace ActorSim.Hocon.Tests.Values;

/// <summary>Laws that hold for all values, tried on values from a fixed seed.</summary>
public sealed class PropertyTests
{
    private const string Alphabet = "ab.\"\\\n\t{}[]:=,+#/$ µ😀0";

    [Fact]
    public void Any_json_document_parses_to_itself()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var json = Json(random, 4, objectOnly: true);

            Assert.Equal(json, HoconConfig.Parse(json, "x").ToString());
            Assert.Equal(json, HoconConfig.Parse(json, "x", new HoconOptions { Syntax = HoconSyntax.Json }).ToString());
        }
    }

    [Fact]
    public void What_is_printed_parses_to_the_same()
    {
        var random = new Random(2);
        for (var i = 0; i < 500; i++)
        {
            var value = HoconConfig.Parse(Json(random, 4, objectOnly: true), "x");

            Assert.Equal(value.ToString(), HoconConfig.Parse(HoconRenderer.ToJson(value), "x").ToString());
        }
    }

    [Fact]
    public void Layering_is_associative()
    {
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var (a, b, c) = (Small(random), Small(random), Small(random));

            Assert.Equal(
                Sorted(a.WithFallback(b).WithFallback(c)),
                Sorted(a.WithFallback(b.WithFallback(c))));
        }
    }

    [Fact]
    public void Layering_before_and_after_resolution_agree_without_substitutions()
    {
        var random = new Random(4);
        for (var i = 0; i < 1000; i++)
        {
            var upper = HoconDocument.Parse(SmallText(random, 3), "a");
            var lower = HoconDocument.Parse(SmallText(random, 3), "b");

            Assert.Equal(
                Sorted(upper.ResolveObject().WithFallback(lower.ResolveObject())),
                Sorted(upper.WithFallback(lower).Resolve()));
        }
    }

    [Fact]
    public void A_megabyte_is_no_special_case()
    {
        var text = new StringBuilder();
        var layers = 0;
        for (; text.Length < 1_000_000; layers++)
        {
            text.Append($"layer{layers} {{ kind = conv, size = [3, 3], rate = 200 MHz, from = ${{?layer{layers - 1}.kind}}\n  x.y = {layers} }}\n");
        }

        var large = HoconConfig.Parse(text.ToString(), "large.conf");

        Assert.Equal(layers, large.Count);
        Assert.True(large.TryGetPath($"layer{layers - 1}.from", out var from));
        Assert.Equal("conv", Assert.IsType<HoconString>(from).Value);
    }

    private static HoconObject Small(Random random) => HoconConfig.Parse(SmallText(random, 3), "x");

    private static string SmallText(Random random, int depth)
    {
        var entries = Enumerable.Range(0, random.Next(3)).Select(_ =>
            $"{"abc"[random.Next(3)]} = {(depth > 0 && random.Next(3) > 0 ? SmallText(random, depth - 1) : random.Next(4) == 0 ? "null" : random.Next(9).ToString())}");
        return "{" + string.Join(", ", entries) + "}";
    }

    private static string Sorted(HoconValue value) => value is HoconObject entries
        ? "{" + string.Join(",", entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key + ":" + Sorted(entry.Value))) + "}"
        : value.ToString();

    private static string Json(Random random, int depth, bool objectOnly = false) => (objectOnly ? 0 : random.Next(depth > 0 ? 8 : 6) + 2) switch
    {
        0 or 8 => "{" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"{Quoted(random, i)}:{Json(random, depth - 1)}")) + "}",
        9 => "[" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth - 1))) + "]",
        2 => "null",
        3 => "true",
        4 => random.Next(-50, 50).ToString(),
        5 => $"{random.Next(100)}.{random.Next(1000)}e{random.Next(-9, 9)}",
        _ => Quoted(random, random.Next(10)),
    };

    private static string Quoted(Random random, int number)
    {
        var text = number + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Alphabet.EnumerateRunes().ElementAt(random.Next(Alphabet.EnumerateRunes().Count())).ToString()));
        return new HoconString(new Origin("x", 1, 1), text).ToString();
    }
}
