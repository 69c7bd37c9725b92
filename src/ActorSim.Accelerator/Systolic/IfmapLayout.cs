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
    private readonly int height;
    private readonly int width;
    private readonly int channels;
    private readonly int channelsPerGroup;

    private IfmapLayout(
        int height, int width, int channels, int channelsPerGroup, int kernelHeight, int kernelWidth,
        int strideHeight, int strideWidth, int padHeight, int padWidth, int outputHeight, int outputWidth)
    {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.channelsPerGroup = channelsPerGroup;
        Words = checked(height * width * channels);

        var pixels = checked(outputHeight * outputWidth);
        windowRow = new int[pixels];
        windowColumn = new int[pixels];
        for (var m = 0; m < pixels; m++)
        {
            windowRow[m] = (m / outputWidth * strideHeight) - padHeight;
            windowColumn[m] = (m % outputWidth * strideWidth) - padWidth;
        }

        var taps = checked(kernelHeight * kernelWidth * channelsPerGroup);
        tapRow = new int[taps];
        tapColumn = new int[taps];
        tapOffset = new int[taps];
        for (var k = 0; k < taps; k++)
        {
            tapRow[k] = k / channelsPerGroup / kernelWidth;
            tapColumn[k] = k / channelsPerGroup % kernelWidth;
            tapOffset[k] = (((tapRow[k] * width) + tapColumn[k]) * channels) + (k % channelsPerGroup);
        }
    }

    /// <summary>Words of the ifmap: addresses are below this number.</summary>
    public int Words { get; }

    /// <summary>The rows of the unrolled matrix: output pixels.</summary>
    public int Rows => windowRow.Length;

    /// <summary>The columns of the unrolled matrix: words of a window in one group.</summary>
    public int Columns => tapRow.Length;

    /// <summary>A matrix of <paramref name="m"/> rows and <paramref name="k"/> columns, row after row.</summary>
    public static IfmapLayout OfMatrix(int m, int k) => new(m, 1, k, k, 1, 1, 1, 1, 0, 0, m, 1);

    /// <summary>The ifmap of a convolution.</summary>
    /// <param name="height">Rows of the ifmap, without padding.</param>
    /// <param name="width">Columns of the ifmap, without padding.</param>
    /// <param name="channels">Channels of all groups.</param>
    /// <param name="groups">Groups; they divide the channels.</param>
    /// <param name="kernel">Rows and columns of a filter.</param>
    /// <param name="stride">Vertical and horizontal stride.</param>
    /// <param name="padding">Rows and columns of zeros around the ifmap.</param>
    /// <param name="output">Rows and columns of output pixels; the last windows may lie partly outside.</param>
    public static IfmapLayout OfConvolution(
        int height, int width, int channels, int groups, (int Height, int Width) kernel,
        (int Height, int Width) stride, (int Height, int Width) padding, (int Height, int Width) output) =>
        new(
            height, width, channels, channels / groups, kernel.Height, kernel.Width,
            stride.Height, stride.Width, padding.Height, padding.Width, output.Height, output.Width);

    /// <summary>The address of element (<paramref name="m"/>, <paramref name="k"/>) of a group, or <see cref="Outside"/>.</summary>
    public int AddressOf(int group, int m, int k)
    {
        var row = windowRow[m];
        var column = windowColumn[m];
        return (uint)(row + tapRow[k]) < (uint)height && (uint)(column + tapColumn[k]) < (uint)width
            ? (((row * width) + column) * channels) + tapOffset[k] + (group * channelsPerGroup)
            : Outside;
    }
}
