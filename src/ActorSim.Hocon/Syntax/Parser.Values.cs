using System.Text;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <content>Values, and several of them side by side.</content>
internal sealed partial class Parser
{
    /// <summary>Reads a value up to the separator or bracket that ends it; whitespace at both ends is none of it.</summary>
    private Node ParseValue()
    {
        var start = Here();
        Node? first = null;
        List<Node>? parts = null;
        while (true)
        {
            var token = Current;
            Node part;
            switch (token.Kind)
            {
                case TokenKind.Whitespace when first is null || !ContinuesAfterBlank():
                    at++;
                    continue;
                case TokenKind.Whitespace:
                    part = new WhitespaceNode(Here(), token.Text);
                    at++;
                    break;
                case TokenKind.Quoted:
                    part = new ValueNode(new HoconString(Here(), token.Text));
                    at++;
                    break;
                case TokenKind.Unquoted:
                    part = new ValueNode(Unquoted(token));
                    at++;
                    break;
                case TokenKind.OpenBrace:
                    part = ParseObject();
                    break;
                case TokenKind.OpenBracket:
                    part = ParseList();
                    break;
                case TokenKind.OpenSubstitution or TokenKind.OpenOptionalSubstitution:
                    part = ParseSubstitution();
                    break;
                default:
                    if (first is null)
                    {
                        throw Unexpected("a value should stand here", "write `\"\"` for an empty text or `null` for no value");
                    }

                    return parts is null ? first : Join(start, parts);
            }

            if (first is null)
            {
                first = part;
            }
            else
            {
                parts ??= [first];
                parts.Add(part);
            }
        }
    }

    /// <summary>Whether the value goes on after the whitespace that is being looked at.</summary>
    private bool ContinuesAfterBlank() => tokens[at + 1].Kind is TokenKind.Whitespace or TokenKind.Quoted
        or TokenKind.Unquoted or TokenKind.OpenBrace or TokenKind.OpenBracket
        or TokenKind.OpenSubstitution or TokenKind.OpenOptionalSubstitution;

    private HoconValue Unquoted(Token token) => token.Text switch
    {
        "true" => new HoconBoolean(Here(), value: true),
        "false" => new HoconBoolean(Here(), value: false),
        "null" => new HoconNull(Here()),
        _ when HoconNumber.IsNumber(token.Text) => new HoconNumber(Here(), token.Text),
        _ => new HoconString(Here(), token.Text),
    };

    private SubstitutionNode ParseSubstitution()
    {
        var opening = Current;
        var origin = Here();
        at++;
        var start = at;
        while (Current.Kind is TokenKind.Unquoted or TokenKind.Quoted or TokenKind.Whitespace)
        {
            at++;
        }

        var end = at;
        if (Current.Kind != TokenKind.CloseBrace)
        {
            throw Unexpected($"`}}` should end the substitution that begins with `{opening.Text}`", "it holds a path and nothing else, as in `${a.b}`");
        }

        var path = HoconPath.Build(source, tokens, start, end);
        at++;
        if (!scope.IsAddressable)
        {
            throw new HoconException(origin, "A file that is included inside a list may not use substitutions, because no path leads there; include it outside.");
        }

        return new SubstitutionNode(
            origin,
            [.. scope.Prefix, .. path.Select(element => element.Key)],
            scope.Prefix.Length,
            opening.Kind == TokenKind.OpenOptionalSubstitution);
    }

    /// <summary>Puts parts side by side: at once when they are all literals, else later.</summary>
    private static Node Join(Origin start, List<Node> parts)
    {
        RefuseTextBesideOthers(parts);
        parts = JoinNeighbours(parts);
        if (parts.Exists(part => part is SubstitutionNode))
        {
            return new ConcatenationNode(start, parts);
        }

        if (parts.TrueForAll(part => part is ValueNode or WhitespaceNode))
        {
            var text = new StringBuilder();
            foreach (var part in parts)
            {
                text.Append(part is WhitespaceNode blank ? blank.Text : Concatenation.TextOf(((ValueNode)part).Value));
            }

            return new ValueNode(new HoconString(start, text.ToString()));
        }

        return parts is [var single] ? single : new ConcatenationNode(start, parts);
    }

    /// <summary>What can never fit together is said at once, even if a later value hides it.</summary>
    private static void RefuseTextBesideOthers(List<Node> parts)
    {
        var left = (Node?)null;
        foreach (var part in parts)
        {
            if (part is WhitespaceNode)
            {
                continue;
            }

            if ((left is ValueNode && part is ObjectNode or ListNode) || (left is ObjectNode or ListNode && part is ValueNode))
            {
                throw Concatenation.Mismatch(left, part);
            }

            left = part;
        }
    }

    /// <summary>
    /// Merges objects, and joins lists, that stand side by side among the parts, from left to right; an object after a
    /// list is a list by then, and stays on its own.
    /// </summary>
    private static List<Node> JoinNeighbours(List<Node> parts)
    {
        var joined = new List<Node>(parts.Count);
        var left = (Node?)null;
        foreach (var part in parts)
        {
            switch (part)
            {
                case ObjectNode upper when left is ObjectNode lower:
                    lower.Merge(upper);
                    break;
                case ListNode more when left is ListNode list && ReferenceEquals(list, joined.FindLast(node => node is not WhitespaceNode)):
                    list.Items.AddRange(more.Items);
                    break;
                case WhitespaceNode:
                    joined.Add(part);
                    continue;
                default:
                    joined.Add(part);
                    left = part is ObjectNode && left is ListNode ? left : part;
                    continue;
            }

            while (joined[^1] is WhitespaceNode)
            {
                joined.RemoveAt(joined.Count - 1);
            }
        }

        return joined;
    }
}
