namespace ActorSim.Workloads.Tests;

public class ConvolutionShapeTests
{
    [Fact]
    public void The_first_layer_of_AlexNet()
    {
        var conv1 = ConvolutionShape.Of(new FeatureMap(3, 227, 227), new Convolution(96, Extent.Square(11), Extent.Square(4)));

        Assert.Equal(new FeatureMap(96, 55, 55), conv1.Output);
        Assert.Equal(105_415_200, conv1.Macs);
        Assert.Equal(34_848, conv1.Weights);
        Assert.Equal(96, conv1.Biases);
        Assert.Equal(new GemmShape(M: 3025, N: 96, K: 363, Groups: 1), conv1.Gemm);
        Assert.Equal("3×227×227 * 96 filters of 11×11, stride 4×4, padding 0×0 = 96×55×55", conv1.ToString());
    }

    [Fact]
    public void Groups_halve_the_channels_that_a_filter_sees()
    {
        var conv2 = ConvolutionShape.Of(
            new FeatureMap(96, 27, 27),
            new Convolution(256, Extent.Square(5), Extent.One, Extent.Square(2), Groups: 2));

        Assert.Equal(48, conv2.ChannelsPerGroup);
        Assert.Equal(128, conv2.FiltersPerGroup);
        Assert.Equal(new FeatureMap(96, 31, 31), conv2.PaddedInput);
        Assert.Equal(new GemmShape(M: 729, N: 128, K: 1200, Groups: 2), conv2.Gemm);
        Assert.Equal(223_948_800, conv2.Macs);
    }

    [Fact]
    public void As_many_groups_as_channels_is_depthwise()
    {
        var input = new FeatureMap(32, 112, 112);

        var depthwise = ConvolutionShape.Of(input, new Convolution(32, Extent.Square(3), Extent.One, Extent.One, Groups: 32, HasBias: false));

        Assert.True(depthwise.IsDepthwise);
        Assert.Equal(3_612_672, depthwise.Macs);
        Assert.Equal(288, depthwise.Weights);
        Assert.Equal(0, depthwise.Biases);
    }

    [Fact]
    public void Output_pixels_are_the_windows_that_fit()
    {
        foreach (var shape in RandomShapes.Convolutions(count: 500, seed: 1))
        {
            var padded = shape.PaddedInput;
            Assert.Equal(
                (WindowsThatFit(padded.Height, shape.Convolution.Kernel.Height, shape.Convolution.Stride.Height),
                    WindowsThatFit(padded.Width, shape.Convolution.Kernel.Width, shape.Convolution.Stride.Width)),
                (shape.Output.Height, shape.Output.Width));
        }

        static int WindowsThatFit(int pixels, int window, int stride)
        {
            var windows = 0;
            for (var start = 0; start + window <= pixels; start += stride)
            {
                windows++;
            }

            return windows;
        }
    }

    [Fact]
    public void Macs_and_weights_are_those_that_a_plain_loop_nest_counts()
    {
        foreach (var shape in RandomShapes.Convolutions(count: 200, seed: 2))
        {
            var weights = new HashSet<(int Filter, int Channel, int Row, int Column)>();
            var macs = 0L;
            for (var filter = 0; filter < shape.Convolution.Filters; filter++)
            {
                for (var pixel = 0; pixel < shape.Output.Pixels; pixel++)
                {
                    for (var channel = 0; channel < shape.Input.Channels; channel++)
                    {
                        if (filter / shape.FiltersPerGroup != channel / shape.ChannelsPerGroup)
                        {
                            continue;
                        }

                        for (var row = 0; row < shape.Convolution.Kernel.Height; row++)
                        {
                            for (var column = 0; column < shape.Convolution.Kernel.Width; column++)
                            {
                                macs++;
                                weights.Add((filter, channel, row, column));
                            }
                        }
                    }
                }
            }

            Assert.Equal(macs, shape.Macs);
            Assert.Equal(macs, shape.Gemm.Macs);
            Assert.Equal(weights.Count, shape.Weights);
        }
    }

    [Fact]
    public void Groups_are_as_many_separate_convolutions_on_a_share_of_the_channels()
    {
        foreach (var shape in RandomShapes.Convolutions(count: 200, seed: 5))
        {
            var groups = shape.Convolution.Groups;
            var alone = ConvolutionShape.Of(
                shape.Input with { Channels = shape.ChannelsPerGroup },
                shape.Convolution with { Filters = shape.FiltersPerGroup, Groups = 1 });

            Assert.Equal(groups * alone.Macs, shape.Macs);
            Assert.Equal(groups * alone.Weights, shape.Weights);
            Assert.Equal(shape.Gemm, alone.Gemm with { Groups = groups });
            Assert.Equal(shape.Output, alone.Output with { Channels = groups * alone.Output.Channels });
        }
    }

    [Fact]
    public void One_group_is_the_same_as_none()
    {
        var input = new FeatureMap(6, 9, 7);
        var ungrouped = new Convolution(4, Extent.Square(3), Extent.One);

        Assert.Equal(ConvolutionShape.Of(input, ungrouped), ConvolutionShape.Of(input, ungrouped with { Groups = 1 }));
    }

    [Fact]
    public void A_filter_may_be_as_large_as_the_padded_input()
    {
        var shape = ConvolutionShape.Of(new FeatureMap(1, 3, 3), new Convolution(1, Extent.Square(5), Extent.One, Extent.One));

        Assert.Equal(new FeatureMap(1, 1, 1), shape.Output);
    }

    [Theory]
    [InlineData(0, 3, 1, 0, 1, "filters", "A convolution needs at least 1 filter, not 0.")]
    [InlineData(4, 0, 1, 0, 1, "kernel", "The kernel is 0×0, but each side must be at least 1.")]
    [InlineData(4, 3, 0, 0, 1, "stride", "The stride is 0×0, but each side must be at least 1.")]
    [InlineData(4, 3, 1, -1, 1, "pad", "The pad is -1×-1, but each side must be at least 0.")]
    [InlineData(4, 3, 1, 0, 0, "groups", "A convolution has at least 1 group, not 0.")]
    [InlineData(6, 3, 1, 0, 4, "groups", "4 groups do not divide 6 filters evenly; with 4 input channels and 6 filters the nearest allowed number of groups is 2.")]
    [InlineData(6, 3, 1, 0, 3, "groups", "3 groups do not divide 4 input channels evenly; with 4 input channels and 6 filters the nearest allowed number of groups is 2.")]
    [InlineData(4, 9, 1, 1, 1, "kernel", "A kernel of 9×9 does not fit on an input of 6×5, which is 8×7 with its padding; at most that would be allowed.")]
    public void What_cannot_be_is_refused(int filters, int kernel, int stride, int pad, int groups, string setting, string message)
    {
        var convolution = new Convolution(filters, Extent.Square(kernel), Extent.Square(stride), Extent.Square(pad), groups);

        var error = Assert.Throws<WorkloadException>(() => ConvolutionShape.Of(new FeatureMap(4, 6, 5), convolution));

        Assert.Equal(message, error.Message);
        Assert.Equal(setting, error.Setting);
    }

    [Fact]
    public void An_empty_input_is_refused()
    {
        var convolution = new Convolution(1, Extent.One, Extent.One);

        var error = Assert.Throws<WorkloadException>(() => ConvolutionShape.Of(new FeatureMap(1, 0, 5), convolution));

        Assert.Equal("The ifmap has height 0, which must be at least 1.", error.Message);
    }
}
