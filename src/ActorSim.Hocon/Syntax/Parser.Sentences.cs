using System.Buffers;
using System.Globalization;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <content>What is said about a text that is not well-formed.</content>
internal sealed partial class Parser
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n,[]{}\"");

    /// <summary>What is said about a key, the tokens from <paramref name="start"/> on, that something else follows than a value.</summary>
    private HoconException NoValue(List<PathElement> path, int start)
    {
        var key = path[0].Origin;
        var isOnLine = Current.Line == key.Line;
        var after = Current.Kind == TokenKind.End ? "" : $", not {Current.Shown} after it";
        return new HoconException(
            isOnLine ? key : Here(),
            $"The key `{HoconPath.Show(path.Select(element => element.Key))}`{(isOnLine ? "" : $" ({key})")} has no value; write `key = value` or `key {{ … }}`{after}.{DecimalComma(start)}",
            key);
    }

    /// <summary>A hint for <c>1,5 GHz</c>; empty where nothing looks like that.</summary>
    private string DecimalComma(int start)
    {
        if (start < 2 || tokens[start - 1].Kind != TokenKind.Comma || tokens[start - 2].Kind != TokenKind.Unquoted
            || tokens[start].Kind != TokenKind.Unquoted || !char.IsAsciiDigit(tokens[start].Text[0])
            || !long.TryParse(tokens[start - 2].Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return "";
        }

        var number = string.Concat(tokens[start - 2].Text, ".", WordAt(start));
        return $" If a number is meant, its decimal point is `.`, as in `{number}`.";
    }

    /// <summary>What is said about an entry or an item that begins where the one before it has not ended.</summary>
    private HoconException Unseparated(string what)
    {
        var isKeyEnd = Current.Kind is TokenKind.Colon or TokenKind.Equals or TokenKind.PlusEquals;
        if (isKeyEnd && lastValue >= 0)
        {
            var value = tokens[lastValue];
            var isInList = open.TryPeek(out var opened) && opened is ListNode;
            if (lastKey is not null && lastKey.Line < value.Line && value.Kind == TokenKind.Unquoted)
            {
                return new HoconException(
                    Here(),
                    $"{Current.Unexpected}: {value.Shown} is taken as the value of the key at {lastKey}, which has none on its line; write one there, or `null`.");
            }

            if (IsInsideWord(value, isInList))
            {
                var word = WordAt(lastValue).Replace("\\", "\\\\", StringComparison.Ordinal);
                var otherwise = isInList ? "A key in a list needs `{ }` around it and its value." : "If a new key should begin here, put a comma or a new line before it.";
                return new HoconException(Here(), $"{Current.Shown} may not stand in a text without quotes; write `\"{word}\"`. {otherwise}");
            }

            if (isInList)
            {
                var place = opened!.Origin;
                return Unexpected(
                    $"{what} should be separated from what is before it by a comma or a new line",
                    $"the `[` of line {place.Line}, column {place.Column} is still open, and a key in a list needs `{{ }}` around it and its value");
            }
        }

        return Unexpected($"{what} should be separated from what is before it by a comma or a new line", "quote special characters");
    }

    /// <summary>Whether the separator stands in the middle of what is a value of one word so far.</summary>
    private bool IsInsideWord(Token value, bool isInList) =>
        at == lastValue + 1
        && value.Kind == TokenKind.Unquoted
        && !(isInList && Current.Kind != TokenKind.Colon)
        && Current.Column == value.Column + value.Text.Length
        && WordAt(at).Length > Current.Text.Length;

    /// <summary>What stands from a token on, up to a blank, a comma or a bracket.</summary>
    private string WordAt(int token)
    {
        var start = source.IndexOf(tokens[token]);
        var length = source.Text.AsSpan(start).IndexOfAny(WordEnds);
        return length < 0 ? source.Text[start..] : source.Text.Substring(start, length);
    }

    private HoconException Unexpected(string expected, string advice)
    {
        var opening = Current.Kind switch { TokenKind.CloseBrace => '{', TokenKind.CloseBracket => '[', _ => '\0' };
        if (opening != '\0' && open.Count == 0)
        {
            (expected, advice) = ($"no `{opening}` is open here", "remove it, or put it in quotes");
        }
        else if (opening != '\0' && open.Peek() is ListNode == (opening == '{'))
        {
            var (opened, closing) = opening == '{' ? ('[', ']') : ('{', '}');
            var origin = open.Peek().Origin;
            (expected, advice) = ($"the `{opened}` of line {origin.Line}, column {origin.Column} is still open", $"close it with `{closing}` first");
        }

        return new HoconException(Here(), $"{Current.Unexpected}: {expected}; {advice}.");
    }
}
