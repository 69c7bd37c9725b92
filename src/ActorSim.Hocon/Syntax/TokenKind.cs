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
}
