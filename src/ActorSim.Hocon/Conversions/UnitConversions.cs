using System.Numerics;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Conversions;

/// <summary>The conversions of texts such as <c>10 ms</c>, and of numbers, which are counted in a standard unit.</summary>
internal static class UnitConversions
{
    public static string? ToDuration(HoconValue value, out Duration result)
    {
        result = default;
        return Key.TextOf(value) is not { } text ? $"must be a duration, such as `10 ms`; found {Key.Found(value)}"
            : Duration.TryParse(text, out result, out var problem) ? null
            : problem;
    }

    public static string? ToPeriod(HoconValue value, out Period result)
    {
        result = default;
        return Key.TextOf(value) is not { } text ? $"must be a period, such as `2 weeks`; found {Key.Found(value)}"
            : Period.TryParse(text, out result, out var problem) ? null
            : problem;
    }

    public static string? ToBytes(HoconValue value, out long result)
    {
        result = 0;
        if (ToMemorySize(value, out var size) is { } problem)
        {
            return problem;
        }

        if (size > long.MaxValue)
        {
            return $"must be a size of at most {long.MaxValue} bytes; found {Key.Found(value)}";
        }

        result = (long)size;
        return null;
    }

    public static string? ToMemorySize(HoconValue value, out BigInteger result)
    {
        result = BigInteger.Zero;
        return Key.TextOf(value) is { } text
            ? MemorySize.Parse(text, out result)
            : $"must be a size in bytes, such as `64 KiB`; found {Key.Found(value)}";
    }

    /// <summary>Takes a text apart: the letters at its end are the unit; blanks around both do not count.</summary>
    public static ReadOnlySpan<char> NumberOf(string text, out string unit)
    {
        var rest = Trim(text);
        var end = rest.Length;
        while (end > 0 && char.IsLetter(rest[end - 1]))
        {
            end--;
        }

        unit = rest[end..].ToString();
        return Trim(rest[..end]);
    }

    /// <summary>What is wrong with a unit that does not exist.</summary>
    /// <param name="unit">What was written.</param>
    /// <param name="names">All names that there are.</param>
    /// <param name="usual">The usual ones, as part of a sentence.</param>
    public static string UnknownUnit(string unit, IEnumerable<string> names, string usual)
    {
        // Other readers know µs, with either of the two characters that look like this; the specification does not.
        var nearest = NearestName.Find(unit.Replace('\u00b5', 'u').Replace('\u03bc', 'u'), names);
        return $"has the unknown unit `{unit}`" + (nearest is null ? "" : $"; did you mean `{nearest}`?") + $" (units: {usual})";
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsBlank(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && IsBlank(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }

    private static bool IsBlank(char c) => c == '\n' || Lexer.IsWhitespace(c);
}
