namespace ActorSim.Scenarios;

/// <summary>
/// A table of a result. The first column holds the keys of the rows, so that every number has a name:
/// <c>table.row.column</c>, as in <c>layers.CONV5.cycles</c>.
/// </summary>
/// <example>
/// <code>
/// var table = new ResultTable(
///     "layers",
///     "What each layer took.",
///     [new("layer", "", "The layer."), new("macs", "MACs", "Multiply-accumulates."), new("cycles", "cycles", "First operand to last MAC.")],
///     [.. layers.Select(layer =&gt; new ResultRow(layer.Name, layer.Macs, layer.Cycles))]);
/// </code>
/// </example>
public sealed class ResultTable
{
    private static readonly string[] Reserved = ["run", "figures", "metrics", "expectations"];

    /// <summary>Makes a table.</summary>
    /// <param name="name">
    /// In kebab case; unique in its result, and the name of its CSV file. Not <c>run</c>, <c>figures</c>, <c>metrics</c>
    /// or <c>expectations</c>, which every result has.
    /// </param>
    /// <param name="description">What it shows, in a sentence.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <param name="rows">The rows, each as long as there are columns and with a key of its own.</param>
    /// <exception cref="ArgumentException">The name is not allowed, a row is too long or short, or two rows or columns have the same name.</exception>
    public ResultTable(string name, string description, IReadOnlyList<ResultColumn> columns, IReadOnlyList<ResultRow> rows)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Reserved.Contains(name) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw new ArgumentException($"A table cannot be called `{name}`: its name has letters, digits and dashes, and is none of {string.Join(", ", Reserved)}.", nameof(name));
        }

        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        Name = name;
        Description = description;
        Columns = columns;
        Rows = rows;
        RequireDifferent(columns.Select(column => column.Name), "columns", name);
        RequireDifferent(rows.Select(row => row.Key), "rows", name);
        if (rows.FirstOrDefault(row => row.Cells.Count != columns.Count) is { } odd)
        {
            throw new ArgumentException($"The row `{odd.Key}` of the table `{name}` has {odd.Cells.Count} cells; there are {columns.Count} columns.", nameof(rows));
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it shows.</summary>
    public string Description { get; }

    /// <summary>The columns; the first holds the keys of the rows.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<ResultRow> Rows { get; }

    /// <summary>How many rows, from the first, a console shows; the files have all. All, when left out.</summary>
    public int? ShownRows { get; init; }

    /// <summary>The cell of a row and a column; null when there is no such row or column.</summary>
    /// <param name="rowKey">What stands in the first column.</param>
    /// <param name="columnName">The name of the column.</param>
    public Cell? Find(string rowKey, string columnName)
    {
        var column = Columns.Select(candidate => candidate.Name).ToList().IndexOf(columnName);
        var row = Rows.FirstOrDefault(candidate => candidate.Key == rowKey);
        return column < 0 ? default(Cell?) : row?.Cells[column];
    }

    private static void RequireDifferent(IEnumerable<string> names, string what, string table)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !seen.Add(name)) is { } twice)
        {
            throw new ArgumentException($"Two {what} of the table `{table}` are called `{twice}`.");
        }
    }
}
