using System.Text;

namespace ActorSim.Kernel;

/// <summary>
/// Paths of actors, such as <c>/chip/pe/3/4</c>, and the order in which actors get their numbers:
/// segment by segment; within a segment runs of digits compare as numbers and the rest ordinally
/// (<c>pe/2</c> before <c>pe/10</c>); paths that are equal in this sense (<c>pe/2</c>, <c>pe/02</c>) as plain strings.
/// </summary>
public static class ActorPath
{
    /// <summary>Compares two paths in the order of actors.</summary>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            int order;
            if (char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                order = CompareNumbers(left, ref i, right, ref j);
            }
            else
            {
                // A segment that ends is shorter, so the separator sorts before everything else.
                order = Rank(left[i++]) - Rank(right[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        var rest = (left.Length - i) - (right.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    /// <summary>
    /// The path with its leading slash. A path has segments of letters, digits and <c>-_.:[]()+</c>, joined by slashes.
    /// </summary>
    /// <exception cref="ArgumentException">Empty, an empty segment, or a character that is not allowed.</exception>
    public static string Normalise(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = path.StartsWith('/') ? path : "/" + path;
        if (full.Length == 1 || full.EndsWith('/') || full.Contains("//", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{path}' is not a path of an actor: it has an empty segment. A path looks like /chip/pe/3/4.", nameof(path));
        }

        foreach (var letter in full)
        {
            if (!char.IsLetterOrDigit(letter) && !"/-_.:[]()+".Contains(letter, StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{path}' is not a path of an actor: it contains '{letter}'. Segments are made of letters, digits and -_.:[]()+ .", nameof(path));
            }
        }

        return full;
    }

    /// <summary>A path, or the name of a part, with a star for each run of digits: what paths have in common that differ in numbers only.</summary>
    public static string PatternOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var pattern = new StringBuilder(path.Length);
        foreach (var letter in path)
        {
            if (!char.IsAsciiDigit(letter))
            {
                pattern.Append(letter);
            }
            else if (pattern.Length == 0 || pattern[^1] != '*')
            {
                pattern.Append('*');
            }
        }

        return pattern.ToString();
    }

    private static int Rank(char letter) => letter == '/' ? 0 : letter;

    private static int CompareNumbers(string left, ref int i, string right, ref int j)
    {
        var a = Digits(left, ref i);
        var b = Digits(right, ref j);
        return a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
    }

    /// <summary>The run of digits at <paramref name="at"/> without leading zeros.</summary>
    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        while (at < text.Length && text[at] == '0')
        {
            at++;
        }

        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start);
    }
}
