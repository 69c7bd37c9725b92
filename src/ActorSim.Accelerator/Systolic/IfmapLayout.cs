namespace ActorSim.Accelerator;

/// <summary>
/// Where element (m, k) of the unrolled ifmap matrix lies in memory: for a matrix product at m·K + k, for a
/// convolution at ((row · width) + column) · channels + channel with k in the order filter row, filter column,
/// channel (the channel fastest). Positions in the padding have no address.
/// </summary>
public sealed class IfmapLayout
{
    /// <summary>What <see cref="AddressOf"/> returns for a position outside the ifmap.</summary>
    public const int Outside = -1;

    // Of each output pixel the corner of its window; of each k the tap in the window and the offset in memory.
    private readonly int[] windowRow;
    private readonly int[] windowColumn;
    private readonly int[] tapRow;
    private readonly int[] tapColumn;
    private readonly int[] tapOffset;

    /// <summary>The ifmap of a convolution.</summary>
    /// <exception cref="OverflowException">More than 2³¹ − 1 words or output pixels.</exception>
    public IfmapLayout(ConvolutionGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        Geometry = geometry;
        Words = checked(geometry.Height * geometry.Width * geometry.Channels);

        var (_, outputWidth) = geometry.Output;
        var pixels = checked(geometry.Output.Height * outputWidth);
        windowRow = new int[pixels];
        windowColumn = new int[pixels];
        for (var m = 0; m < pixels; m++)
        {
            windowRow[m] = (m / outputWidth * geometry.Stride.Height) - geometry.Padding.Height;
            windowColumn[m] = (m % outputWidth * geometry.Stride.Width) - geometry.Padding.Width;
        }

        var channels = geometry.ChannelsPerGroup;
        var taps = checked(geometry.Kernel.Height * geometry.Kernel.Width * channels);
        tapRow = new int[taps];
        tapColumn = new int[taps];
        tapOffset = new int[taps];
        for (var k = 0; k < taps; k++)
        {
            tapRow[k] = k / channels / geometry.Kernel.Width;
            tapColumn[k] = k / channels % geometry.Kernel.Width;
            tapOffset[k] = (((tapRow[k] * geometry.Width) + tapColumn[k]) * geometry.Channels) + (k % channels);
        }
    }

    /// <summary>The sizes from which the addresses follow; of a matrix, those of the convolution that it is.</summary>
    public ConvolutionGeometry Geometry { get; }

    /// <summary>Words of the ifmap: addresses are below this number.</summary>
    public int Words { get; }

    /// <summary>The rows of the unrolled matrix: output pixels.</summary>
    public int Rows => windowRow.Length;

    /// <summary>The columns of the unrolled matrix: words of a window in one group.</summary>
    public int Columns => tapRow.Length;

    /// <summary>A matrix of <paramref name="m"/> rows and <paramref name="k"/> columns, row after row: a 1 × 1 convolution.</summary>
    public static IfmapLayout OfMatrix(int m, int k) =>
        new(new ConvolutionGeometry { Height = m, Width = 1, Channels = k, Kernel = (1, 1), Output = (m, 1) });

    /// <summary>The address of element (<paramref name="m"/>, <paramref name="k"/>) of a group, or <see cref="Outside"/>.</summary>
    public int AddressOf(int group, int m, int k)
    {
        var row = windowRow[m];
        var column = windowColumn[m];
        return (uint)(row + tapRow[k]) < (uint)Geometry.Height && (uint)(column + tapColumn[k]) < (uint)Geometry.Width
            ? (((row * Geometry.Width) + column) * Geometry.Channels) + tapOffset[k] + (group * Geometry.ChannelsPerGroup)
            : Outside;
    }
}
