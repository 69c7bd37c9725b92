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

    /// <summary>Options under which only these files exist.</summary>
    public static HoconOptions Files(params (string Name, string Text)[] files) => new()
    {
        ReadFile = path => Array.Find(files, file => file.Name == path).Text,
    };
}
