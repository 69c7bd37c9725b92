using System.Text;

namespace ActorSim.Hocon.Syntax;

/// <summary>A text with its name, from which an error shows the line that it is about.</summary>
/// <param name="name">What errors call it.</param>
/// <param name="text">The text.</param>
/// <param name="includedFrom">The <c>include</c> that named it; null if nobody did.</param>
/// <param name="hidden">How many characters at its start nobody wrote; places count without them.</param>
internal sealed class SourceText(string name, string text, Origin? includedFrom = null, int hidden = 0)
{
    private const int WidestExcerpt = 120;

    // Where each line starts; made when the first error asks, because thousands of errors may follow.
    private int[]? lineStarts;

    public string Name => name;

    public string Text => text;

    public Origin? IncludedFrom => includedFrom;

    public Origin At(int line, int column) => new(name, line, line == 1 ? Math.Max(1, column - hidden) : column) { Source = this };

    /// <summary>The token itself, unless it stands for a mistake in the text, which ends the reading.</summary>
    /// <exception cref="HoconException">It does.</exception>
    public Token Sound(Token token) => token.Kind != TokenKind.Problem
        ? token
        : throw new HoconException(At(token.Line, token.Column), token.Text);

    /// <summary>Where a token stands, from 0.</summary>
    public int IndexOf(Token token)
    {
        lineStarts ??= FindLineStarts();
        return lineStarts[token.Line - 1] + token.Column - 1;
    }

    /// <summary>The line of an origin with a caret under its column; long lines are cut around the caret.</summary>
    public string? Excerpt(Origin origin)
    {
        lineStarts ??= FindLineStarts();
        if (origin.Line > lineStarts.Length)
        {
            return null;
        }

        var (start, end) = LineAt(origin.Line);
        var caret = Math.Min(origin.Column - 1, end - start);
        if (text.AsSpan(start + caret).IsWhiteSpace() && text.AsSpan(start, caret).IsWhiteSpace())
        {
            // What is missing at the end of the text would have followed the last line on which there is something.
            caret = text.AsSpan().TrimEnd().Length;
            (start, end) = LineAt(text.AsSpan(0, caret).Count('\n') + 1);
            caret -= start;
        }

        if (caret > WidestExcerpt / 2 && end - start > WidestExcerpt)
        {
            start += caret - (WidestExcerpt / 2);
            caret = WidestExcerpt / 2;
        }

        var shown = text.AsSpan(start, Math.Min(end - start, WidestExcerpt)).TrimEnd();
        if (shown.IsEmpty)
        {
            return null;
        }

        // A tab stays a tab in front of the caret, so that the caret stands right however wide tabs are shown.
        var excerpt = new StringBuilder("    ");
        for (var i = 0; i < shown.Length; i++)
        {
            excerpt.Append(shown[i] == '\t' || Wording.IsReadable(shown, i) ? shown[i] : '\ufffd');
        }

        excerpt.AppendLine().Append(' ', 4);
        foreach (var character in text.AsSpan(start, caret).EnumerateRunes())
        {
            excerpt.Append(character.Value == '\t' ? '\t' : ' ', DisplayWidth.Of(character));
        }

        return excerpt.Append('^').ToString();
    }

    private (int Start, int End) LineAt(int line) =>
        (lineStarts![line - 1], line == lineStarts.Length ? text.Length : lineStarts[line] - 1);

    private int[] FindLineStarts()
    {
        var starts = new List<int> { hidden };
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return [.. starts];
    }
}
