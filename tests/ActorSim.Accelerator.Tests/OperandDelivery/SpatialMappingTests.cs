using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests;

public sealed class SpatialMappingTests
{
    [Fact]
    public void A_convolution_shares_weights_along_rows_and_iacts_along_columns()
    {
        // 7 filters on 3 rows, 5 × 5 pixels on 4 columns.
        var mapping = SpatialMapping.Of(Convolution(channels: 6, filters: 7), batch: 1, rows: 3, columns: 4);

        Assert.Equal((OperandSharing.Rows, OperandSharing.Columns), (mapping.Weights, mapping.Iacts));
        Assert.Equal((12, 54L, 2L * 6), (mapping.ActivePes.Count, mapping.Steps, mapping.Rounds));
        Assert.Equal([[(0, 0), (0, 1), (0, 2), (0, 3)], [(1, 0), (1, 1), (1, 2), (1, 3)], [(2, 0), (2, 1), (2, 2), (2, 3)]], mapping.SetsOf(OperandSharing.Rows));
        Assert.Equal(4, mapping.SetsOf(OperandSharing.Columns).Count);
    }

    [Fact]
    public void A_convolution_of_few_filters_or_pixels_leaves_rows_or_columns_idle()
    {
        var mapping = SpatialMapping.Of(Convolution(channels: 6, filters: 2), batch: 1, rows: 3, columns: 40);

        Assert.Equal(2 * 25, mapping.ActivePes.Count);
        Assert.DoesNotContain(mapping.ActivePes, pe => pe.Row == 2 || pe.Column >= 25);
        Assert.Equal(1, mapping.Rounds);
    }

    [Fact]
    public void One_filter_or_output_is_called_one()
    {
        Assert.StartsWith("1 filter on the rows and 4 output pixels on the columns", SpatialMapping.Of(Convolution(channels: 6, filters: 7), batch: 1, rows: 1, columns: 4).Description, StringComparison.Ordinal);
        Assert.StartsWith("1 output at a time", SpatialMapping.Of(ConvolutionShape.Of(new FeatureMap(6, 1, 1), new Convolution(7, Extent.Square(1), Extent.Square(1), HasBias: false)), batch: 1, rows: 1, columns: 1).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_depthwise_convolution_shares_only_weights()
    {
        var mapping = SpatialMapping.Of(Convolution(channels: 6, filters: 6, groups: 6), batch: 1, rows: 3, columns: 4);

        Assert.Equal((OperandSharing.All, OperandSharing.None), (mapping.Weights, mapping.Iacts));
        Assert.Equal((12, 9L, 2L * 6), (mapping.ActivePes.Count, mapping.Steps, mapping.Rounds));
        Assert.Single(mapping.SetsOf(OperandSharing.All));
        Assert.Equal(12, mapping.SetsOf(OperandSharing.None).Count);
    }

    [Fact]
    public void A_fully_connected_layer_shares_only_iacts()
    {
        var mapping = SpatialMapping.Of(FullyConnected(), batch: 1, rows: 3, columns: 4);

        Assert.Equal((OperandSharing.None, OperandSharing.All), (mapping.Weights, mapping.Iacts));
        Assert.Equal((12, 100L, 4L, 5000L), (mapping.ActivePes.Count, mapping.Steps, mapping.Rounds, mapping.Macs));
    }

    [Fact]
    public void Images_of_a_batch_share_the_weights_of_a_fully_connected_layer()
    {
        var mapping = SpatialMapping.Of(FullyConnected(), batch: 8, rows: 3, columns: 4);

        Assert.Equal((OperandSharing.Rows, OperandSharing.Columns), (mapping.Weights, mapping.Iacts));
        Assert.Equal((16L * 2, 40_000L), (mapping.Rounds, mapping.Macs));
    }

    private static ConvolutionShape Convolution(int channels, int filters, int groups = 1) =>
        ConvolutionShape.Of(new FeatureMap(channels, 5, 5), new Convolution(filters, Extent.Square(3), Extent.Square(1), Extent.Square(1), groups));

    private static ConvolutionShape FullyConnected() =>
        ConvolutionShape.Of(new FeatureMap(100, 1, 1), new Convolution(50, Extent.Square(1), Extent.Square(1)));
}
