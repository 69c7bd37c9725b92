namespace ActorSim.Interconnect;

/// <content>Finds ids for sets of PEs.</content>
public sealed partial class XyBusIds
{
    /// <summary>Finds ids by which sets of PEs can be reached, each with one tag.</summary>
    /// <remarks>
    /// Rows that a set joins get one row id, because a value enters X-buses by it alone; within such rows the sets
    /// are told apart by their column id. PEs of no set are off.
    /// </remarks>
    /// <param name="rows">Rows of PEs, ≥ 1.</param>
    /// <param name="columns">PEs of a row, ≥ 1.</param>
    /// <param name="sets">The PEs of each set, none empty and no PE in two of them.</param>
    /// <param name="rowIdBits">Bits of the ids of X-buses, 1 to 8.</param>
    /// <param name="columnIdBits">Bits of the ids of PEs, 1 to 8.</param>
    /// <returns>The ids, and the tag of each set in order.</returns>
    /// <exception cref="ArgumentException">A PE is outside or in two sets, or there are more sets than ids can tell apart.</exception>
    public static (XyBusIds Ids, IReadOnlyList<(int Row, int Column)> Tags) For(
        int rows, int columns, IReadOnlyList<IReadOnlyList<int>> sets, int rowIdBits, int columnIdBits)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var joined = JoinRows(rows, columns, sets);
        var ofRows = new int[rows];
        Array.Fill(ofRows, Off);
        var ofPes = new int[rows, columns];
        for (var pe = 0; pe < ofPes.Length; pe++)
        {
            ofPes[pe / columns, pe % columns] = Off;
        }

        var idOf = new Dictionary<int, int>();
        var setsOf = new Dictionary<int, int>();
        var tags = new List<(int Row, int Column)>();
        foreach (var set in sets)
        {
            var first = joined[set[0] / columns];
            idOf.TryAdd(first, idOf.Count);
            var column = setsOf[first] = setsOf.GetValueOrDefault(first, -1) + 1;
            tags.Add((idOf[first], column));
            foreach (var pe in set)
            {
                if (ofPes[pe / columns, pe % columns] != Off)
                {
                    throw new ArgumentException($"PE {pe} is in two sets; it has one id.", nameof(sets));
                }

                ofRows[pe / columns] = idOf[first];
                ofPes[pe / columns, pe % columns] = column;
            }
        }

        return (new XyBusIds(ofRows, ofPes, rowIdBits, columnIdBits), tags);
    }

    /// <summary>For each row the first of those with which sets join it, directly or by way of others.</summary>
    private static int[] JoinRows(int rows, int columns, IReadOnlyList<IReadOnlyList<int>> sets)
    {
        int[] joined = [.. Enumerable.Range(0, rows)];
        foreach (var set in sets)
        {
            foreach (var pe in set)
            {
                if (pe < 0 || pe >= rows * columns)
                {
                    throw new ArgumentException($"A set names PE {pe}; there are PEs 0 to {(rows * columns) - 1}.", nameof(sets));
                }

                var (one, other) = (joined[set[0] / columns], joined[pe / columns]);
                for (var row = 0; row < rows && one != other; row++)
                {
                    joined[row] = joined[row] == one || joined[row] == other ? Math.Min(one, other) : joined[row];
                }
            }
        }

        return joined;
    }
}
