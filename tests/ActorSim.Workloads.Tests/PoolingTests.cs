namespace ActorSim.Workloads.Tests;

public class PoolingTests
{
    [Theory]
    [InlineData(55, 3, 2, 0, 27, 27)]
    [InlineData(112, 3, 2, 0, 55, 56)]
    [InlineData(13, 3, 2, 0, 6, 6)]
    [InlineData(54, 3, 2, 0, 26, 27)]
    [InlineData(14, 5, 3, 0, 4, 4)]
    [InlineData(28, 3, 1, 1, 28, 28)]
    public void Rounding_up_lets_one_more_window_hang_over_the_edge(int side, int kernel, int stride, int pad, int down, int up)
    {
        Assert.Equal(down, OutputSide(side, kernel, stride, pad, PoolingRounding.Down));
        Assert.Equal(up, OutputSide(side, kernel, stride, pad, PoolingRounding.Up));
    }

    [Theory]
    [InlineData(3, 2, 2, 1, 2)]
    [InlineData(3, 1, 3, 0, 1)]
    public void A_window_that_would_hold_nothing_of_the_input_is_left_out(int side, int kernel, int stride, int pad, int up)
    {
        Assert.Equal(up, OutputSide(side, kernel, stride, pad, PoolingRounding.Up));
    }

    [Fact]
    public void Rounding_up_covers_every_pixel_that_its_steps_can_reach()
    {
        var random = new Random(4);
        for (var trial = 0; trial < 1000; trial++)
        {
            var kernel = random.Next(1, 6);
            var stride = random.Next(1, 6);
            var pad = random.Next(0, kernel);
            var side = Math.Max(1, kernel - (2 * pad)) + random.Next(0, 20);

            Assert.Equal(WindowsWithInput(side, kernel, stride, pad), OutputSide(side, kernel, stride, pad, PoolingRounding.Up));
        }

        // Windows are placed until one reaches the far end of the padded input; one that would begin behind the input does not count.
        static int WindowsWithInput(int side, int kernel, int stride, int pad)
        {
            var windows = 0;
            for (var start = -pad; start < side; start += stride)
            {
                windows++;
                if (start + kernel >= side + pad)
                {
                    break;
                }
            }

            return windows;
        }
    }

    [Fact]
    public void Global_pooling_leaves_one_pixel_a_channel()
    {
        var input = new FeatureMap(1024, 7, 5);

        var pooling = Pooling.Global(PoolingMethod.Average, input);

        Assert.Equal(FeatureMap.Vector(1024), pooling.OutputOf([input]));
        Assert.Equal("average-pool", pooling.Kind);
    }

    [Fact]
    public void A_pad_as_large_as_the_kernel_is_refused()
    {
        var pooling = new Pooling(PoolingMethod.Max, Extent.Square(2), Extent.One, Extent.Square(2));

        var error = Assert.Throws<WorkloadException>(() => pooling.OutputOf([new FeatureMap(1, 8, 8)]));

        Assert.Equal("The pad of 2×2 must be smaller than the pooling kernel of 2×2, or a window would hold nothing but padding.", error.Message);
    }

    [Theory]
    [InlineData(PoolingRounding.Down)]
    [InlineData(PoolingRounding.Up)]
    public void A_kernel_larger_than_the_padded_input_is_refused(PoolingRounding rounding)
    {
        var pooling = new Pooling(PoolingMethod.Max, Extent.Square(7), Extent.One, Rounding: rounding);

        var error = Assert.Throws<WorkloadException>(() => pooling.OutputOf([new FeatureMap(1, 6, 6)]));

        Assert.Equal("kernel", error.Setting);
    }

    private static int OutputSide(int side, int kernel, int stride, int pad, PoolingRounding rounding)
    {
        var pooling = new Pooling(PoolingMethod.Max, Extent.Square(kernel), Extent.Square(stride), Extent.Square(pad), rounding);
        return pooling.OutputOf([new FeatureMap(1, side, side)]).Height;
    }
}
