using System.Text;

namespace ActorSim.Hocon.Syntax;

/// <summary>Paths such as <c>a.b."c.d"</c>: what stands before a separator and inside <c>${…}</c>.</summary>
internal static class HoconPath
{
    /// <summary>Reads a path that stands alone.</summary>
    /// <exception cref="HoconException">It is not well-formed.</exception>
    public static string[] Parse(string path, string name = "path")
    {
        var source = new SourceText(name, path);
        var tokens = Lexer.Read(source, "A path may not contain a comment; put the key in quotes.");
        foreach (var token in tokens)
        {
            if (source.Sound(token).Kind is not (TokenKind.Quoted or TokenKind.Unquoted or TokenKind.Whitespace or TokenKind.End))
            {
                throw new HoconException(
                    source.At(token.Line, token.Column),
                    $"A path may not contain {token.Shown}; put the key in quotes, as in `a.\"b:c\"`.");
            }
        }

        return Build(source, tokens, 0, tokens.Count - 1).Select(element => element.Key).ToArray();
    }

    /// <summary>A path as text that reads back to the same path.</summary>
    public static string Show(IEnumerable<string> keys) => string.Join('.', keys.Select(HoconRenderer.KeyText));

    /// <summary>Makes a path of the tokens from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static List<PathElement> Build(SourceText source, List<Token> tokens, int start, int end)
    {
        var place = tokens[start];
        while (start < end && tokens[start].Kind == TokenKind.Whitespace)
        {
            start++;
        }

        while (end > start && tokens[end - 1].Kind == TokenKind.Whitespace)
        {
            end--;
        }

        if (start == end)
        {
            throw new HoconException(source.At(place.Line, place.Column), "A key is missing here; write one, such as `a.b`.");
        }

        // The common case: one key, without dots.
        if (end - start == 1 && (tokens[start].Kind == TokenKind.Quoted || !tokens[start].Text.Contains('.')))
        {
            return [new PathElement(tokens[start].Text, source.At(tokens[start].Line, tokens[start].Column))];
        }

        return BuildFromPieces(source, tokens, start, end);
    }

    private static List<PathElement> BuildFromPieces(SourceText source, List<Token> tokens, int start, int end)
    {
        var elements = new List<PathElement>();
        var key = new StringBuilder();
        Origin? keyStart = null;
        var quoted = false;
        for (var i = start; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Unquoted)
            {
                quoted |= token.Kind == TokenKind.Quoted;
                keyStart ??= source.At(token.Line, token.Column);
                key.Append(token.Text);
                continue;
            }

            var piece = 0;
            for (var dot = token.Text.IndexOf('.'); dot >= 0; dot = token.Text.IndexOf('.', piece))
            {
                Append(token, piece, dot);
                Finish(token, dot);
                piece = dot + 1;
            }

            Append(token, piece, token.Text.Length);
        }

        var last = tokens[end - 1];
        Finish(last, last.Kind == TokenKind.Unquoted ? last.Text.Length - 1 : 0);
        return elements;

        void Append(Token token, int from, int to)
        {
            if (to > from)
            {
                keyStart ??= source.At(token.Line, token.Column + from);
                key.Append(token.Text, from, to - from);
            }
        }

        void Finish(Token token, int offset)
        {
            if (key.Length == 0 && !quoted)
            {
                throw new HoconException(
                    source.At(token.Line, token.Column + offset),
                    "A path has an empty key here; remove the dot, or write the key as `\"\"`.");
            }

            elements.Add(new PathElement(key.ToString(), keyStart ?? source.At(token.Line, token.Column + offset)));
            key.Clear();
            keyStart = null;
            quoted = false;
        }
    }
}
