namespace ActorSim.Hocon.Syntax;

/// <summary>A text with its name, from which an error shows the line that it is about.</summary>
/// <param name="name">What errors call it.</param>
/// <param name="text">The text.</param>
/// <param name="includedFrom">The <c>include</c> that named it; null if nobody did.</param>
internal sealed class SourceText(string name, string text, Origin? includedFrom = null)
{
    private const int WidestExcerpt = 120;

    public string Name => name;

    public string Text => text;

    public Origin? IncludedFrom => includedFrom;

    public Origin At(int line, int column) => new(name, line, column) { Source = this };

    /// <summary>The token itself, unless it stands for a mistake in the text, which ends the reading.</summary>
    /// <exception cref="HoconException">It does.</exception>
    public Token Sound(Token token) => token.Kind != TokenKind.Problem
        ? token
        : throw new HoconException(At(token.Line, token.Column), token.Text);

    /// <summary>The line of an origin with a caret under its column; long lines are cut around the caret.</summary>
    public string? Excerpt(Origin origin)
    {
        var start = 0;
        for (var line = 1; line < origin.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return null;
            }
        }

        var end = text.IndexOf('\n', start);
        end = end < 0 ? text.Length : end;
        var caret = Math.Min(origin.Column - 1, end - start);
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
        var indent = string.Create(caret, text.AsMemory(start, caret), (target, before) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = before.Span[i] == '\t' ? '\t' : ' ';
            }
        });
        return $"    {shown}{Environment.NewLine}    {indent}^";
    }
}
