namespace ActorSim.Scenarios;

/// <summary>A table whose rows are made of things of one type: its columns, and how each cell is read.</summary>
/// <typeparam name="T">What a row shows.</typeparam>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">The columns; the first gives the key of a row.</param>
internal sealed record TableOf<T>(string Name, IReadOnlyList<(ResultColumn Column, Func<T, Cell> Cell)> Columns)
{
    /// <summary>Names of columns that hold texts.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>How many rows a console shows; all, when left out.</summary>
    public int? ShownRows { get; init; }

    /// <summary>The table with its rows.</summary>
    /// <param name="description">What it shows, in a sentence.</param>
    /// <param name="rows">What the rows show.</param>
    public ResultTable With(string description, IEnumerable<T> rows) => new(
        Name,
        description,
        [.. Columns.Select(column => column.Column)],
        [.. rows.Select(row => new ResultRow([.. Columns.Select(column => column.Cell(row))]))])
    {
        ShownRows = ShownRows,
    };

    /// <summary>Adds the cells that rows will have, as <see cref="SystemPlan.MetricUnits"/> names them.</summary>
    public void AddUnits(Dictionary<string, string?> units, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            foreach (var (column, _) in Columns.Skip(1))
            {
                units.Add($"{Name}.{key}.{column.Name}", Texts.Contains(column.Name) ? null : column.Unit);
            }
        }
    }
}
