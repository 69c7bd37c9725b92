using System.Numerics;
using System.Text.RegularExpressions;

namespace ActorSim.Kernel.Tests.Reference;

/// <summary>The order of paths, by cutting them into pieces: slow, short, and different from the kernel's way.</summary>
internal static class PathOracle
{
    public static readonly Comparer<string> Order = Comparer<string>.Create(Compare);

    private static int Compare(string left, string right)
    {
        var (a, b) = (left.Split('/'), right.Split('/'));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (CompareSegments(a[i], b[i]) is var order and not 0)
            {
                return order;
            }
        }

        return a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(left, right);
    }

    private static int CompareSegments(string left, string right)
    {
        var (a, b) = (Pieces(left), Pieces(right));
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = char.IsAsciiDigit(a[i][0]) && char.IsAsciiDigit(b[i][0])
                ? BigInteger.Parse(a[i]).CompareTo(BigInteger.Parse(b[i]))
                : string.CompareOrdinal(a[i][..1], b[i][..1]);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Count - b.Count;
    }

    private static List<string> Pieces(string segment) =>
        [.. Regex.Matches(segment, "[0-9]+|[^0-9]", RegexOptions.None, TimeSpan.FromSeconds(10)).Select(match => match.Value)];
}
