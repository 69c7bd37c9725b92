using System.Globalization;
using System.Text;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <content>HOCON as people write it.</content>
public static partial class HoconRenderer
{
    private const int WidestLine = 100;

    /// <summary>
    /// Writes a value as HOCON that is pleasant to read and reads back to the same value: one entry a line, quotes
    /// only where they are needed, no braces around the root. A list that holds no keys stays on one line if it fits
    /// there. Lines end in a single line feed.
    /// </summary>
    public static string ToHocon(HoconValue value)
    {
        var text = new StringBuilder();
        if (value is HoconObject { Count: > 0 } entries)
        {
            WriteEntries(text, entries, 0);
            text.Length--;
        }
        else
        {
            WriteHocon(text, value, 0, 0);
        }

        return text.ToString();
    }

    /// <summary>A key as it stands in a path or before a value, with quotes if it needs them.</summary>
    internal static string KeyText(string key)
    {
        if (key.Length > 0 && key != "include" && key.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
        {
            return key;
        }

        var text = new StringBuilder();
        WriteText(text, key);
        return text.ToString();
    }

    private static void WriteEntries(StringBuilder text, HoconObject entries, int level)
    {
        foreach (var entry in entries)
        {
            var start = text.Length;
            text.Append(' ', 2 * level).Append(KeyText(entry.Key)).Append(entry.Value is HoconObject ? " " : " = ");
            WriteHocon(text, entry.Value, level, text.Length - start);
            text.Append('\n');
        }
    }

    private static void WriteHocon(StringBuilder text, HoconValue value, int level, int column)
    {
        StackGuard.Refuse(value.Origin);
        switch (value)
        {
            case HoconObject { Count: > 0 } entries:
                text.Append("{\n");
                WriteEntries(text, entries, level + 1);
                text.Append(' ', 2 * level).Append('}');
                break;
            case HoconList { Count: > 0 } items:
                // Each item takes a character and a comma, at the least: what holds many is not even tried.
                if (items.Size > WidestLine || !TryWriteLine(text, items, text.Length + WidestLine - column))
                {
                    WriteItems(text, items, level);
                }

                break;
            case HoconNumber number:
                text.Append(number.Text);
                break;
            case HoconString content when CanStandWithoutQuotes(content.Value):
                text.Append(content.Value);
                break;
            default:
                Write(text, value, level: null);
                break;
        }
    }

    private static void WriteItems(StringBuilder text, HoconList items, int level)
    {
        text.Append("[\n");
        foreach (var item in items)
        {
            text.Append(' ', 2 * (level + 1));
            WriteHocon(text, item, level + 1, 2 * (level + 1));
            text.Append('\n');
        }

        text.Append(' ', 2 * level).Append(']');
    }

    /// <summary>Writes a list on the line, if it has no keys inside and ends before a position; else nothing.</summary>
    private static bool TryWriteLine(StringBuilder text, HoconList items, int end)
    {
        var start = text.Length;
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            var fits = items[i] is not HoconObject { Count: > 0 };
            if (items[i] is HoconList { Count: > 0 } inner)
            {
                fits = TryWriteLine(text, inner, end);
            }
            else if (fits)
            {
                WriteHocon(text, items[i], 0, 0);
            }

            if (!fits || text.Length >= end)
            {
                text.Length = start;
                return false;
            }
        }

        text.Append(']');
        return true;
    }

    /// <summary>Whether a text is a number, or one for other readers of HOCON, as <c>1.</c> is.</summary>
    private static bool LooksLikeNumber(string text) =>
        HoconNumber.IsNumber(text) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a text is read as the same text when it stands there bare: <c>200 MHz</c> is, <c>12</c> and <c>a:b</c> are not.</summary>
    private static bool CanStandWithoutQuotes(string text)
    {
        if (text is "" or "true" or "false" or "null" || text[0] == ' ' || text[^1] == ' ' || LooksLikeNumber(text)
            || text.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isSingleBlank = c == ' ' && text[i - 1] != ' ';
            if (!isSingleBlank && (Lexer.IsReserved(c) || Lexer.IsWhitespace(c) || char.IsControl(c) || IsHalfAPair(text, i)))
            {
                return false;
            }
        }

        return true;
    }
}
