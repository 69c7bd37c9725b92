namespace ActorSim.Accelerator;

/// <summary>
/// One filling of the array: a layer larger than the array is cut into folds along the two dimensions that
/// are laid on rows and columns.
/// </summary>
/// <param name="Layer">The index of the layer in the run.</param>
/// <param name="Group">The group of filters.</param>
/// <param name="RowStart">The first index of the dimension laid on the rows of PEs.</param>
/// <param name="ColumnStart">The first index of the dimension laid on the columns.</param>
/// <param name="UsedRows">Rows of PEs with work, 1 to the rows of the array.</param>
/// <param name="UsedColumns">Columns of PEs with work, 1 to the columns of the array.</param>
/// <param name="StreamLength">T: words that pass each PE with work.</param>
public readonly record struct Fold(int Layer, int Group, int RowStart, int ColumnStart, int UsedRows, int UsedColumns, int StreamLength);
