using System.Globalization;
using System.Numerics;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Conversions;

/// <summary>The conversions between texts, numbers, booleans and lists.</summary>
internal static class SimpleConversions
{
    public static string? ToText(HoconValue value, out string result)
    {
        result = Key.TextOf(value) ?? "";
        return Key.TextOf(value) is null ? $"must be a text; found {Key.Found(value)}" : null;
    }

    public static string? ToBoolean(HoconValue value, out bool result)
    {
        var text = Key.TextOf(value);
        result = text is "true" or "yes" or "on";
        return result || text is "false" or "no" or "off"
            ? null
            : $"must be true or false, or yes, no, on or off; found {Key.Found(value)}";
    }

    public static string? ToInt32(HoconValue value, out int result)
    {
        var problem = ToWhole(value, int.MinValue, int.MaxValue, out var whole);
        result = (int)whole;
        return problem;
    }

    public static string? ToInt64(HoconValue value, out long result) =>
        ToWhole(value, long.MinValue, long.MaxValue, out result);

    public static string? ToDouble(HoconValue value, out double result)
    {
        result = 0;
        var text = NumberOf(value);
        if (!WrittenNumber.TryParse(text, out _))
        {
            return $"must be a number; found {Key.Found(value)}";
        }

        result = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(result) ? null : $"is too large; numbers reach to 1.8e308, found {Key.Found(value)}";
    }

    public static string? ToObject(HoconValue value, out HoconObject result)
    {
        result = (value as HoconObject)!;
        return result is null ? $"must be an object, such as `{{ … }}`; found {Key.Found(value)}" : null;
    }

    public static string? ToList(HoconValue value, out HoconList result)
    {
        result = (value as HoconList ?? (value is HoconObject entries ? Concatenation.AsList(entries) : null))!;
        return result is not null ? null
            : value is HoconObject ? "must be a list, such as `[…, …]`; found an object none of whose keys is a number"
            : $"must be a list, such as `[…, …]`; found {Key.Found(value)}";
    }

    private static string? ToWhole(HoconValue value, long min, long max, out long result)
    {
        result = 0;
        if (!WrittenNumber.TryParse(NumberOf(value), out var number))
        {
            return $"must be a whole number; found {Key.Found(value)}";
        }

        if (!number.TryTimes(BigInteger.One, out var whole) || whole < min || whole > max)
        {
            return $"must be a whole number from {min} to {max}; found {Key.Found(value)}";
        }

        result = (long)whole;
        return null;
    }

    /// <summary>What a number is read from: a text without the spaces, tabs and the like around it.</summary>
    private static ReadOnlySpan<char> NumberOf(HoconValue value)
    {
        var text = Key.TextOf(value).AsSpan();
        while (text.Length > 0 && text[0] <= ' ')
        {
            text = text[1..];
        }

        while (text.Length > 0 && text[^1] <= ' ')
        {
            text = text[..^1];
        }

        return text;
    }
}
