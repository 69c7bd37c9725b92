using ActorSim.Accelerator.Tests.RowStationary.Mapping;

namespace ActorSim.Accelerator.Tests.Reuse;

public class ReuseCountTests
{
    [Fact]
    public void AlexNet_s_worst_case_is_four_accesses_a_mac()
    {
        Assert.Equal(2_897_627_264, MappedLayers.AlexNet.Sum(layer => ReuseCount.AtMost(layer.Shape, 1).WorstCase));
        Assert.Equal(4 * 2_897_627_264L, MappedLayers.AlexNet.Sum(layer => ReuseCount.AtMost(layer.Shape, 4).WorstCase));
    }

    [Fact]
    public void At_most_everything_is_saved_but_one_access_to_each_word_that_is_touched()
    {
        var random = new Random(11);
        for (var run = 0; run < 100; run++)
        {
            var (layer, batch) = (MappedLayers.RandomLayer(random), random.Next(1, 4));
            var (perFilter, ifmap, perImage, weights) = (new HashSet<(int, int, int, int, int)>(), new HashSet<(int, int, int, int)>(), new HashSet<(int, int, long)>(), new HashSet<(int, long)>());
            var (perGroup, channels) = (layer.FiltersPerGroup, layer.ChannelsPerGroup);
            for (var image = 0; image < batch; image++)
            {
                for (var filter = 0; filter < layer.Convolution.Filters; filter++)
                {
                    for (var m = 0; m < layer.Gemm.M; m++)
                    {
                        for (var k = 0; k < layer.Gemm.K; k++)
                        {
                            var word = layer.WordAt(m, k, filter / perGroup);
                            perFilter.Add((image, filter, word.Channel, word.Row, word.Column));
                            ifmap.Add((image, word.Channel, word.Row, word.Column));
                            perImage.Add((image, filter, k));
                            weights.Add((filter, k));
                        }
                    }
                }
            }

            var most = ReuseCount.AtMost(layer, batch);

            Assert.Equal(most.Macs - perFilter.Count, most.IfmapConvolutional);
            Assert.Equal(perFilter.Count - ifmap.Count, most.Fmap);
            Assert.Equal(most.Macs - perImage.Count, most.FilterConvolutional);
            Assert.Equal(perImage.Count - weights.Count, most.Filter);
            Assert.Equal((2 * most.Macs) - (batch * layer.Output.Elements), most.Accumulation);
            Assert.Equal(new OperandWords(ifmap.Count, weights.Count, batch * layer.Output.Elements), most.Remaining);
        }
    }

    [Fact]
    public void What_is_saved_and_what_remains_make_the_worst_case()
    {
        var random = new Random(12);
        for (var run = 0; run < 300; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var (real, most) = (ReuseCount.Of(layer.Shape, layer.Batch, RowStationaryCount.Of(chip, layer)), ReuseCount.AtMost(layer.Shape, layer.Batch));

            Assert.All(new[] { real.IfmapConvolutional, real.FilterConvolutional, real.Fmap, real.Filter, real.Accumulation }, saved => Assert.True(saved >= 0));
            Assert.True(real.IfmapConvolutional <= most.IfmapConvolutional && real.Fmap <= most.Fmap);
            Assert.True(real.FilterConvolutional <= most.FilterConvolutional && real.Filter <= most.Filter);
            if (real.Remaining.Ifmap <= real.Macs)
            {
                Assert.Equal(real.WorstCase, real.Saved + real.Remaining.Total);
            }
        }
    }

    [Fact]
    public void Fully_connected_layers_of_one_image_reuse_ifmaps_alone()
    {
        var most = ReuseCount.AtMost(MappedLayers.AlexNet[6].Shape, 1);

        Assert.Equal((0, 0), (most.Convolutional, most.Filter));
        Assert.Equal(4095 * 4096, most.Fmap);
    }

    [Fact]
    public void A_second_image_saves_reads_of_filters()
    {
        var shape = MappedLayers.AlexNet[6].Shape;

        Assert.Equal(3 * shape.Weights, ReuseCount.AtMost(shape, 4).Filter);
    }

    [Fact]
    public void Convolutional_reuse_is_counted_before_the_others()
    {
        var shape = MappedLayers.AlexNet[2].Shape;
        var most = ReuseCount.AtMost(shape, 4);

        var little = ReuseCount.Of(shape, 4, new OperandWords(most.Macs - 1000, most.Macs - 1000, 2 * most.Macs));

        Assert.Equal((1000, 0, 1000, 0, 0), (little.IfmapConvolutional, little.Fmap, little.FilterConvolutional, little.Filter, little.Accumulation));
    }

    [Fact]
    public void Words_beyond_the_worst_case_save_nothing()
    {
        var shape = MappedLayers.AlexNet[2].Shape;
        var macs = 4 * shape.Macs;

        var none = ReuseCount.Of(shape, 4, new OperandWords(macs + 5, macs + 5, (2 * macs) + 5));

        Assert.Equal(0, none.Saved);
        Assert.Equal(none.WorstCase + 15, none.Remaining.Total);
    }

    [Fact]
    public void Layers_add_up()
    {
        var (one, other) = (ReuseCount.AtMost(MappedLayers.AlexNet[0].Shape, 4), ReuseCount.AtMost(MappedLayers.AlexNet[5].Shape, 4));

        Assert.Equal(one.Saved + other.Saved, (one + other).Saved);
        Assert.Equal(one.WorstCase + other.WorstCase, (one + other).WorstCase);
        Assert.Equal(one.Remaining + other.Remaining, (one + other).Remaining);
    }

    [Fact]
    public void An_empty_batch_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReuseCount.AtMost(MappedLayers.AlexNet[0].Shape, 0));
}
