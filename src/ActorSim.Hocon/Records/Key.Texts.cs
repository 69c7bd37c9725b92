namespace ActorSim.Hocon;

/// <content>Keys that hold texts and yes or no.</content>
public abstract partial class Key
{
    /// <summary>A text; a number or a boolean is taken as it was written.</summary>
    public static Key<string> Text(string name, string description) =>
        new(name, description, "a text", ReadText);

    /// <summary>A list of texts.</summary>
    public static Key<IReadOnlyList<string>> TextList(string name, string description) =>
        new(name, description, "a list of texts", ListOf<string>(ReadText));

    /// <summary><c>true</c> or <c>false</c>; <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> are the same.</summary>
    public static Key<bool> Flag(string name, string description) =>
        new(name, description, "true or false", (HoconValue value, out bool result) =>
        {
            var text = TextOf(value);
            result = text is "true" or "yes" or "on";
            return result || text is "false" or "no" or "off" ? null : $"must be true or false; found {Found(value)}";
        });

    /// <summary>One of several words.</summary>
    public static Key<string> Choice(string name, IReadOnlyList<string> choices, string description) =>
        new(name, description, "one of " + string.Join(", ", choices.Select(choice => $"`{choice}`")), (HoconValue value, out string result) =>
        {
            result = TextOf(value) ?? "";
            return choices.Contains(result) ? null : NoChoice(value, choices);
        });

    /// <summary>One of several words, each of which stands for a value.</summary>
    public static Key<T> Choice<T>(string name, IReadOnlyDictionary<string, T> choices, string description)
        where T : notnull =>
        new(name, description, "one of " + string.Join(", ", choices.Keys.Select(choice => $"`{choice}`")), (HoconValue value, out T result) =>
            choices.TryGetValue(TextOf(value) ?? "", out result!) ? null : NoChoice(value, [.. choices.Keys]));

    private static string NoChoice(HoconValue value, IReadOnlyList<string> choices)
    {
        var nearest = TextOf(value) is { } text ? NearestName.Find(text, choices) : null;
        return $"must be one of {string.Join(", ", choices.Select(choice => $"`{choice}`"))}; found {Found(value)}"
            + (nearest is null ? "" : $", did you mean `{nearest}`?");
    }

    private static string? ReadText(HoconValue value, out string result)
    {
        result = TextOf(value) ?? "";
        return TextOf(value) is null ? $"must be a text; found {Found(value)}" : null;
    }

    /// <summary>A text, number or boolean as it was written; null for anything else.</summary>
    internal static string? TextOf(HoconValue value) =>
        value is HoconString or HoconNumber or HoconBoolean ? Resolution.Concatenation.TextOf(value) : null;

    internal static string Found(HoconValue value) => TextOf(value) is { } text ? $"`{text}`" : value.Kind;

    private static ValueReader<IReadOnlyList<T>> ListOf<T>(ValueReader<T> readItem) =>
        (HoconValue value, out IReadOnlyList<T> result) =>
        {
            var items = new List<T>();
            result = items;
            if (value is not HoconList list)
            {
                return $"must be a list, such as `[…, …]`; found {Found(value)}";
            }

            for (var i = 0; i < list.Count; i++)
            {
                if (readItem(list[i], out var item) is { } problem)
                {
                    throw new HoconException(list[i].Origin, $"Item {i + 1} of the list {problem}.");
                }

                items.Add(item);
            }

            return null;
        };
}
