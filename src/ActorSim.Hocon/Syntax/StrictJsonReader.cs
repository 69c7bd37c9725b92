using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <summary>
/// Reads JSON (RFC 8259) and nothing more, for files that say that they are JSON. It has no tokens in common with HOCON,
/// in which more counts as a blank, a number and a text.
/// </summary>
internal sealed class StrictJsonReader
{
    private const int LongestShown = 40;

    private readonly SourceText source;
    private readonly string text;
    private readonly FileScope scope;
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;

    private StrictJsonReader(SourceText source, FileScope scope)
    {
        this.source = source;
        this.scope = scope;
        text = source.Text;
        depth = scope.Nesting;
    }

    private char Current => at < text.Length ? text[at] : '\0';

    private Origin Here => source.At(line, at - lineStart + 1);

    /// <summary>Reads a text: an object or a list. A byte order mark in front of it is passed over.</summary>
    public static Node Read(SourceText source, FileScope scope)
    {
        var reader = new StrictJsonReader(source, scope);
        reader.at = source.Text.StartsWith('\ufeff') ? 1 : 0;
        reader.SkipBlanks();
        if (reader.Current is not ('{' or '['))
        {
            throw reader.Unexpected("an object or a list");
        }

        var root = reader.ReadValue();
        reader.SkipBlanks();
        return reader.at == source.Text.Length ? root : throw reader.Unexpected("the end of the text");
    }

    private Node ReadValue()
    {
        var place = Here;
        switch (Current)
        {
            case '{':
                return ReadObject(place);
            case '[':
                return ReadList(place);
            case '"':
                return new ValueNode(new HoconString(place, ReadText()));
            case '-' or (>= '0' and <= '9'):
                return new ValueNode(new HoconNumber(place, ReadNumber()));
            default:
                return new ValueNode(ReadWord(place));
        }
    }

    private ObjectNode ReadObject(Origin place)
    {
        var entries = new ObjectNode(place);
        scope.RefuseDepth(place, ++depth);
        at++;
        SkipBlanks();
        while (Current != '}' || entries.Keys.Count > 0)
        {
            var keyPlace = Here;
            if (Current != '"')
            {
                throw Unexpected("a key in quotes");
            }

            var key = new PathElement(ReadText(), keyPlace);
            if (entries.TryGet(key.Key, out _))
            {
                throw new HoconException(keyPlace, $"The key `{key.Key}` stands twice in this object, which JSON does not allow.");
            }

            Expect(':', "`:`");
            entries.Assign([key], ReadValue());
            SkipBlanks();
            if (Current == '}')
            {
                break;
            }

            SkipComma('}');
        }

        at++;
        depth--;
        return entries;
    }

    private ListNode ReadList(Origin place)
    {
        var items = new List<Node>();
        scope.RefuseDepth(place, ++depth);
        at++;
        SkipBlanks();
        while (Current != ']' || items.Count > 0)
        {
            items.Add(ReadValue());
            SkipBlanks();
            if (Current == ']')
            {
                break;
            }

            SkipComma(']');
        }

        at++;
        depth--;
        return new ListNode(place, items);
    }

    private HoconValue ReadWord(Origin place)
    {
        var length = WordLength();
        HoconValue value = text.AsSpan(at, length) switch
        {
            "true" => new HoconBoolean(place, value: true),
            "false" => new HoconBoolean(place, value: false),
            "null" => new HoconNull(place),
            _ => throw Unexpected("a value"),
        };
        at += length;
        return value;
    }

    private string ReadNumber()
    {
        var number = text.AsSpan(at, WordLength());
        var digits = number[0] == '-' ? number[1..] : number;
        if (!HoconNumber.IsNumber(number) || (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])))
        {
            throw Unexpected("a number such as `0.5` or `-1e3`");
        }

        at += number.Length;
        return number.ToString();
    }

    private string ReadText() => QuotedText.Read(source, ref at, line, lineStart, "write `\\n` where a line ends");

    /// <summary>How many characters there are of which a word or a number could be made.</summary>
    private int WordLength()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '-' or '.' or '_'))
        {
            end++;
        }

        return end - at;
    }

    private void Expect(char expected, string what)
    {
        SkipBlanks();
        if (Current != expected || at == text.Length)
        {
            throw Unexpected(what);
        }

        at++;
        SkipBlanks();
    }

    private void SkipComma(char closing)
    {
        var comma = Here;
        Expect(',', $"`,` or `{closing}`");
        if (Current == closing)
        {
            throw new HoconException(comma, $"JSON has no comma before `{closing}`; remove it.");
        }
    }

    private void SkipBlanks()
    {
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n':
                    line++;
                    lineStart = at + 1;
                    break;
                case ' ' or '\t' or '\r':
                    break;
                case '#':
                case '/' when at + 1 < text.Length && text[at + 1] == '/':
                    throw new HoconException(Here, "JSON has no comments; remove this one, or use a `.conf` file.");
                default:
                    return;
            }
        }
    }

    private HoconException Unexpected(string what)
    {
        var length = Math.Max(1, WordLength());
        var shown = at == text.Length ? "end of the text"
            : length > LongestShown ? $"`{text.AsSpan(at, LongestShown)}…`"
            : $"`{text.AsSpan(at, length)}`";
        return new HoconException(Here, $"Unexpected {shown}: JSON needs {what} here.");
    }
}
