namespace ActorSim.Workloads.Tests;

public class OperationTests
{
    private static readonly FeatureMap Map = new(4, 6, 5);

    [Fact]
    public void Every_output_of_a_fully_connected_layer_sees_every_input()
    {
        var layer = new FullyConnected(10);

        Assert.Equal(FeatureMap.Vector(10), layer.OutputOf([Map]));
        Assert.Equal(1200, layer.WeightsFor(Map));
        Assert.Equal(1200, layer.MacsFor(Map));
        Assert.Equal(10, layer.BiasesFor(Map));
    }

    [Fact]
    public void A_fully_connected_layer_is_a_convolution_with_filters_as_large_as_the_map()
    {
        var shape = new FullyConnected(10, HasBias: false).AsConvolutionOn(Map);

        Assert.Equal(new Convolution(10, new Extent(6, 5), Extent.One, HasBias: false), shape.Convolution);
        Assert.Equal(FeatureMap.Vector(10), shape.Output);
        Assert.Equal(1200, shape.Macs);
        Assert.Equal(new GemmShape(M: 1, N: 10, K: 120, Groups: 1), shape.Gemm);
    }

    [Fact]
    public void What_works_element_by_element_keeps_the_shape_and_learns_nothing()
    {
        Operation[] operations = [new Relu(), new LocalResponseNormalization(), new Dropout(), new Softmax(), new BatchNormalization()];

        foreach (var operation in operations)
        {
            Assert.Equal(Map, operation.OutputOf([Map]));
            Assert.Equal(0, operation.WeightsFor(Map) + operation.BiasesFor(Map) + operation.MacsFor(Map));
            Assert.Null(operation.AsConvolutionOn(Map));
            Assert.False(operation.HasNeurons);
        }
    }

    [Fact]
    public void A_scale_learns_a_factor_and_a_constant_a_channel()
    {
        Assert.Equal(4, new ChannelScale().WeightsFor(Map));
        Assert.Equal(4, new ChannelScale().BiasesFor(Map));
        Assert.Equal(0, new ChannelScale(HasBias: false).BiasesFor(Map));
    }

    [Fact]
    public void A_concat_adds_up_channels()
    {
        Assert.Equal(new FeatureMap(9, 6, 5), new Concat().OutputOf([Map, Map with { Channels = 3 }, Map with { Channels = 2 }]));
    }

    [Theory]
    [InlineData(7, 5)]
    [InlineData(6, 4)]
    public void A_concat_of_maps_of_different_height_or_width_is_refused(int height, int width)
    {
        var error = Assert.Throws<WorkloadException>(() => new Concat().OutputOf([Map, new FeatureMap(4, height, width)]));

        Assert.Equal($"A concat joins maps of one height and width, but its inputs are 4×6×5, 4×{height}×{width}.", error.Message);
        Assert.Equal("inputs", error.Setting);
    }

    [Fact]
    public void An_add_of_different_shapes_is_refused()
    {
        Assert.Equal(Map, new ElementwiseAdd().OutputOf([Map, Map]));

        var error = Assert.Throws<WorkloadException>(() => new ElementwiseAdd().OutputOf([Map, Map with { Channels = 8 }]));

        Assert.Equal("An add joins maps of one shape, but its inputs are 4×6×5, 8×6×5.", error.Message);
    }

    [Fact]
    public void A_join_of_one_input_is_refused()
    {
        Assert.Equal(
            "A concat joins at least 2 inputs, not 1.",
            Assert.Throws<WorkloadException>(() => new Concat().OutputOf([Map])).Message);
        Assert.Equal(
            "An add joins at least 2 inputs, not 1.",
            Assert.Throws<WorkloadException>(() => new ElementwiseAdd().OutputOf([Map])).Message);
    }

    [Fact]
    public void All_others_take_one_input()
    {
        var error = Assert.Throws<WorkloadException>(() => new Relu().OutputOf([Map, Map]));

        Assert.Equal("A layer of type relu takes one input, not 2.", error.Message);
    }

    [Theory]
    [InlineData(4, 1e-4, 0.75, "channels", "Local response normalisation sums over an odd number of channels, not 4.")]
    [InlineData(5, 0, 0.75, "alpha", "Local response normalisation needs alpha and beta above 0, not 0 and 0.75.")]
    [InlineData(5, 1e-4, double.NaN, "beta", "Local response normalisation needs alpha and beta above 0, not 0.0001 and NaN.")]
    public void A_normalisation_that_makes_no_sense_is_refused(int channels, double alpha, double beta, string setting, string message)
    {
        var error = Assert.Throws<WorkloadException>(() => new LocalResponseNormalization(channels, alpha, beta).OutputOf([Map]));

        Assert.Equal(message, error.Message);
        Assert.Equal(setting, error.Setting);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_dropout_ratio_is_below_one(double ratio)
    {
        Assert.Throws<WorkloadException>(() => new Dropout(ratio).OutputOf([Map]));
    }

    [Fact]
    public void A_fully_connected_layer_without_outputs_is_refused()
    {
        var error = Assert.Throws<WorkloadException>(() => new FullyConnected(0).OutputOf([Map]));

        Assert.Equal("A fully connected layer needs at least 1 output, not 0.", error.Message);
    }
}
