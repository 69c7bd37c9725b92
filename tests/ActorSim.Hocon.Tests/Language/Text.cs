using System.Text.Json;
using ActorSim.Hocon.Tests.Conformance;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Short forms that the stories about the language are told in.</summary>
internal static class Text
{
    /// <summary>What a text resolves to, as JSON on one line.</summary>
    public static string Json(string text, HoconOptions? options = null) =>
        HoconDocument.Parse(text, "a.conf", options).Resolve().ToString();

    /// <summary>What is said about a text that is wrong.</summary>
    public static HoconException Error(string text, HoconOptions? options = null) =>
        Assert.Throws<HoconException>(() => HoconDocument.Parse(text, "a.conf", options).Resolve());

    /// <summary>Asserts that a text says the same as a piece of JSON: numbers by value, keys in any order.</summary>
    public static void Means(string text, string json, HoconOptions? options = null) =>
        AssertSame(json, HoconDocument.Parse(text, "a.conf", options).Resolve());

    /// <summary>Asserts what documents say that lie over one another, the first over all others.</summary>
    public static void LayersMean(string[] texts, string json, HoconOptions? options = null)
    {
        var documents = texts.Select((text, i) => HoconDocument.Parse(text, $"layer{i}.conf", options));
        AssertSame(json, documents.Aggregate((upper, lower) => upper.WithFallback(lower)).Resolve());
    }

    /// <summary>Asserts that a text is refused at a place of <c>a.conf</c>, in a sentence with a part that matters.</summary>
    public static void IsRefused(string text, int line, int column, string part, HoconOptions? options = null)
    {
        var error = Error(text, options);

        Assert.Equal($"a.conf:{line}:{column}: {error.Sentence}", error.Message.Split(Environment.NewLine)[0]);
        Assert.Contains(part, error.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Options under which only these files exist.</summary>
    public static HoconOptions Files(params (string Name, string Text)[] files) => new()
    {
        ReadFile = path => Array.Find(files, file => file.Name == path).Text,
    };

    /// <summary>Options under which only these environment variables are set.</summary>
    public static HoconOptions Variables(params (string Name, string Value)[] variables) => new()
    {
        Environment = name => Array.Find(variables, variable => variable.Name == name).Value,
    };

    private static void AssertSame(string json, HoconValue value)
    {
        using var expected = JsonDocument.Parse(json);
        if (!JsonTree.Same(value, expected.RootElement))
        {
            Assert.Fail($"expected {json}{Environment.NewLine}but got  {value}");
        }
    }
}
