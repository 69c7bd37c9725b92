namespace ActorSim.Interconnect;

/// <summary>
/// Clusters of PEs in rows and columns. Clusters are numbered row by row, row 0 in the north; so are the PEs of a
/// cluster; and PE p of cluster c has number c · PEs of a cluster + p.
/// </summary>
/// <remarks>Eyeriss v2 (Chen et al., JETCAS 9(2), 2019) has 8 × 2 clusters of 3 × 4 PEs: <see cref="EyerissV2"/>.</remarks>
public sealed record ClusterGrid
{
    /// <summary>Makes a grid.</summary>
    /// <param name="rows">Rows of clusters, ≥ 1.</param>
    /// <param name="columns">Columns of clusters, ≥ 1.</param>
    /// <param name="peRows">Rows of PEs in a cluster, ≥ 1.</param>
    /// <param name="peColumns">Columns of PEs in a cluster, ≥ 1.</param>
    /// <exception cref="ArgumentException">A size is not positive, or there are more than 2²⁰ PEs.</exception>
    public ClusterGrid(int rows, int columns, int peRows = 3, int peColumns = 4)
    {
        if (rows < 1 || columns < 1 || peRows < 1 || peColumns < 1)
        {
            throw new ArgumentException($"A grid of clusters needs at least one cluster and one PE each way; it has {rows} × {columns} clusters of {peRows} × {peColumns} PEs.");
        }

        if ((decimal)rows * columns * peRows * peColumns > OperandGroups.LargestTag + 1)
        {
            throw new ArgumentException($"A grid of clusters has at most 2^20 PEs; {rows} × {columns} clusters of {peRows} × {peColumns} PEs are more.");
        }

        (Rows, Columns, PeRows, PeColumns) = (rows, columns, peRows, peColumns);
    }

    /// <summary>The grid of the chip: 8 × 2 clusters of 3 × 4 PEs, 192 in all.</summary>
    public static ClusterGrid EyerissV2 { get; } = new(8, 2);

    /// <summary>Rows of clusters.</summary>
    public int Rows { get; }

    /// <summary>Columns of clusters.</summary>
    public int Columns { get; }

    /// <summary>Rows of PEs in a cluster.</summary>
    public int PeRows { get; }

    /// <summary>Columns of PEs in a cluster.</summary>
    public int PeColumns { get; }

    /// <summary>Clusters in all.</summary>
    public int Clusters => Rows * Columns;

    /// <summary>PEs of a cluster.</summary>
    public int PesOfCluster => PeRows * PeColumns;

    /// <summary>PEs in all.</summary>
    public int Pes => Clusters * PesOfCluster;

    /// <summary>The number of a cluster.</summary>
    public int ClusterAt(int row, int column) => (row * Columns) + column;

    /// <summary>The number of a PE by its row and column among all PEs of the grid.</summary>
    public int PeAt(int row, int column) =>
        (ClusterAt(row / PeRows, column / PeColumns) * PesOfCluster) + (row % PeRows * PeColumns) + (column % PeColumns);

    /// <summary>The cluster next to one, or −1 at the edge of the grid.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="port">The side; not <see cref="ClusterPort.Local"/>.</param>
    public int Neighbour(int cluster, ClusterPort port)
    {
        var (row, column) = (cluster / Columns, cluster % Columns);
        (row, column) = port switch
        {
            ClusterPort.North => (row - 1, column),
            ClusterPort.South => (row + 1, column),
            ClusterPort.East => (row, column + 1),
            ClusterPort.West => (row, column - 1),
            _ => throw new ArgumentException($"The neighbours of a cluster are north, south, east and west of it, not {port}.", nameof(port)),
        };
        return row >= 0 && row < Rows && column >= 0 && column < Columns ? ClusterAt(row, column) : -1;
    }
}
