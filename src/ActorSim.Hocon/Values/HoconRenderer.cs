using System.Globalization;
using System.Text;

namespace ActorSim.Hocon;

/// <summary>Writes values as JSON or as HOCON. The same value gives the same text on every machine.</summary>
public static partial class HoconRenderer
{
    /// <summary>
    /// Writes a value. Keys keep their order, numbers their digits (only leading zeros go, which JSON forbids),
    /// lines end in a single line feed.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="indented">With two blanks for each level and a line for each entry, or all on one line.</param>
    public static string ToJson(HoconValue value, bool indented = true)
    {
        var text = new StringBuilder();
        Write(text, value, indented ? 0 : null);
        return text.ToString();
    }

    private static void Write(StringBuilder text, HoconValue value, int? level)
    {
        switch (value)
        {
            case HoconObject { Count: > 0 } entries:
                StackGuard.Refuse(value.Origin);
                var first = true;
                text.Append('{');
                foreach (var entry in entries)
                {
                    StartLine(text, ref first, level + 1);
                    WriteText(text, entry.Key);
                    text.Append(level is null ? ":" : ": ");
                    Write(text, entry.Value, level + 1);
                }

                EndLines(text, level).Append('}');
                break;
            case HoconList { Count: > 0 } items:
                StackGuard.Refuse(value.Origin);
                first = true;
                text.Append('[');
                foreach (var item in items)
                {
                    StartLine(text, ref first, level + 1);
                    Write(text, item, level + 1);
                }

                EndLines(text, level).Append(']');
                break;
            case HoconObject:
                text.Append("{}");
                break;
            case HoconList:
                text.Append("[]");
                break;
            case HoconString content:
                WriteText(text, content.Value);
                break;
            case HoconNumber number:
                WriteNumber(text, number.Text);
                break;
            case HoconBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void StartLine(StringBuilder text, ref bool first, int? level)
    {
        if (!first)
        {
            text.Append(',');
        }

        first = false;
        EndLines(text, level);
    }

    private static StringBuilder EndLines(StringBuilder text, int? level) =>
        level is { } depth ? text.Append('\n').Append(' ', 2 * depth) : text;

    private static void WriteNumber(StringBuilder text, string number)
    {
        var digits = number.AsSpan();
        if (digits[0] == '-')
        {
            text.Append('-');
            digits = digits[1..];
        }

        while (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]))
        {
            digits = digits[1..];
        }

        text.Append(digits);
    }

    private static void WriteText(StringBuilder text, string content)
    {
        text.Append('"');
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    if (char.IsControl(c) || IsHalfAPair(content, i))
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        text.Append('"');
    }

    /// <summary>Whether a surrogate lacks its other half, and so cannot be written as UTF-8.</summary>
    private static bool IsHalfAPair(string content, int at) =>
        (char.IsHighSurrogate(content[at]) && (at + 1 == content.Length || !char.IsLowSurrogate(content[at + 1])))
        || (char.IsLowSurrogate(content[at]) && (at == 0 || !char.IsHighSurrogate(content[at - 1])));
}
