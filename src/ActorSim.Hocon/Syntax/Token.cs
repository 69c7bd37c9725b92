namespace ActorSim.Hocon.Syntax;

/// <summary>A piece of text that the parser takes as a whole.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Of a quoted text its content without quotes and escapes, else the characters themselves.</param>
/// <param name="Line">Where it starts, from 1.</param>
/// <param name="Column">Where it starts, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>The token as an error names it.</summary>
    public string Shown => Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.NewLine => "the end of the line",
        TokenKind.Whitespace => "a blank",
        TokenKind.Quoted => $"`\"{Clip(Text)}\"`",
        _ => $"`{Clip(Text)}`",
    };

    /// <summary>How an error about the token begins.</summary>
    public string Unexpected => Kind switch
    {
        TokenKind.End => "Unexpected end of the text",
        TokenKind.NewLine => "Unexpected end of the line",
        TokenKind.Whitespace => "Unexpected blank",
        _ => "Unexpected " + Shown,
    };

    private static string Clip(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
