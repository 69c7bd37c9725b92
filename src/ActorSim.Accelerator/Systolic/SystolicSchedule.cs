namespace ActorSim.Accelerator;

/// <summary>
/// The order of all folds of a run: layers one after another, in each its groups, in each the column
/// folds, and innermost the row folds. On rows and columns lie M and N (output stationary), K and N (weight
/// stationary), or K and M (input stationary); the remaining dimension is streamed.
/// </summary>
public sealed class SystolicSchedule
{
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
        firstFolds = new int[layers.Count + 1];
        for (var layer = 0; layer < layers.Count; layer++)
        {
            var (onRows, onColumns, _) = Sizes(layers[layer]);
            firstFolds[layer + 1] = checked(firstFolds[layer] + (layers[layer].Groups * FoldsFor(onRows, Rows) * FoldsFor(onColumns, Columns)));
        }
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
    public int FoldCount => firstFolds[^1];

    /// <summary>Whether the operand on the column feeders is loaded into the PEs and stays there.</summary>
    public bool HasStationaryOperand => Dataflow != Dataflow.OutputStationary;

    /// <summary>Fold number <paramref name="index"/>, 0 to <see cref="FoldCount"/> − 1.</summary>
    public Fold this[int index]
    {
        get
        {
            var layer = Array.BinarySearch(firstFolds, index);
            layer = layer >= 0 ? layer : ~layer - 1;
            var (onRows, onColumns, stream) = Sizes(Layers[layer]);
            var (columns, row) = Math.DivRem(index - firstFolds[layer], FoldsFor(onRows, Rows));
            var (group, column) = Math.DivRem(columns, FoldsFor(onColumns, Columns));
            return new Fold(
                layer,
                group,
                row * Rows,
                column * Columns,
                Math.Min(Rows, onRows - (row * Rows)),
                Math.Min(Columns, onColumns - (column * Columns)),
                stream);
        }
    }

    /// <summary>The number behind the last fold of a layer.</summary>
    public int FoldsUntilEndOf(int layer) => firstFolds[layer + 1];

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

    /// <summary>Cycles in which the buffers read for a fold: those of loading a stationary operand, then those of the stream.</summary>
    internal int WavesOf(in Fold fold) => (HasStationaryOperand ? Rows : 0) + fold.StreamLength;

    /// <summary>Words that a layer writes to DRAM: its outputs, or psums for each row fold.</summary>
    internal long OfmapWordsOf(SystolicLayer layer) =>
        (long)layer.M * layer.N * layer.Groups * (HasStationaryOperand ? FoldsFor(layer.K, Rows) : 1);

    /// <summary>The wave in which the buffers read a slot of an edge.</summary>
    internal int WaveOf(Edge edge, int slot) => edge == Edge.West && HasStationaryOperand ? Rows + slot : slot;

    /// <summary>The address of the word of an operand that a lane uses in a slot, or <see cref="IfmapLayout.Outside"/>.</summary>
    internal int AddressOf(Operand operand, SystolicLayer layer, in Fold fold, int lane, int slot)
    {
        var (outer, k) = ElementOf(EdgeOf(operand), lane, slot, fold);
        return operand == Operand.Ifmap
            ? layer.Ifmap.AddressOf(fold.Group, outer, k)
            : layer.FilterAddressOf(fold.Group, k, outer);
    }

    private static int FoldsFor(int size, int pes) => (int)(((long)size + pes - 1) / pes);

    private (int OnRows, int OnColumns, int Stream) Sizes(SystolicLayer layer) => Dataflow switch
    {
        Dataflow.OutputStationary => (layer.M, layer.N, layer.K),
        Dataflow.WeightStationary => (layer.K, layer.N, layer.M),
        _ => (layer.K, layer.M, layer.N),
    };
}
