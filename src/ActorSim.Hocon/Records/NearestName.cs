namespace ActorSim.Hocon;

/// <summary>Finds the name that somebody may have meant.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate that needs the fewest edits (insert, delete, replace a character, or swap two neighbours) to
    /// become the name; a name that differs in case alone is always near. Null when none is near: a third of the
    /// name's letters may differ, at least one and at most three, but never all of them.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been written; of equally near ones the first counts.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Clamp((name.Length + 1) / 3, 1, 3);
        string? best = null;
        var fewest = Math.Min((2 * limit) + 1, 2 * name.Length);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }

            var distance = Distance(name, candidate);
            if (distance < fewest)
            {
                fewest = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>The end of an error about an unknown name: "did you mean `x`?", or what is known instead.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been written.</param>
    public static string Advice(string name, IReadOnlyCollection<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"did you mean `{nearest}`?"
        : candidates.Count == 0 ? "none is known here."
        : $"known are {string.Join(", ", candidates.Select(candidate => $"`{candidate}`"))}.";

    /// <summary>Twice the number of edits, with a wrong case as half an edit.</summary>
    private static int Distance(string from, string to)
    {
        var twoBack = new int[to.Length + 1];
        var back = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            back[j] = 2 * j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = 2 * i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(
                    Math.Min(back[j], row[j - 1]) + 2,
                    back[j - 1] + Cost(from[i - 1], to[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], twoBack[j - 2] + 2);
                }
            }

            (twoBack, back, row) = (back, row, twoBack);
        }

        return back[to.Length];
    }

    private static int Cost(char one, char other) =>
        one == other ? 0 : char.ToUpperInvariant(one) == char.ToUpperInvariant(other) ? 1 : 2;
}
