namespace ActorSim.Hocon.Fuzzing;

/// <summary>Cuts a text roughly, without any knowledge of the reader that is tried: words, blanks, and all else one by one.</summary>
public static class Tokens
{
    public static List<string> Cut(string text)
    {
        var tokens = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && KindOf(text[start]) is var kind && kind > 0 && KindOf(text[end]) == kind)
            {
                end++;
            }

            tokens.Add(text[start..end]);
            start = end;
        }

        return tokens;
    }

    private static int KindOf(char c) => char.IsAsciiLetterOrDigit(c) ? 1 : c == ' ' ? 2 : 0;
}
