using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <summary>
/// Turns tokens into a tree of <see cref="Node"/>s. Duplicate keys and literals side by side are merged at once;
/// what depends on a substitution is left to the resolver.
/// </summary>
internal sealed partial class Parser
{
    private readonly SourceText source;
    private readonly List<Token> tokens;
    private readonly FileScope scope;
    private readonly List<string> keys = [];
    private readonly Stack<Node> open = [];
    private int listDepth;
    private int depth;
    private int at;

    // What stands before the separator that is being looked at, for what is said when there is none.
    private Origin? lastKey;
    private int lastValue;

    private Parser(SourceText source, FileScope scope)
    {
        this.source = source;
        this.scope = scope;
        tokens = Lexer.Read(source);
        depth = scope.Nesting;
    }

    private Token Current => source.Sound(tokens[at]);

    /// <summary>Whether a path from the root leads to the object that is being parsed.</summary>
    private bool IsAddressable => listDepth == 0 && scope.IsAddressable;

    /// <summary>Reads a text of any syntax: an object, or in HOCON and JSON perhaps a list.</summary>
    public static Node ParseText(SourceText source, HoconSyntax syntax, FileScope scope) => syntax switch
    {
        HoconSyntax.Json => StrictJsonReader.Read(source, scope),
        HoconSyntax.Properties => PropertiesReader.Read(source, scope),
        _ => new Parser(source, scope).ParseRoot(),
    };

    private Node ParseRoot()
    {
        SkipBlanksAndLines();
        Node root;
        if (Current.Kind is TokenKind.OpenBrace or TokenKind.OpenBracket)
        {
            root = Current.Kind == TokenKind.OpenBrace ? ParseObject() : ParseList();
            SkipBlanksAndLines();
        }
        else
        {
            var entries = new ObjectNode(source.At(1, 1));
            depth++;
            scope.RefuseDepth(entries.Origin, depth);
            ParseEntries(entries, TokenKind.End);
            root = entries;
        }

        return Current.Kind == TokenKind.End
            ? root
            : throw Unexpected("the text should end here", "check that brackets and braces are balanced");
    }

    private ObjectNode ParseObject()
    {
        var entries = new ObjectNode(Here());
        Descend(entries);
        ParseEntries(entries, TokenKind.CloseBrace);
        Ascend();
        return entries;
    }

    private void ParseEntries(ObjectNode entries, TokenKind closing)
    {
        SkipBlanksAndLines();
        RefuseComma("a key");
        while (Current.Kind != closing)
        {
            RefuseEnd(entries.Origin, '}');
            ParseEntry(entries);
            SkipSeparator(closing, "a key");
        }
    }

    private void ParseEntry(ObjectNode entries)
    {
        if (Current is { Kind: TokenKind.Unquoted, Text: "include" })
        {
            ParseInclude(entries);
            lastValue = -1;
            return;
        }

        var start = at;
        var path = ParseKey();
        SkipBlanksAndLines();
        var separator = Current.Kind;
        switch (separator)
        {
            case TokenKind.Colon or TokenKind.Equals or TokenKind.PlusEquals:
                at++;
                SkipBlanksAndLines();
                break;
            case TokenKind.OpenBrace:
                break;
            default:
                throw NoValue(path, start);
        }

        foreach (var element in path)
        {
            keys.Add(element.Key);
        }

        depth += path.Count - 1;
        scope.RefuseDepth(path[0].Origin, depth);
        start = at;
        var value = separator == TokenKind.OpenBrace ? ParseObject() : ParseValue();
        if (separator == TokenKind.PlusEquals)
        {
            value = new AppendNode(value.Origin, IsAddressable ? [.. scope.Prefix, .. keys] : null, [value]);
        }

        depth -= path.Count - 1;
        keys.RemoveRange(keys.Count - path.Count, path.Count);
        entries.Assign(path, value);
        lastKey = path[0].Origin;
        lastValue = start;
    }

    private List<PathElement> ParseKey()
    {
        var start = at;
        while (Current.Kind is TokenKind.Unquoted or TokenKind.Quoted or TokenKind.Whitespace)
        {
            at++;
        }

        return at > start
            ? HoconPath.Build(source, tokens, start, at)
            : throw Unexpected("a key should stand here", "put a key that has special characters in quotes");
    }

    private ListNode ParseList()
    {
        var items = new List<Node>();
        var list = new ListNode(Here(), items);
        Descend(list);
        listDepth++;
        SkipBlanksAndLines();
        RefuseComma("an item");
        while (Current.Kind != TokenKind.CloseBracket)
        {
            RefuseEnd(list.Origin, ']');
            var start = at;
            items.Add(ParseValue());
            (lastKey, lastValue) = (null, start);
            SkipSeparator(TokenKind.CloseBracket, "an item");
        }

        listDepth--;
        Ascend();
        return list;
    }

    /// <summary>Goes to the next entry: over one comma or any number of line ends; before the closing bracket over neither.</summary>
    private void SkipSeparator(TokenKind closing, string what)
    {
        var start = at;
        SkipBlanksAndLines();
        var separated = tokens.FindIndex(start, at - start, token => token.Kind == TokenKind.NewLine) >= 0;
        if (Current.Kind == TokenKind.Comma)
        {
            at++;
            SkipBlanksAndLines();
            separated = true;
            RefuseComma(what);
        }

        if (Current.Kind != closing && Current.Kind != TokenKind.End && !separated)
        {
            throw Unseparated(what);
        }
    }

    private void RefuseComma(string what)
    {
        if (Current.Kind == TokenKind.Comma)
        {
            throw Unexpected($"{what} should stand before it", "remove this comma");
        }
    }

    private void RefuseEnd(Origin opening, char missing)
    {
        if (Current.Kind == TokenKind.End)
        {
            throw new HoconException(Here(), $"`{missing}` is missing: what begins on line {opening.Line}, column {opening.Column} is not closed.");
        }
    }

    private void SkipBlanksAndLines()
    {
        while (Current.Kind is TokenKind.Whitespace or TokenKind.NewLine)
        {
            at++;
        }
    }

    /// <summary>Goes over the bracket that opens an object or a list.</summary>
    private void Descend(Node opened)
    {
        depth++;
        scope.RefuseDepth(opened.Origin, depth);
        open.Push(opened);
        at++;
    }

    /// <summary>Goes over the bracket that closes what was opened last.</summary>
    private void Ascend()
    {
        at++;
        open.Pop();
        depth--;
    }

    private Origin Here() => source.At(Current.Line, Current.Column);
}
