namespace ActorSim.Hocon.Fuzzing;

/// <summary>Compares values without the help of the code that is tried.</summary>
public static class Trees
{
    /// <summary>Where two values differ; null if they do not. Leading zeros of numbers mean nothing.</summary>
    /// <param name="one">A value.</param>
    /// <param name="other">Another one.</param>
    /// <param name="ordered">Whether keys must come in the same order.</param>
    public static string? Difference(HoconValue one, HoconValue other, bool ordered = true)
    {
        switch (one, other)
        {
            case (HoconObject a, HoconObject b):
                return ObjectDifference(a, b, ordered);
            case (HoconList a, HoconList b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++)
                {
                    if (Difference(a[i], b[i], ordered) is { } difference)
                    {
                        return $"[{i}]{difference}";
                    }
                }

                return null;
            case (HoconString a, HoconString b) when a.Value == b.Value:
            case (HoconNumber c, HoconNumber d) when Digits(c) == Digits(d):
            case (HoconBoolean e, HoconBoolean f) when e.Value == f.Value:
            case (HoconNull, HoconNull):
                return null;
            default:
                return $": {one.Kind} {Clip(one)} or {other.Kind} {Clip(other)}";
        }
    }

    private static string? ObjectDifference(HoconObject one, HoconObject other, bool ordered)
    {
        if (one.Count != other.Count || (ordered && !one.Keys.SequenceEqual(other.Keys)))
        {
            return $": the keys `{string.Join("`, `", one.Keys)}` or `{string.Join("`, `", other.Keys)}`";
        }

        foreach (var entry in one)
        {
            if (!other.TryGet(entry.Key, out var value))
            {
                return $": only one has the key `{entry.Key}`";
            }

            if (Difference(entry.Value, value, ordered) is { } difference)
            {
                return $".{entry.Key}{difference}";
            }
        }

        return null;
    }

    private static string Digits(HoconNumber number)
    {
        var sign = number.Text[0] == '-' ? "-" : "";
        var digits = number.Text[sign.Length..].TrimStart('0');
        return sign + (digits.Length > 0 && char.IsAsciiDigit(digits[0]) ? digits : "0" + digits);
    }

    private static string Clip(HoconValue value) => value.ToString() is { Length: > 200 } text ? text[..200] + "…" : value.ToString();
}
