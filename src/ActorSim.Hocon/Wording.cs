using System.Globalization;
using System.Text;

namespace ActorSim.Hocon;

/// <summary>Keeps what is said about a text readable, whatever the text holds: sentences quote keys and values.</summary>
internal static class Wording
{
    private const int MostCharacters = 1200;
    private const int KeptAtTheEnd = 300;
    private const string Gap = " … ";

    /// <summary>
    /// A sentence of bearable length on one line: the middle of a long one goes, and what would move the cursor of a
    /// terminal or cannot be written as UTF-8 is shown as an escape.
    /// </summary>
    public static string Clean(string sentence)
    {
        // Before, so that little is escaped, and afterwards, because an escape takes more room.
        return Clip(Escape(Clip(sentence)));
    }

    private static string Clip(string sentence)
    {
        if (sentence.Length <= MostCharacters)
        {
            return sentence;
        }

        var end = MostCharacters - KeptAtTheEnd - Gap.Length;
        end -= char.IsLowSurrogate(sentence[end]) ? 1 : 0;
        var start = sentence.Length - KeptAtTheEnd;
        start += char.IsLowSurrogate(sentence[start]) ? 1 : 0;
        return string.Concat(sentence.AsSpan(0, end), Gap, sentence.AsSpan(start));
    }

    private static string Escape(string sentence)
    {
        var at = 0;
        while (at < sentence.Length && IsReadable(sentence, at))
        {
            at++;
        }

        if (at == sentence.Length)
        {
            return sentence;
        }

        var text = new StringBuilder(sentence, 0, at, sentence.Length + 20);
        for (; at < sentence.Length; at++)
        {
            if (IsReadable(sentence, at))
            {
                text.Append(sentence[at]);
            }
            else
            {
                text.Append(sentence[at] switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", var c => Code(c) });
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a character takes its place on a line, and nothing more.</summary>
    public static bool IsReadable(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        < ' ' or '\u007f' or '\u2028' or '\u2029' => false,
        >= '\u0080' and < '\u00a0' => false,
        var c when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        _ => true,
    };

    private static string Code(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
