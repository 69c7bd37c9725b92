using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// How the outputs of a layer are laid on an array of PEs: each PE computes one output at a time, with a multiply-accumulate for
/// each word of its window, so that what PEs share follows from where the outputs lie.
/// </summary>
/// <remarks>
/// Convolution: filters on rows and output pixels on columns, so that a row shares weights and a column iacts.
/// Depth-wise convolution: the pixels of one channel on all PEs, which share the channel's filter and nothing else
/// (that windows overlap is not made use of). One pixel, as in a fully connected layer: filters on all PEs, which
/// share the iacts and no weight. Pixels of several images count as pixels. After the layer types of Eyeriss v2 (Chen
/// et al., JETCAS 9(2), 2019), III-B; the layout itself is an assumption, chosen as the simplest with that reuse.
/// </remarks>
public sealed record SpatialMapping
{
    private SpatialMapping(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
    }

    /// <summary>Rows of PEs.</summary>
    public int Rows { get; }

    /// <summary>Columns of PEs.</summary>
    public int Columns { get; }

    /// <summary>Which PEs share weights.</summary>
    public OperandSharing Weights { get; private init; }

    /// <summary>Which PEs share iacts.</summary>
    public OperandSharing Iacts { get; private init; }

    /// <summary>PEs with work, by row and column, row by row.</summary>
    public IReadOnlyList<(int Row, int Column)> ActivePes { get; private init; } = [];

    /// <summary>Multiply-accumulates of one output.</summary>
    public long Steps { get; private init; }

    /// <summary>
    /// How often the active PEs can all be given an output, ≥ 1; the outputs that are left at the end are fewer.
    /// </summary>
    public long Rounds { get; private init; }

    /// <summary>Multiply-accumulates of the layer, of all images.</summary>
    public long Macs { get; private init; }

    /// <summary>What lies where, in words.</summary>
    public string Description { get; private init; } = "";

    /// <summary>Lays a layer on an array.</summary>
    /// <param name="shape">The layer as a convolution.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <param name="rows">Rows of PEs, ≥ 1.</param>
    /// <param name="columns">Columns of PEs, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    /// <exception cref="OverflowException">More than 2⁶³ − 1 multiply-accumulates.</exception>
    public static SpatialMapping Of(ConvolutionShape shape, int batch, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var (pixels, filters, groups) = (checked(shape.Gemm.M * batch), shape.Gemm.N, (long)shape.Gemm.Groups);
        var all = new SpatialMapping(rows, columns) { Steps = shape.Gemm.K, Macs = checked(shape.Macs * batch) };
        if (shape.IsDepthwise)
        {
            var active = Math.Min(pixels, rows * columns);
            return all with
            {
                Weights = OperandSharing.All,
                Iacts = OperandSharing.None,
                ActivePes = First(active, columns),
                Rounds = pixels / active * filters * groups,
                Description = $"{Several(active, "output pixel")} of one channel at a time, one on each PE: all PEs share the weights, none shares an iact",
            };
        }

        if (pixels == 1)
        {
            var active = Math.Min(filters, rows * columns);
            return all with
            {
                Weights = OperandSharing.None,
                Iacts = OperandSharing.All,
                ActivePes = First(active, columns),
                Rounds = filters / active * groups,
                Description = $"{Several(active, "output")} at a time, one on each PE: all PEs share the iacts, none shares a weight",
            };
        }

        var (down, across) = (Math.Min(filters, rows), Math.Min(pixels, columns));
        return all with
        {
            Weights = OperandSharing.Rows,
            Iacts = OperandSharing.Columns,
            ActivePes = [.. First(down * columns, columns).Where(pe => pe.Column < across)],
            Rounds = filters / down * (pixels / across) * groups,
            Description = $"{Several(down, "filter")} on the rows and {Several(across, "output pixel")} on the columns: a row of PEs shares weights, a column shares iacts",
        };
    }

    /// <summary>The active PEs in sets that share words.</summary>
    /// <param name="sharing">Of one of the operands.</param>
    public IReadOnlyList<IReadOnlyList<(int Row, int Column)>> SetsOf(OperandSharing sharing) =>
    [
        .. ActivePes.GroupBy(pe => sharing switch
        {
            OperandSharing.All => (0, 0),
            OperandSharing.Rows => (pe.Row, 0),
            OperandSharing.Columns => (0, pe.Column),
            _ => pe,
        }).Select(set => set.ToList()),
    ];

    private static string Several(long count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    private static List<(int Row, int Column)> First(long count, int columns) =>
        [.. Enumerable.Range(0, (int)count).Select(pe => (pe / columns, pe % columns))];
}
