using System.Text.Json;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// As JSON, exactly those texts are read that System.Text.Json reads, with the same result. The differences that are meant:
/// a text that is no object or list is refused; half a surrogate pair is kept, as an escape and as it stands; a byte order
/// mark at the start is passed over; numbers keep their digits, whatever their size.
/// </summary>
public static class JsonLaw
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = HoconOptions.Default.MaxDepth,
    };

    public static string? FindBreach(Reading reading)
    {
        var text = reading.Input.Text;
        if (reading.Input.Syntax != HoconSyntax.Json || HasHalfAPair(text) || text.StartsWith('\ufeff'))
        {
            return null;
        }

        var ours = ReadOurs(text, out var refusal);
        JsonDocument theirs;
        try
        {
            theirs = JsonDocument.Parse(text, Strict);
        }
        catch (JsonException problem)
        {
            return ours is null ? null : $"Only we read it as JSON; the other says: {problem.Message}";
        }
        catch (InvalidOperationException)
        {
            // A key that is escaped as half a pair cannot be compared with others there.
            return null;
        }

        using (theirs)
        {
            var isScalar = theirs.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
            return ours is null
                ? isScalar ? null : $"Only we refuse it as JSON: {refusal}"
                : isScalar ? "A text that is no object or list was read." : Difference(ours, theirs.RootElement);
        }
    }

    private static HoconValue? ReadOurs(string text, out string refusal)
    {
        try
        {
            refusal = "";
            return HoconDocument.Parse(text, Input.FileName, new HoconOptions { Syntax = HoconSyntax.Json }).Resolve();
        }
        catch (HoconException problem)
        {
            refusal = problem.Message;
            return null;
        }
    }

    private static string? Difference(HoconValue ours, JsonElement theirs)
    {
        switch (ours, theirs.ValueKind)
        {
            case (HoconObject entries, JsonValueKind.Object):
                var position = 0;
                var properties = theirs.EnumerateObject().ToList();
                if (properties.Count != entries.Count)
                {
                    return $"There are {entries.Count} keys or {properties.Count}.";
                }

                foreach (var entry in entries)
                {
                    var property = properties[position++];
                    if (Text(() => property.Name) is { } name && name != entry.Key)
                    {
                        return $"The key `{entry.Key}` is `{name}` there.";
                    }

                    if (Difference(entry.Value, property.Value) is { } difference)
                    {
                        return difference;
                    }
                }

                return null;
            case (HoconList list, JsonValueKind.Array):
                var items = theirs.EnumerateArray().ToList();
                return list.Count != items.Count
                    ? $"There are {list.Count} items or {items.Count}."
                    : list.Select((item, i) => Difference(item, items[i])).FirstOrDefault(difference => difference is not null);
            case (HoconString text, JsonValueKind.String):
                return Text(() => theirs.GetString()!) is { } other && other != text.Value ? $"The text `{text.Value}` is `{other}` there." : null;
            case (HoconNumber number, JsonValueKind.Number):
                return number.Text == theirs.GetRawText() ? null : $"The number {number.Text} is {theirs.GetRawText()} there.";
            case (HoconBoolean boolean, JsonValueKind.True or JsonValueKind.False):
                return boolean.Value == theirs.GetBoolean() ? null : "A boolean differs.";
            case (HoconNull, JsonValueKind.Null):
                return null;
            default:
                return $"{ours.Kind} is {theirs.ValueKind} there.";
        }
    }

    /// <summary>A text of the other reader; null if it is escaped as half a pair, which is not read there.</summary>
    private static string? Text(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool HasHalfAPair(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
