namespace ActorSim.Scenarios;

/// <summary>A row of a table. Its first cell is its key.</summary>
public sealed class ResultRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="cells">Its cells, in the order of the columns; at least one.</param>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public ResultRow(params IReadOnlyList<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        Cells = cells.Count > 0 ? cells : throw new ArgumentException("A row needs at least one cell, its key.", nameof(cells));
    }

    /// <summary>The cells.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The first cell as text, by which the row is called.</summary>
    public string Key => Cells[0].ToString();
}
