using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.Systolic;

public sealed class IfmapLayoutTests
{
    [Fact]
    public void Addresses_are_those_of_the_unrolled_convolution()
    {
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var shape = RandomShape(random);
            var layout = SystolicLayer.Of("layer", shape).Ifmap;

            Assert.Equal((shape.Gemm.M, shape.Gemm.K), (layout.Rows, layout.Columns));
            for (var group = 0; group < shape.Gemm.Groups; group++)
            {
                for (var m = 0; m < layout.Rows; m++)
                {
                    for (var k = 0; k < layout.Columns; k++)
                    {
                        var word = shape.WordAt(m, k, group);
                        Assert.Equal(word.IsPadding ? IfmapLayout.Outside : word.OffsetIn(shape.Input), layout.AddressOf(group, m, k));
                    }
                }
            }
        }
    }

    [Fact]
    public void A_matrix_lies_row_after_row()
    {
        var layout = IfmapLayout.OfMatrix(3, 5);

        Assert.Equal(15, layout.Words);
        Assert.Equal(2 * 5 + 4, layout.AddressOf(0, 2, 4));
    }

    private static ConvolutionShape RandomShape(Random random)
    {
        var groups = random.Next(1, 4);
        var kernel = new Extent(random.Next(1, 4), random.Next(1, 4));
        var padding = new Extent(random.Next(0, 3), random.Next(0, 3));
        return ConvolutionShape.Of(
            new FeatureMap(groups * random.Next(1, 4), random.Next(3, 8), random.Next(3, 8)),
            new Convolution(groups * random.Next(1, 4), kernel, new Extent(random.Next(1, 3), random.Next(1, 3)), padding, groups));
    }
}
