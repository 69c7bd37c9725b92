using System.Buffers;
using System.Globalization;
using System.Text;

namespace ActorSim.Hocon.Syntax;

/// <summary>Texts in quotes, with escapes, as JSON and HOCON have in common.</summary>
internal static class QuotedText
{
    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>Reads a text; gives its content.</summary>
    /// <param name="source">The text that holds it.</param>
    /// <param name="at">Where its opening quote stands; afterwards what follows the closing one.</param>
    /// <param name="line">The line of the opening quote, from 1.</param>
    /// <param name="lineStart">Where that line starts.</param>
    /// <param name="advice">What to do for a text that goes on on the next line.</param>
    public static string Read(SourceText source, ref int at, int line, int lineStart, string advice)
    {
        var text = source.Text;
        var start = at++;
        StringBuilder? content = null;
        while (true)
        {
            var plain = text.AsSpan(at).IndexOfAny(Special);
            plain = plain < 0 ? text.Length - at : plain;
            var end = at + plain;
            if (IsEndOfLine(text, end))
            {
                throw Error(start, $"This quoted text has no closing `\"` on its line; {advice}.");
            }

            if (text[end] == '"' && content is null)
            {
                var whole = text.Substring(at, plain);
                at = end + 1;
                return whole;
            }

            content = (content ?? new StringBuilder()).Append(text, at, plain);
            at = end;
            switch (text[at])
            {
                case '"':
                    at++;
                    return content.ToString();
                case '\\':
                    content.Append(ReadEscape(text, ref at) ?? throw Error(at, NoEscape(text, at)));
                    break;
                case var c:
                    throw Error(at, $"A quoted text may not hold the control character U+{(int)c:X4}; write `\\u{(int)c:x4}` instead.");
            }
        }

        HoconException Error(int position, string sentence) => new(source.At(line, position - lineStart + 1), sentence);
    }

    /// <summary>The UTF-16 unit that hexadecimal digits stand for; false if there is anything else among them.</summary>
    public static bool TryReadCode(ReadOnlySpan<char> digits, out char code)
    {
        // The parser of numbers would pass over NUL characters at the end.
        var isCode = ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && !digits.Contains('\0');
        code = (char)number;
        return isCode;
    }

    /// <summary>Whether a line ends here, perhaps with the carriage return of a file from Windows.</summary>
    private static bool IsEndOfLine(string text, int at)
    {
        at += at < text.Length && text[at] == '\r' ? 1 : 0;
        return at == text.Length || text[at] == '\n';
    }

    /// <summary>What an escape stands for; null if it is none.</summary>
    private static char? ReadEscape(string text, ref int at)
    {
        var c = at + 1 < text.Length ? text[at + 1] : '\0';
        if (c == 'u')
        {
            if (at + 6 > text.Length || !TryReadCode(text.AsSpan(at + 2, 4), out var code))
            {
                return null;
            }

            at += 6;
            return code;
        }

        char? meant = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        at += meant is null ? 0 : 2;
        return meant;
    }

    private static string NoEscape(string text, int at) => at + 1 < text.Length && text[at + 1] == 'u'
        ? "`\\u` must be followed by four hexadecimal digits, such as `\\u00b5`."
        : "This is no escape; write `\\\\` for a backslash, or use one of `\\\" \\/ \\b \\f \\n \\r \\t \\u`.";
}
