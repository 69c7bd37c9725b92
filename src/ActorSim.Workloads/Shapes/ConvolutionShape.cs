namespace ActorSim.Workloads;

/// <summary>
/// A convolution laid on an ifmap: everything a mapping onto hardware starts from. In the letters of the Eyeriss
/// papers: C = <c>Input.Channels</c>, M = <c>Convolution.Filters</c>, H and W = <see cref="PaddedInput"/>,
/// R and S = <c>Convolution.Kernel</c>, U = <c>Convolution.Stride</c>, E and F = <see cref="Output"/>,
/// G = <c>Convolution.Groups</c>. The batch is not part of a shape: all figures are of one image.
/// </summary>
/// <example>
/// <code>
/// var conv1 = ConvolutionShape.Of(new FeatureMap(3, 227, 227), new Convolution(96, Extent.Square(11), Extent.Square(4)));
/// // conv1.Output is 96×55×55, conv1.Macs is 105,415,200, conv1.Gemm is 3025×96×363
/// </code>
/// </example>
public sealed record ConvolutionShape
{
    private ConvolutionShape(FeatureMap input, Convolution convolution, FeatureMap output)
    {
        Input = input;
        Convolution = convolution;
        Output = output;
        Gemm = new GemmShape(
            M: output.Pixels,
            N: FiltersPerGroup,
            K: checked((long)convolution.Kernel.Height * convolution.Kernel.Width * ChannelsPerGroup),
            Groups: convolution.Groups);
        Macs = Gemm.Macs;
        Weights = checked(convolution.Filters * Gemm.K);
    }

    /// <summary>The ifmap, without padding.</summary>
    public FeatureMap Input { get; }

    /// <summary>Filters, kernel, stride, padding and groups.</summary>
    public Convolution Convolution { get; }

    /// <summary>The ofmap: one channel a filter, and (H + 2·padding − R) / U + 1 rows, rounded down; columns alike.</summary>
    public FeatureMap Output { get; }

    /// <summary>The ifmap with its padding on all four sides.</summary>
    public FeatureMap PaddedInput => Input with
    {
        Height = checked(Input.Height + (2 * Convolution.Padding.Height)),
        Width = checked(Input.Width + (2 * Convolution.Padding.Width)),
    };

    /// <summary>Ifmap channels that one filter sees.</summary>
    public int ChannelsPerGroup => Input.Channels / Convolution.Groups;

    /// <summary>Filters that share their ifmap channels.</summary>
    public int FiltersPerGroup => Convolution.Filters / Convolution.Groups;

    /// <summary>Whether every channel has filters of its own, so that nothing is summed over channels.</summary>
    public bool IsDepthwise => ChannelsPerGroup == 1 && Input.Channels > 1;

    /// <summary>Multiply-accumulates of one image, those with padding included.</summary>
    public long Macs { get; }

    /// <summary>Weights of all filters, without biases.</summary>
    public long Weights { get; }

    /// <summary>Biases: one a filter, or 0.</summary>
    public long Biases => Convolution.HasBias ? Convolution.Filters : 0;

    /// <summary>The convolution as one matrix product a group.</summary>
    public GemmShape Gemm { get; }

    /// <summary>Lays a convolution on an ifmap.</summary>
    /// <param name="input">The ifmap, without padding.</param>
    /// <param name="convolution">What is computed on it.</param>
    /// <exception cref="WorkloadException">A size is not positive, the filter is larger than the padded ifmap, or the groups divide the channels or the filters not evenly.</exception>
    /// <exception cref="OverflowException">MACs or weights pass 2⁶³ − 1.</exception>
    public static ConvolutionShape Of(FeatureMap input, Convolution convolution)
    {
        input.Check("The ifmap");
        convolution.Check(input);
        var extent = Sliding.Positions(input.Extent, convolution.Kernel, convolution.Stride, convolution.Padding);
        return new ConvolutionShape(input, convolution, new FeatureMap(convolution.Filters, extent.Height, extent.Width));
    }

    /// <summary>
    /// Where word <paramref name="k"/> of the window of output pixel <paramref name="m"/> is read: element (m, k) of
    /// the unrolled ifmap (im2col) of one group.
    /// </summary>
    /// <param name="m">Output pixel, row by row: 0 to <c>Gemm.M</c> − 1.</param>
    /// <param name="k">Word of the window in the order filter row, filter column, channel with the channel fastest: 0 to <c>Gemm.K</c> − 1.</param>
    /// <param name="group">Group: 0 to <c>Gemm.Groups</c> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of its range.</exception>
    public IfmapWord WordAt(long m, long k, int group = 0)
    {
        RequireBelow(Gemm.M, m, nameof(m));
        RequireBelow(Gemm.K, k, nameof(k));
        RequireBelow(Gemm.Groups, group, nameof(group));

        var (outputRow, outputColumn) = Math.DivRem(m, Output.Width);
        var (tap, channel) = Math.DivRem(k, ChannelsPerGroup);
        var (filterRow, filterColumn) = Math.DivRem(tap, Convolution.Kernel.Width);
        var row = (outputRow * Convolution.Stride.Height) + filterRow - Convolution.Padding.Height;
        var column = (outputColumn * Convolution.Stride.Width) + filterColumn - Convolution.Padding.Width;
        return new IfmapWord(
            (int)channel + (group * ChannelsPerGroup),
            (int)row,
            (int)column,
            IsPadding: row < 0 || row >= Input.Height || column < 0 || column >= Input.Width);
    }

    /// <summary>Input, filters and output, as in <c>96×27×27 * 256 filters of 5×5, stride 1×1, padding 2×2, 2 groups = 256×27×27</c>.</summary>
    public override string ToString() => $"{Input} * {Convolution} = {Output}";

    private static void RequireBelow(long end, long index, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, end, name);
    }
}
