using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.RowStationary.Mapping;

public class RowStationaryCountTests
{
    [Fact]
    public void The_count_equals_loops_that_touch_every_word_of_random_layers()
    {
        var random = new Random(17);
        for (var run = 0; run < 200; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var touched = TouchedOperands.Of(new RowStationaryProgram(chip, [layer]), 0);

            Assert.Equal(layer.Batch * layer.Shape.Macs, touched.Macs);
            Assert.Equal(touched, RowStationaryCount.Of(chip, layer));
        }
    }

    [Theory]
    [InlineData(Granularity.Word)]
    [InlineData(Granularity.Burst)]
    public void The_count_equals_what_a_simulation_counts(Granularity granularity)
    {
        var random = new Random(18);
        for (var run = 0; run < 150; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var builder = new SimulationBuilder();
            var system = RowStationarySystem.Add(builder, "/chip", new RowStationaryProgram(chip, [layer]), granularity);

            Assert.True(builder.Build().Run().Succeeded);
            Assert.Equal(system.FiguresOf(0).Accesses, RowStationaryCount.Of(chip, layer));
        }
    }

    [Theory]
    [InlineData(0, 18.45, 6.06)]
    [InlineData(1, 77.57, 5.43)]
    [InlineData(2, 50.18, 5.05)]
    [InlineData(3, 37.37, 3.92)]
    [InlineData(4, 24.92, 2.61)]
    public void AlexNet_s_published_mappings_make_the_published_traffic(int index, double bufferMegabytes, double dramMegabytes)
    {
        var (name, shape) = MappedLayers.AlexNet[index];
        var count = RowStationaryCount.Of(MappedLayers.EyerissV1, new RowStationaryLayer(name, shape, 4, MappedLayers.Published[index]));

        Assert.Equal(bufferMegabytes, 2e-6 * (count.BufferReads.Ifmap + count.BufferReads.Psum + count.BufferWrites.Psum), 0.01);
        Assert.Equal(dramMegabytes, 2e-6 * (count.DramReads.Total + count.DramWrites.Total), 0.01);
    }

    [Fact]
    public void The_estimate_of_AlexNet_s_fifth_layer_is_within_2_percent_of_its_simulation()
    {
        var (name, shape) = MappedLayers.AlexNet[4];
        var builder = new SimulationBuilder();
        var system = RowStationarySystem.Add(
            builder, "/chip", new RowStationaryProgram(MappedLayers.EyerissV1, [new RowStationaryLayer(name, shape, 4, MappedLayers.Published[4])]));
        builder.Build().Run();
        var simulated = system.FiguresOf(0).Time.Total;

        Assert.InRange(RowStationaryEstimate.Of(MappedLayers.EyerissV1, shape, 4, MappedLayers.Published[4]).Total, 0.98 * simulated, 1.02 * simulated);
    }

    [Fact]
    public void A_mapping_that_does_not_fit_is_not_counted()
    {
        var (name, shape) = MappedLayers.AlexNet[2];
        var layer = new RowStationaryLayer(name, shape, 4, MappedLayers.Published[2] with { Channels = 5 });

        var error = Assert.Throws<ArgumentException>(() => RowStationaryCount.Of(MappedLayers.EyerissV1, layer));

        Assert.StartsWith("CONV3: The ifmap scratch pad would have to hold a window of q·S = 15 words; it has room for 12, 3 too few.", error.Message, StringComparison.Ordinal);
    }
}
