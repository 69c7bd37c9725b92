using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// DRAM accesses of a layer from the worst case, four a MAC (ifmap word, weight, psum, and psum back), down to what
/// remains, with what each kind of reuse saves on the way.
/// </summary>
/// <remarks>
/// Convolutional reuse within a channel is counted first: the windows of an ifmap overlap, and all windows of an image use
/// the same filter. What is saved beyond that of ifmap words is fmap reuse (filters share an ifmap), and of weights filter
/// reuse (images share the filters). Padding counts as words, in the worst case and in what remains.
/// </remarks>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="IfmapConvolutional">Reads of ifmap words that windows save because they overlap.</param>
/// <param name="FilterConvolutional">Reads of weights that an image's windows save because they use the same filters.</param>
/// <param name="Fmap">Reads of ifmap words that filters save because they see the same ifmap.</param>
/// <param name="Filter">Reads of weights that images save because they see the same filters.</param>
/// <param name="Accumulation">Reads and writes of psums that are saved because they are summed on the chip.</param>
/// <param name="Remaining">Accesses that remain; those of psums are ofmaps, and psums that do not stay on the chip.</param>
public sealed record ReuseCount(
    long Macs, long IfmapConvolutional, long FilterConvolutional, long Fmap, long Filter, long Accumulation, OperandWords Remaining)
{
    private const int AccessesPerMac = 4;

    /// <summary>Accesses without any reuse: four a MAC.</summary>
    public long WorstCase => AccessesPerMac * Macs;

    /// <summary>Reads that convolutional reuse saves, of ifmap words and of weights.</summary>
    public long Convolutional => IfmapConvolutional + FilterConvolutional;

    /// <summary>Accesses that all kinds of reuse save.</summary>
    public long Saved => Convolutional + Fmap + Filter + Accumulation;

    /// <summary>Counts of layers, one after the other.</summary>
    public static ReuseCount operator +(ReuseCount left, ReuseCount right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            left.Macs + right.Macs,
            left.IfmapConvolutional + right.IfmapConvolutional,
            left.FilterConvolutional + right.FilterConvolutional,
            left.Fmap + right.Fmap,
            left.Filter + right.Filter,
            left.Accumulation + right.Accumulation,
            left.Remaining + right.Remaining);
    }

    /// <summary>What each kind of reuse can save at most: every word that is used comes once, and every ofmap word leaves once.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    public static ReuseCount AtMost(ConvolutionShape layer, int batch)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Of(layer, batch, new OperandWords(batch * UsedIfmapWords(layer), layer.Weights, batch * layer.Output.Elements));
    }

    /// <summary>What each kind of reuse saved on a chip.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <param name="accesses">What the chip did.</param>
    public static ReuseCount Of(ConvolutionShape layer, int batch, RowStationaryAccesses accesses)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(accesses);
        return Of(layer, batch, accesses.DramReads + accesses.DramWrites);
    }

    /// <summary>
    /// What each kind of reuse saved when a chip makes so many DRAM accesses. A chip that fetches words that no MAC uses may
    /// need more than the worst case of a type of data; nothing of it is saved then.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <param name="dramWords">Words from and to DRAM, each ≥ 0.</param>
    public static ReuseCount Of(ConvolutionShape layer, int batch, OperandWords dramWords)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        var macs = checked(batch * layer.Macs);
        var (ifmapConvolutional, fmap) = Split(macs - dramWords.Ifmap, macs - (batch * UsedIfmapWords(layer) * layer.FiltersPerGroup));
        var (filterConvolutional, filter) = Split(macs - dramWords.Filter, macs - (batch * layer.Weights));
        return new ReuseCount(
            macs, ifmapConvolutional, filterConvolutional, fmap, filter, Math.Max(0, (2 * macs) - dramWords.Psum), dramWords);
    }

    private static (long Convolutional, long Sharing) Split(long saved, long mostConvolutional)
    {
        var convolutional = Math.Clamp(saved, 0, mostConvolutional);
        return (convolutional, Math.Max(0, saved) - convolutional);
    }

    /// <summary>Words of the padded ifmap that some window covers.</summary>
    private static long UsedIfmapWords(ConvolutionShape layer)
    {
        var (kernel, stride) = (layer.Convolution.Kernel, layer.Convolution.Stride);
        return layer.Input.Channels
            * WindowCover.Of(layer.Output.Height, kernel.Height, stride.Height)
            * WindowCover.Of(layer.Output.Width, kernel.Width, stride.Width);
    }
}
