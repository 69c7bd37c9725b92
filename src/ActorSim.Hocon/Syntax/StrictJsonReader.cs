using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <summary>Reads JSON and nothing more, for files that say that they are JSON.</summary>
internal sealed class StrictJsonReader
{
    private readonly SourceText source;
    private readonly List<Token> tokens;
    private readonly FileScope scope;
    private int at;
    private int depth;

    private StrictJsonReader(SourceText source, FileScope scope)
    {
        this.source = source;
        this.scope = scope;
        depth = scope.Nesting;
        tokens = Lexer.Read(source, "JSON has no comments; remove this one, or use a `.conf` file.");
        tokens.RemoveAll(token => token.Kind is TokenKind.Whitespace or TokenKind.NewLine);
    }

    private Token Current => source.Sound(tokens[at]);

    private Origin Here => source.At(Current.Line, Current.Column);

    /// <summary>Reads a text: an object or a list.</summary>
    public static Node Read(SourceText source, FileScope scope)
    {
        var reader = new StrictJsonReader(source, scope);
        if (reader.Current.Kind is not (TokenKind.OpenBrace or TokenKind.OpenBracket))
        {
            throw reader.Unexpected("an object or a list");
        }

        var root = reader.ReadValue();
        return reader.Current.Kind == TokenKind.End ? root : throw reader.Unexpected("the end of the text");
    }

    private Node ReadValue()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.OpenBrace:
                return ReadObject();
            case TokenKind.OpenBracket:
                return ReadList();
        }

        HoconValue value = (token.Kind, token.Text) switch
        {
            (TokenKind.Quoted, _) => new HoconString(Here, token.Text),
            (TokenKind.Unquoted, "true") => new HoconBoolean(Here, value: true),
            (TokenKind.Unquoted, "false") => new HoconBoolean(Here, value: false),
            (TokenKind.Unquoted, "null") => new HoconNull(Here),
            (TokenKind.Unquoted, _) when HoconNumber.IsNumber(token.Text) => new HoconNumber(Here, token.Text),
            _ => throw Unexpected("a JSON value"),
        };
        at++;
        return new ValueNode(value);
    }

    private ObjectNode ReadObject()
    {
        var entries = new ObjectNode(Here);
        Descend(entries.Origin);
        at++;
        while (Current.Kind != TokenKind.CloseBrace || entries.Keys.Count > 0)
        {
            var key = new PathElement(Current.Text, Here);
            Expect(TokenKind.Quoted, "a key in quotes");
            if (entries.TryGet(key.Key, out _))
            {
                throw new HoconException(key.Origin, $"The key `{key.Key}` stands twice in this object, which JSON does not allow.");
            }

            Expect(TokenKind.Colon, "`:`");
            entries.Assign([key], ReadValue());
            if (Current.Kind == TokenKind.CloseBrace)
            {
                break;
            }

            Expect(TokenKind.Comma, "`,` or `}`");
        }

        at++;
        depth--;
        return entries;
    }

    private ListNode ReadList()
    {
        var items = new List<Node>();
        var list = new ListNode(Here, items);
        Descend(list.Origin);
        at++;
        while (Current.Kind != TokenKind.CloseBracket || items.Count > 0)
        {
            items.Add(ReadValue());
            if (Current.Kind == TokenKind.CloseBracket)
            {
                break;
            }

            Expect(TokenKind.Comma, "`,` or `]`");
        }

        at++;
        depth--;
        return list;
    }

    private void Expect(TokenKind kind, string what)
    {
        if (Current.Kind != kind)
        {
            throw Unexpected(what);
        }

        at++;
    }

    private void Descend(Origin opening) => scope.RefuseDepth(opening, ++depth);

    private HoconException Unexpected(string what) =>
        new(Here, $"{Current.Unexpected}: JSON needs {what} here.");
}
