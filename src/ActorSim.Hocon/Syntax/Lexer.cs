using System.Globalization;

namespace ActorSim.Hocon.Syntax;

/// <summary>
/// Cuts a text into tokens, in one pass. Comments vanish here; whitespace stays, because it is part of
/// concatenated values, and line ends stay, because they separate entries.
/// </summary>
internal sealed class Lexer
{
    private readonly SourceText source;
    private readonly string text;
    private readonly string? refuseComments;
    private readonly List<Token> tokens;
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(SourceText source, string? refuseComments)
    {
        this.source = source;
        this.refuseComments = refuseComments;
        text = source.Text;
        tokens = new List<Token>(8 + (text.Length / 4));
    }

    /// <summary>
    /// All tokens of a text; the last one is <see cref="TokenKind.End"/>. Where the characters make no token, a
    /// <see cref="TokenKind.Problem"/> ends the text, so that what is wrong before it is said first.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="refuseComments">What is said when there is a comment; null where comments are welcome.</param>
    public static List<Token> Read(SourceText source, string? refuseComments = null)
    {
        var lexer = new Lexer(source, refuseComments);
        try
        {
            while (lexer.at < lexer.text.Length)
            {
                lexer.ReadToken();
            }
        }
        catch (HoconException problem)
        {
            lexer.tokens.Add(new Token(TokenKind.Problem, problem.Sentence, problem.Origin.Line, problem.Origin.Column));
        }

        lexer.Add(TokenKind.End, "", lexer.at);
        return lexer.tokens;
    }

    /// <summary>HOCON's idea of whitespace: Unicode blanks, no-break ones too, and the byte order mark; a line feed is not.</summary>
    public static bool IsWhitespace(char c) => c switch
    {
        ' ' or '\t' or '\r' or '\v' or '\f' or '\u00a0' or '\u2007' or '\u202f' or '\ufeff' => true,
        >= '\u001c' and <= '\u001f' => true,
        < '\u0080' => false,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>Whether a character may not stand in a text without quotes.</summary>
    public static bool IsReserved(char c) => c is '$' or '"' or '{' or '}' or '[' or ']' or ':' or '=' or ',' or '+'
        or '#' or '`' or '^' or '?' or '!' or '@' or '*' or '&' or '\\';

    private void ReadToken()
    {
        var c = text[at];
        switch (c)
        {
            case '\n':
                Take(TokenKind.NewLine, 1);
                line++;
                lineStart = at;
                break;
            case ',':
                Take(TokenKind.Comma, 1);
                break;
            case ':':
                Take(TokenKind.Colon, 1);
                break;
            case '=':
                Take(TokenKind.Equals, 1);
                break;
            case '{':
                Take(TokenKind.OpenBrace, 1);
                break;
            case '}':
                Take(TokenKind.CloseBrace, 1);
                break;
            case '[':
                Take(TokenKind.OpenBracket, 1);
                break;
            case ']':
                Take(TokenKind.CloseBracket, 1);
                break;
            case '+' when Next(1) == '=':
                Take(TokenKind.PlusEquals, 2);
                break;
            case '$' when Next(1) == '{' && Next(2) == '?':
                Take(TokenKind.OpenOptionalSubstitution, 3);
                break;
            case '$' when Next(1) == '{':
                Take(TokenKind.OpenSubstitution, 2);
                break;
            case '"' when Next(1) == '"' && Next(2) == '"':
                ReadTripleQuoted();
                break;
            case '"':
                ReadQuoted();
                break;
            case '#':
            case '/' when Next(1) == '/':
                SkipComment();
                break;
            default:
                if (IsWhitespace(c))
                {
                    ReadWhitespace();
                }
                else if (IsReserved(c))
                {
                    throw Reserved(at);
                }
                else
                {
                    ReadUnquoted();
                }

                break;
        }
    }

    private char Next(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private void Take(TokenKind kind, int length)
    {
        Add(kind, Punctuation(kind), at);
        at += length;
    }

    private static string Punctuation(TokenKind kind) => kind switch
    {
        TokenKind.NewLine => "\n",
        TokenKind.Comma => ",",
        TokenKind.Colon => ":",
        TokenKind.Equals => "=",
        TokenKind.PlusEquals => "+=",
        TokenKind.OpenBrace => "{",
        TokenKind.CloseBrace => "}",
        TokenKind.OpenBracket => "[",
        TokenKind.CloseBracket => "]",
        TokenKind.OpenSubstitution => "${",
        _ => "${?",
    };

    private void Add(TokenKind kind, string content, int start) =>
        tokens.Add(new Token(kind, content, line, start - lineStart + 1));

    private void SkipComment()
    {
        if (refuseComments is not null)
        {
            throw Error(at, refuseComments);
        }

        var end = text.IndexOf('\n', at);
        at = end < 0 ? text.Length : end;
    }

    private void ReadWhitespace()
    {
        var start = at;
        while (at < text.Length && IsWhitespace(text[at]))
        {
            at++;
        }

        Add(TokenKind.Whitespace, at - start == 1 && text[start] == ' ' ? " " : text[start..at], start);
    }

    /// <summary>
    /// Reads until a reserved character, a blank or a comment. The plus of <c>1e+3</c> is the one reserved character
    /// that may occur, and only if a number comes of it.
    /// </summary>
    private void ReadUnquoted()
    {
        var start = at;
        var plus = -1;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '+' && char.IsAsciiDigit(Next(1)) && at > start && text[at - 1] is 'e' or 'E' && plus < 0
                && HoconNumber.IsNumber(text.AsSpan(start, at - 1 - start)))
            {
                plus = at;
                continue;
            }

            if (c == '\n' || IsReserved(c) || IsWhitespace(c) || (c == '/' && Next(1) == '/')
                || (plus >= 0 && !IsNumberPart(c)))
            {
                break;
            }
        }

        if (plus >= 0 && !HoconNumber.IsNumber(text.AsSpan(start, at - start)))
        {
            throw Reserved(plus);
        }

        Add(TokenKind.Unquoted, text[start..at], start);
    }

    private static bool IsNumberPart(char c) => char.IsAsciiDigit(c) || c is 'e' or 'E' or '-' or '.';

    private void ReadQuoted()
    {
        var start = at;
        Add(TokenKind.Quoted, QuotedText.Read(source, ref at, line, lineStart, "for a text of several lines use `\"\"\"`"), start);
    }

    /// <summary>Reads a raw text; quotes directly before the closing three belong to it.</summary>
    private void ReadTripleQuoted()
    {
        var start = at;
        var startLine = line;
        var column = start - lineStart + 1;
        at += 3;
        var end = text.IndexOf("\"\"\"", at, StringComparison.Ordinal);
        var stop = end < 0 ? text.Length : end;
        for (var i = text.IndexOf('\n', at, stop - at); i >= 0; i = text.IndexOf('\n', i + 1, stop - i - 1))
        {
            line++;
            lineStart = i + 1;
        }

        if (end < 0)
        {
            throw Error(text.Length, $"The text that begins with `\"\"\"` on line {startLine}, column {column} does not end; close it with `\"\"\"`.");
        }

        while (end + 3 < text.Length && text[end + 3] == '"')
        {
            end++;
        }

        tokens.Add(new Token(TokenKind.Quoted, text[at..end], startLine, column));
        at = end + 3;
    }

    private HoconException Reserved(int position)
    {
        if (text[position] == '*' && position > 0 && text[position - 1] == '/')
        {
            return Error(position - 1, "HOCON has no comments between `/*` and `*/`; begin one with `#` or `//`, or put a text that holds `/*` in `\"…\"`.");
        }

        var shown = text[position] == '`' ? "\"`\" (a backtick)" : $"`{text[position]}`";
        return Error(position, $"The character {shown} may not stand in a text without quotes; put the text in `\"…\"`.");
    }

    private HoconException Error(int position, string sentence) =>
        new(source.At(line, position - lineStart + 1), sentence);
}
