namespace ActorSim.Accelerator;

/// <summary>
/// The order of all folds of a run: layers one after another, in each its groups, in each the column
/// folds, and innermost the row folds. On rows and columns lie M and N (output stationary), K and N (weight
/// stationary), or K and M (input stationary); the remaining dimension is streamed.
/// </summary>
public sealed class SystolicSchedule
{
    private readonly Fold[] folds;
    private readonly int[] firstFolds;

    /// <summary>Lays layers on an array.</summary>
    /// <exception cref="OverflowException">More than 2³¹ − 1 folds.</exception>
    public SystolicSchedule(SystolicDescription array, IReadOnlyList<SystolicLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(layers);
        Rows = array.Rows;
        Columns = array.Columns;
        Dataflow = array.Dataflow;
        Layers = [.. layers];

        var all = new List<Fold>();
        firstFolds = new int[layers.Count + 1];
        for (var layer = 0; layer < layers.Count; layer++)
        {
            firstFolds[layer] = all.Count;
            AddFolds(all, layer, layers[layer]);
        }

        firstFolds[^1] = all.Count;
        folds = [.. all];
    }

    /// <summary>Rows of PEs.</summary>
    public int Rows { get; }

    /// <summary>Columns of PEs.</summary>
    public int Columns { get; }

    /// <summary>Which operand stays in the PEs.</summary>
    public Dataflow Dataflow { get; }

    /// <summary>The layers in order.</summary>
    public SystolicLayer[] Layers { get; }

    /// <summary>Folds of all layers.</summary>
    public int FoldCount => folds.Length;

    /// <summary>Whether the operand on the column feeders is loaded into the PEs and stays there.</summary>
    public bool HasStationaryOperand => Dataflow != Dataflow.OutputStationary;

    /// <summary>Fold number <paramref name="index"/>.</summary>
    public ref readonly Fold this[int index] => ref folds[index];

    /// <summary>Folds of one layer.</summary>
    public int FoldsOf(int layer) => firstFolds[layer + 1] - firstFolds[layer];

    /// <summary>Slots that a feeder sends in a fold: one a cycle, with or without data.</summary>
    public int SlotsOf(Edge edge, in Fold fold) =>
        edge == Edge.North && HasStationaryOperand ? Rows : fold.StreamLength;

    /// <summary>Cycles by which a feeder begins later than its fold: streams are skewed by their lane.</summary>
    public int DelayOf(Edge edge, int lane) =>
        !HasStationaryOperand ? lane : edge == Edge.North ? 0 : Rows + lane;

    /// <summary>Lanes of an edge that carry data in a fold.</summary>
    public int UsedLanes(Edge edge, in Fold fold) => edge == Edge.West ? fold.UsedRows : fold.UsedColumns;

    /// <summary>
    /// The slots without data at the beginning of a lane's stream: all of them in lanes without work; and in a
    /// stationary operand, which is loaded highest row first, those of rows without work.
    /// </summary>
    public int EmptySlots(Edge edge, int lane, in Fold fold)
    {
        if (lane >= UsedLanes(edge, fold))
        {
            return SlotsOf(edge, fold);
        }

        return edge == Edge.North && HasStationaryOperand ? Rows - fold.UsedRows : 0;
    }

    /// <summary>
    /// The number that a slot bears in messages: its place in the stream, or, for a stationary operand, the
    /// row of PEs that it is for.
    /// </summary>
    public int NumberOf(Edge edge, int slot) => edge == Edge.North && HasStationaryOperand ? Rows - 1 - slot : slot;

    /// <summary>Words that a whole fold reads at one edge.</summary>
    public long WordsOf(Edge edge, in Fold fold) =>
        (long)UsedLanes(edge, fold) * (SlotsOf(edge, fold) - EmptySlots(edge, 0, fold));

    /// <summary>The edge at which an operand enters.</summary>
    public Edge EdgeOf(Operand operand) =>
        (operand == Operand.Ifmap) == (Dataflow != Dataflow.InputStationary) ? Edge.West : Edge.North;

    /// <summary>The row or column of the operand's matrix that a lane and a slot stand for, as (outer, k): (m, k) or (n, k).</summary>
    public (int Outer, int K) ElementOf(Edge edge, int lane, int slot, in Fold fold)
    {
        if (!HasStationaryOperand)
        {
            return ((edge == Edge.West ? fold.RowStart : fold.ColumnStart) + lane, slot);
        }

        return edge == Edge.West
            ? (slot, fold.RowStart + lane)
            : (fold.ColumnStart + lane, fold.RowStart + Rows - 1 - slot);
    }

    private void AddFolds(List<Fold> all, int index, SystolicLayer layer)
    {
        var (onRows, onColumns, stream) = Dataflow switch
        {
            Dataflow.OutputStationary => (layer.M, layer.N, layer.K),
            Dataflow.WeightStationary => (layer.K, layer.N, layer.M),
            _ => (layer.K, layer.M, layer.N),
        };
        for (var group = 0; group < layer.Groups; group++)
        {
            for (var column = 0; column < onColumns; column += Columns)
            {
                for (var row = 0; row < onRows; row += Rows)
                {
                    all.Add(new Fold(
                        index, group, row, column, Math.Min(Rows, onRows - row), Math.Min(Columns, onColumns - column), stream));
                }
            }
        }
    }
}
