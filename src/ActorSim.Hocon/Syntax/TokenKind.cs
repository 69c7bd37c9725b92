namespace ActorSim.Hocon.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    End,
    NewLine,
    Whitespace,
    Comma,
    Colon,
    Equals,
    PlusEquals,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenSubstitution,
    OpenOptionalSubstitution,
    Quoted,
    Unquoted,

    /// <summary>Characters that make no token; the text says what is wrong with them.</summary>
    Problem,
}
