using System.Text;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>Ways to damage a text: by characters, by bytes, by tokens, by lines, by structure.</summary>
public static class Mutations
{
    private const int LongestText = 20_000;

    private static readonly Func<Draws, string, IReadOnlyList<string>, string>[] All =
    [
        (draws, text, _) => Delete(draws, text, Range(draws, text, 4)),
        (draws, text, _) => Delete(draws, text, Range(draws, text, 60)),
        (draws, text, _) => Insert(text, draws.Below(text.Length + 1), draws.Pick(Vocabulary.Pieces)),
        (draws, text, _) => Insert(text, draws.Below(text.Length + 1), draws.Pick(Vocabulary.Pieces)),
        (draws, text, _) => Replace(text, Range(draws, text, 3), draws.Pick(Vocabulary.Pieces)),
        (draws, text, _) => Insert(text, draws.Below(text.Length + 1), draws.Pick(Vocabulary.Oddities)),
        (draws, text, _) => Replace(text, Range(draws, text, 2), draws.Pick(Vocabulary.Oddities)),
        (draws, text, _) => Replace(text, Range(draws, text, 3), draws.Pick(Vocabulary.Scalars)),
        (draws, text, _) => Duplicate(draws, text, Range(draws, text, 40)),
        (draws, text, _) => Repeat(draws, text, Range(draws, text, 12)),
        (draws, text, _) => SwapRanges(draws, text),
        (draws, text, _) => text[..draws.Below(text.Length + 1)],
        (draws, text, others) => Splice(draws, text, draws.Pick(others)),
        (draws, text, others) => Insert(text, draws.Below(text.Length + 1), Slice(draws.Pick(others), draws)),
        (draws, text, others) => text + draws.Pick(["\n", ",", " ", ""]) + draws.Pick(others),
        (draws, text, _) => FlipBits(draws, text),
        (draws, text, _) => OfTokens(draws, text),
        (draws, text, _) => OfTokens(draws, text),
        (draws, text, _) => OfTokens(draws, text),
        (draws, text, _) => OfLines(draws, text),
        (draws, text, _) => OfLines(draws, text),
        (draws, text, _) => Rename(draws, text),
        (draws, text, _) => Rename(draws, text),
        (draws, text, _) => NestDeeper(draws, text),
        (draws, text, _) => Insert(text, draws.Below(text.Length + 1), Grammar.Write(draws, HoconSyntax.Hocon)),
        (draws, text, _) => ChangeDigits(draws, text),
    ];

    /// <summary>Damages a text a few times.</summary>
    /// <param name="draws">Where and how.</param>
    /// <param name="text">The text.</param>
    /// <param name="others">Texts of which pieces may come in.</param>
    public static string Apply(Draws draws, string text, IReadOnlyList<string> others)
    {
        for (var times = draws.Few(6); times > 0; times--)
        {
            text = draws.Pick(All)(draws, text, others);
            if (text.Length > LongestText)
            {
                text = text[..LongestText];
            }
        }

        return text;
    }

    private static (int Start, int Length) Range(Draws draws, string text, int longest)
    {
        var start = draws.Below(text.Length + 1);
        return (start, Math.Min(draws.From(1, longest), text.Length - start));
    }

    private static string Delete(Draws draws, string text, (int Start, int Length) range) =>
        text.Remove(range.Start, draws.Chance(80) ? range.Length : Math.Min(1, range.Length));

    private static string Insert(string text, int at, string piece) => text.Insert(at, piece);

    private static string Replace(string text, (int Start, int Length) range, string piece) =>
        text.Remove(range.Start, range.Length).Insert(range.Start, piece);

    private static string Duplicate(Draws draws, string text, (int Start, int Length) range) =>
        text.Insert(draws.Below(text.Length + 1), text.Substring(range.Start, range.Length));

    private static string Repeat(Draws draws, string text, (int Start, int Length) range)
    {
        var times = draws.Chance(90) ? draws.From(1, 20) : draws.From(100, 1500);
        return text.Insert(range.Start, string.Concat(Enumerable.Repeat(text.Substring(range.Start, range.Length), times)));
    }

    private static string SwapRanges(Draws draws, string text)
    {
        var cuts = new[] { draws.Below(text.Length + 1), draws.Below(text.Length + 1), draws.Below(text.Length + 1), draws.Below(text.Length + 1) };
        Array.Sort(cuts);
        return string.Concat(text[..cuts[0]], text[cuts[2]..cuts[3]], text[cuts[1]..cuts[2]], text[cuts[0]..cuts[1]] + text[cuts[3]..]);
    }

    private static string Splice(Draws draws, string text, string other) =>
        text[..draws.Below(text.Length + 1)] + other[draws.Below(other.Length + 1)..];

    private static string Slice(string text, Draws draws)
    {
        var (start, length) = Range(draws, text, 200);
        return text.Substring(start, length);
    }

    private static string FlipBits(Draws draws, string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        if (draws.Chance(50))
        {
            var characters = text.ToCharArray();
            characters[draws.Below(text.Length)] ^= (char)(1 << draws.Below(16));
            return new string(characters);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[draws.Below(bytes.Length)] ^= (byte)(1 << draws.Below(8));
        return Encoding.UTF8.GetString(bytes);
    }

    private static string OfTokens(Draws draws, string text) => string.Concat(Shuffle(draws, Tokens.Cut(text)));

    private static string OfLines(Draws draws, string text) => string.Join('\n', Shuffle(draws, [.. text.Split('\n')]));

    /// <summary>Deletes, repeats or exchanges parts.</summary>
    private static List<string> Shuffle(Draws draws, List<string> parts)
    {
        if (parts.Count == 0)
        {
            return parts;
        }

        var (one, other) = (draws.Below(parts.Count), draws.Below(parts.Count));
        switch (draws.Below(5))
        {
            case 0:
                parts.RemoveAt(one);
                break;
            case 1:
                parts.Insert(other, parts[one]);
                break;
            case 2:
                (parts[one], parts[other]) = (parts[other], parts[one]);
                break;
            case 3:
                parts[one] = parts[other];
                break;
            default:
                parts.RemoveRange(one, Math.Min(draws.Few(10), parts.Count - one));
                break;
        }

        return parts;
    }

    /// <summary>Gives one word of the text the name of another, everywhere or once, so that things refer to one another.</summary>
    private static string Rename(Draws draws, string text)
    {
        var tokens = Tokens.Cut(text);
        var words = tokens.FindAll(token => char.IsAsciiLetter(token[0]));
        if (words.Count == 0)
        {
            return text;
        }

        var (from, to) = (draws.Pick(words), draws.Chance(80) ? draws.Pick(words) : draws.Pick(Vocabulary.References));
        var once = draws.Chance(50);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] == from && (!once || draws.Chance(30)))
            {
                tokens[i] = to;
            }
        }

        return string.Concat(tokens);
    }

    private static string NestDeeper(Draws draws, string text)
    {
        var (open, close) = draws.Pick([("[", "]"), ("{a=", "}"), ("a{", "}"), ("{a.b=", "}"), ("[{\"a\":", "}]"), ("a.", ""), ("${?a}", ""), ("{", "}")]);
        var times = draws.Chance(70) ? draws.From(1, 5) : draws.Chance(70) ? draws.From(100, 300) : draws.From(1000, 5000);
        var (start, length) = Range(draws, text, draws.Chance(50) ? 20 : text.Length + 1);
        return new StringBuilder(text, 0, start, text.Length + (times * (open.Length + close.Length)) + 1)
            .Insert(start, open, times)
            .Append(text, start, length)
            .Insert(start + (times * open.Length) + length, close, times)
            .Append(text, start + length, text.Length - start - length)
            .ToString();
    }

    private static string ChangeDigits(Draws draws, string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (char.IsAsciiDigit(characters[i]) && draws.Chance(20))
            {
                characters[i] = draws.Pick(['0', '1', '9', '.', 'e', '-', '5', '_']);
            }
        }

        return new string(characters);
    }
}
