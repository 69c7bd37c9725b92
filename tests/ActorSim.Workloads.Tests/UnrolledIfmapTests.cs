namespace ActorSim.Workloads.Tests;

public class UnrolledIfmapTests
{
    [Fact]
    public void Channels_run_fastest_then_filter_columns_then_filter_rows()
    {
        var shape = ConvolutionShape.Of(new FeatureMap(2, 4, 4), new Convolution(1, Extent.Square(3), Extent.One));

        Assert.Equal(new IfmapWord(Channel: 0, Row: 0, Column: 0, IsPadding: false), shape.WordAt(m: 0, k: 0));
        Assert.Equal(new IfmapWord(Channel: 1, Row: 0, Column: 0, IsPadding: false), shape.WordAt(m: 0, k: 1));
        Assert.Equal(new IfmapWord(Channel: 0, Row: 0, Column: 1, IsPadding: false), shape.WordAt(m: 0, k: 2));
        Assert.Equal(new IfmapWord(Channel: 0, Row: 1, Column: 0, IsPadding: false), shape.WordAt(m: 0, k: 6));
        Assert.Equal(new IfmapWord(Channel: 0, Row: 1, Column: 1, IsPadding: false), shape.WordAt(m: 3, k: 0));
        Assert.Equal(new IfmapWord(Channel: 1, Row: 3, Column: 3, IsPadding: false), shape.WordAt(m: 3, k: 17));
    }

    [Fact]
    public void Padding_lies_outside_and_is_stored_nowhere()
    {
        var shape = ConvolutionShape.Of(new FeatureMap(1, 2, 2), new Convolution(1, Extent.Square(3), Extent.One, Extent.One));

        var corner = shape.WordAt(m: 0, k: 0);

        Assert.Equal(new IfmapWord(Channel: 0, Row: -1, Column: -1, IsPadding: true), corner);
        Assert.Throws<InvalidOperationException>(() => corner.OffsetIn(shape.Input));
        Assert.Equal(0, shape.WordAt(m: 0, k: 4).OffsetIn(shape.Input));
        Assert.Equal(3, shape.WordAt(m: 0, k: 8).OffsetIn(shape.Input));
    }

    [Fact]
    public void A_matrix_product_over_the_unrolled_ifmap_is_the_convolution()
    {
        foreach (var shape in RandomShapes.Convolutions(count: 100, seed: 3))
        {
            for (var filter = 0; filter < shape.Convolution.Filters; filter++)
            {
                for (var m = 0; m < shape.Gemm.M; m++)
                {
                    Assert.Equal(ByLoops(shape, filter, m), ByProduct(shape, filter, m));
                }
            }
        }
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(4, 0, 0)]
    [InlineData(0, 9, 0)]
    [InlineData(0, 0, 1)]
    public void An_index_out_of_range_is_refused(long m, long k, int group)
    {
        var shape = ConvolutionShape.Of(new FeatureMap(1, 4, 4), new Convolution(1, Extent.Square(3), Extent.One));

        Assert.Throws<ArgumentOutOfRangeException>(() => shape.WordAt(m, k, group));
    }

    private static long Activation(ConvolutionShape shape, int channel, int row, int column) =>
        row < 0 || row >= shape.Input.Height || column < 0 || column >= shape.Input.Width
            ? 0
            : 1 + channel + (7 * row) + (31 * column);

    private static long Weight(int filter, int row, int column, int channel) => 1 + (3 * filter) + (5 * row) + (11 * column) + (13 * channel);

    private static long ByLoops(ConvolutionShape shape, int filter, int m)
    {
        var (y, x) = (m / shape.Output.Width, m % shape.Output.Width);
        var firstChannel = filter / shape.FiltersPerGroup * shape.ChannelsPerGroup;
        var sum = 0L;
        for (var row = 0; row < shape.Convolution.Kernel.Height; row++)
        {
            for (var column = 0; column < shape.Convolution.Kernel.Width; column++)
            {
                for (var channel = 0; channel < shape.ChannelsPerGroup; channel++)
                {
                    sum += Weight(filter, row, column, channel) * Activation(
                        shape,
                        firstChannel + channel,
                        (y * shape.Convolution.Stride.Height) + row - shape.Convolution.Padding.Height,
                        (x * shape.Convolution.Stride.Width) + column - shape.Convolution.Padding.Width);
                }
            }
        }

        return sum;
    }

    private static long ByProduct(ConvolutionShape shape, int filter, int m)
    {
        var stored = StoredIfmap(shape);
        var sum = 0L;
        for (var k = 0; k < shape.Gemm.K; k++)
        {
            var (tap, channel) = (k / shape.ChannelsPerGroup, k % shape.ChannelsPerGroup);
            var (row, column) = (tap / shape.Convolution.Kernel.Width, tap % shape.Convolution.Kernel.Width);
            var word = shape.WordAt(m, k, filter / shape.FiltersPerGroup);
            sum += word.IsPadding ? 0 : Weight(filter, row, column, channel) * stored[(int)word.OffsetIn(shape.Input)];
        }

        return sum;
    }

    /// <summary>The ifmap as it lies in memory: rows, then columns, the channel fastest.</summary>
    private static List<long> StoredIfmap(ConvolutionShape shape)
    {
        var stored = new List<long>();
        for (var row = 0; row < shape.Input.Height; row++)
        {
            for (var column = 0; column < shape.Input.Width; column++)
            {
                for (var channel = 0; channel < shape.Input.Channels; channel++)
                {
                    stored.Add(Activation(shape, channel, row, column));
                }
            }
        }

        return stored;
    }
}
