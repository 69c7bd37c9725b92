namespace ActorSim.Interconnect;

/// <summary>
/// The ids by which PEs take values off a Y-bus with one X-bus for each row: a value tagged (row, col) enters the
/// X-buses whose id is row, and there the PEs whose id is col. Set once for a layer.
/// </summary>
/// <remarks>Source: Eyeriss (Chen et al., JSSC 52(1), 2017), V-B. PEs are numbered row by row.</remarks>
public sealed partial class XyBusIds
{
    /// <summary>The id of an X-bus or PE that takes nothing.</summary>
    public const int Off = -1;

    private readonly int[] rowIds;
    private readonly int[,] columnIds;

    /// <summary>Makes a configuration.</summary>
    /// <param name="rowIds">The id of each row's X-bus, or <see cref="Off"/>.</param>
    /// <param name="columnIds">The id of each PE, by row and column, or <see cref="Off"/>.</param>
    /// <param name="rowIdBits">Bits of the former, 1 to 8.</param>
    /// <param name="columnIdBits">Bits of the latter, 1 to 8.</param>
    /// <exception cref="ArgumentException">No PEs, not one id for each, or an id that its bits cannot hold.</exception>
    public XyBusIds(IReadOnlyList<int> rowIds, int[,] columnIds, int rowIdBits, int columnIdBits)
    {
        ArgumentNullException.ThrowIfNull(rowIds);
        ArgumentNullException.ThrowIfNull(columnIds);
        if (rowIdBits is < 1 or > 8 || columnIdBits is < 1 or > 8)
        {
            throw new ArgumentException($"Ids of an X/Y-bus have 1 to 8 bits; these have {rowIdBits} and {columnIdBits}.");
        }

        if (columnIds.Length == 0 || rowIds.Count != columnIds.GetLength(0))
        {
            throw new ArgumentException($"An X/Y-bus needs an id for each row and PE: there are {rowIds.Count} row ids, and ids of {columnIds.GetLength(0)} × {columnIds.GetLength(1)} PEs.");
        }

        (RowIdBits, ColumnIdBits) = (rowIdBits, columnIdBits);
        this.rowIds = [.. rowIds];
        this.columnIds = (int[,])columnIds.Clone();
        for (var row = 0; row < Rows; row++)
        {
            Require(rowIds[row], rowIdBits, $"The X-bus of row {row}");
            for (var column = 0; column < Columns; column++)
            {
                Require(columnIds[row, column], columnIdBits, $"The PE in row {row}, column {column}");
            }
        }
    }

    /// <summary>Rows of PEs, each with an X-bus.</summary>
    public int Rows => columnIds.GetLength(0);

    /// <summary>PEs of a row.</summary>
    public int Columns => columnIds.GetLength(1);

    /// <summary>Bits of the id of an X-bus.</summary>
    public int RowIdBits { get; }

    /// <summary>Bits of the id of a PE.</summary>
    public int ColumnIdBits { get; }

    /// <summary>
    /// The tag of beats for (<paramref name="row"/>, <paramref name="column"/>): the row id above the column id.
    /// </summary>
    /// <exception cref="ArgumentException">An id that its bits cannot hold.</exception>
    public int TagOf(int row, int column) =>
        (uint)row >> RowIdBits == 0 && (uint)column >> ColumnIdBits == 0
            ? (row << ColumnIdBits) | column
            : throw new ArgumentException($"A value is tagged with {RowIdBits} bits for the row and {ColumnIdBits} for the column; ({row}, {column}) does not fit.");

    /// <summary>Who takes values with the tags that are to be used.</summary>
    /// <param name="tags">Row and column ids.</param>
    /// <exception cref="ArgumentException">A tag that matches no PE, does not fit, or is given twice; or no tag at all.</exception>
    public OperandGroups Groups(IEnumerable<(int Row, int Column)> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return new OperandGroups(Rows * Columns, [.. tags.Select(GroupOf)]);
    }

    private static void Require(int id, int bits, string where)
    {
        if (id != Off && (uint)id >> bits != 0)
        {
            throw new ArgumentException($"{where} has the id {id}; ids of {bits} bits are 0 to {(1 << bits) - 1}.");
        }
    }

    private OperandGroup GroupOf((int Row, int Column) tag)
    {
        var number = TagOf(tag.Row, tag.Column);
        var members = new List<int>();
        for (var pe = 0; pe < Rows * Columns; pe++)
        {
            if (rowIds[pe / Columns] == tag.Row && columnIds[pe / Columns, pe % Columns] == tag.Column)
            {
                members.Add(pe);
            }
        }

        return members.Count > 0
            ? new OperandGroup(number, members)
            : throw new ArgumentException($"No PE takes values tagged ({tag.Row}, {tag.Column}): a multicast to nobody.");
    }
}
