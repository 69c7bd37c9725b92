using ActorSim.Accelerator.Tests.RowStationary.Mapping;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.Systolic.Mapping;

public class TileMapperTests
{
    public static TheoryData<Dataflow> Dataflows => [.. Arrays.Dataflows];

    [Theory]
    [MemberData(nameof(Dataflows))]
    public void The_count_equals_loops_that_touch_every_operand_of_random_layers(Dataflow dataflow)
    {
        var random = new Random(31);
        for (var run = 0; run < 60; run++)
        {
            var (layer, batch) = (MappedLayers.RandomLayer(random), random.Next(1, 4));
            var array = new TiledArray(dataflow, random.Next(1, 9), random.Next(1, 6), 100000);
            var mapping = new TileMapping(
                (ResidentTile)random.Next(3),
                random.Next(1, batch + 1),
                random.Next(1, layer.Output.Height + 1),
                random.Next(1, layer.FiltersPerGroup + 1),
                random.Next(1, layer.ChannelsPerGroup + 1));

            Assert.Equal(new TouchedTiles(array, layer, batch, mapping).Count(), TileCount.Of(array, layer, batch, mapping));
        }
    }

    [Theory]
    [MemberData(nameof(Dataflows))]
    public void A_layer_in_one_tile_makes_the_accesses_of_a_simulated_array(Dataflow dataflow)
    {
        var random = new Random(32);
        for (var run = 0; run < 20; run++)
        {
            var layer = MappedLayers.RandomLayer(random);
            var (rows, columns) = (random.Next(1, 9), random.Next(1, 9));
            var system = new SystolicSystem(Arrays.Of(rows, columns, dataflow, bufferWords: 1 << 20), [SystolicLayer.Of("layer", layer)]);
            system.Simulation.Run();
            var simulated = system.FiguresOf(0);

            var mapping = new TileMapping(ResidentTile.Psum, 1, layer.Output.Height, layer.FiltersPerGroup, layer.ChannelsPerGroup);
            var count = TileCount.Of(new TiledArray(dataflow, rows, columns, 1 << 20), layer, 1, mapping);

            Assert.Equal(simulated.Macs, count.Macs);
            Assert.Equal((simulated.SramIfmapReads, simulated.SramFilterReads), (count.BufferReads.Ifmap, count.BufferReads.Filter));
            Assert.Equal(simulated.SramOfmapWrites, count.BufferWrites.Psum);
            Assert.Equal(simulated.ArrayWords, count.ArrayWords.Total);
        }
    }

    [Fact]
    public void One_pe_makes_the_accesses_of_the_lecture_s_one_dimensional_convolution()
    {
        var layer = ConvolutionShape.Of(new FeatureMap(1, 1, 20), new Convolution(1, new Extent(1, 4), Extent.Square(1)));
        var (outputs, weights) = (17L, 4L);
        var mapping = new TileMapping(ResidentTile.Psum, 1, 1, 1, 1);

        var output = TileCount.Of(new TiledArray(Dataflow.OutputStationary, 1, 1, 1000), layer, 1, mapping);
        var weight = TileCount.Of(new TiledArray(Dataflow.WeightStationary, 1, 1, 1000), layer, 1, mapping);

        Assert.Equal(new OperandWords(outputs * weights, outputs * weights, 0), output.BufferReads);
        Assert.Equal(outputs, output.BufferWrites.Psum);
        Assert.Equal(new OperandWords(outputs * weights, weights, (outputs * weights) - outputs), weight.BufferReads);
        Assert.Equal(outputs * weights, weight.BufferWrites.Psum);
    }

    [Theory]
    [MemberData(nameof(Dataflows))]
    public void No_tiling_of_a_small_layer_is_better_than_the_winner(Dataflow dataflow)
    {
        var random = new Random(33);
        for (var run = 0; run < 60; run++)
        {
            var (layer, batch) = (MappedLayers.RandomLayer(random), random.Next(1, 4));
            var array = new TiledArray(dataflow, random.Next(1, 9), random.Next(1, 6), random.Next(60, 600));
            var mapper = new TileMapper(array, MappingObjective.Energy, MappedLayers.Normalised);
            var all = AllFitting(array, layer, batch).ToList();
            if (all.Count == 0)
            {
                Assert.NotNull(mapper.WhyNothingFits(layer));
                continue;
            }

            var best = all.Min(mapping => Energy(array, layer, batch, mapping));

            Assert.Equal(best, mapper.Choose(layer, batch).Winner.Energy!.Total, 1e-9 * best);
        }
    }

    [Theory]
    [InlineData(MappingObjective.Latency)]
    [InlineData(MappingObjective.EnergyDelay)]
    public void Tilings_that_are_kept_fit_and_come_best_first(MappingObjective objective)
    {
        var array = new TiledArray(Dataflow.WeightStationary, 16, 16, 65536);
        var (_, layer) = MappedLayers.AlexNet[2];
        var choice = new TileMapper(array, objective, MappedLayers.Normalised).Choose(layer, 4);

        Assert.Equal(5, choice.Best.Length);
        Assert.All(choice.Best, one => Assert.Null(one.Mapping.WhyNotOn(array, layer, 4)));
        var figures = choice.Best.Select(one => objective == MappingObjective.Latency ? one.Cycles : one.Cycles * one.Energy!.Total).ToList();
        Assert.Equal(figures.Order(), figures);
        Assert.Contains(choice.Discarded, one => one.Limit == "buffer" && one.Count > 0);
    }

    [Fact]
    public void The_winner_says_what_stays_and_the_others_why_they_lost()
    {
        var (_, layer) = MappedLayers.AlexNet[2];
        var choice = new TileMapper(new TiledArray(Dataflow.OutputStationary, 16, 16, 65536), MappingObjective.Energy, MappedLayers.Normalised).Choose(layer, 4);

        Assert.Matches("^(ifmaps|filters|psums) stay; tiles of ", choice.Winner.Mapping.ToString());
        Assert.All(choice.Best[1..], one => Assert.Matches("^(.* more energy; .*|As much energy, but .*|Equal; .*)\\.$", one.WhyNot));
    }

    [Fact]
    public void A_buffer_that_is_too_small_is_refused_with_what_is_missing()
    {
        var layer = MappedLayers.Layer(1, 5, 2, 3);
        var mapper = new TileMapper(new TiledArray(Dataflow.OutputStationary, 4, 4, 20), MappingObjective.Energy, MappedLayers.Normalised);

        Assert.StartsWith(
            "No tiling fits, not even one image, row, filter and channel at a time: The buffer would have to hold tiles of 15 ifmap words, 9 weights and 3 psums; it has room for 20 words, 7 too few.",
            Assert.Throws<ArgumentException>(() => mapper.Choose(layer, 1)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_larger_than_the_layer_are_refused()
    {
        var layer = MappedLayers.Layer(1, 5, 2, 3);
        var array = new TiledArray(Dataflow.OutputStationary, 4, 4, 2000);

        Assert.Contains("4 of the 3 ofmap rows", new TileMapping(ResidentTile.Psum, 1, 4, 1, 1).WhyNotOn(array, layer, 1), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TileCount.Of(array, layer, 1, new TileMapping(ResidentTile.Psum, 1, 1, 0, 1)));
    }

    [Fact]
    public void Wrong_arrays_tables_and_batches_are_refused()
    {
        var array = new TiledArray(Dataflow.OutputStationary, 4, 4, 2000);

        Assert.Throws<ArgumentOutOfRangeException>(() => new TileMapper(array with { Rows = 0 }, MappingObjective.Latency, null));
        Assert.Throws<ArgumentException>(() => new TileMapper(array, MappingObjective.Energy, null));
        Assert.Throws<ArgumentException>(() => new TileMapper(array, MappingObjective.Energy, MappedLayers.Normalised with { Dram = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileMapper(array, MappingObjective.Latency, null).Choose(MappedLayers.AlexNet[0].Shape, 0));
    }

    private static double Energy(TiledArray array, ConvolutionShape layer, int batch, TileMapping mapping) =>
        EnergyBreakdown.Of(TileCount.Of(array, layer, batch, mapping), MappedLayers.Normalised).Total;

    private static IEnumerable<TileMapping> AllFitting(TiledArray array, ConvolutionShape layer, int batch) =>
        from resident in Enum.GetValues<ResidentTile>()
        from images in Enumerable.Range(1, batch)
        from rows in Enumerable.Range(1, layer.Output.Height)
        from filters in Enumerable.Range(1, layer.FiltersPerGroup)
        from channels in Enumerable.Range(1, layer.ChannelsPerGroup)
        let mapping = new TileMapping(resident, images, rows, filters, channels)
        where mapping.WhyNotOn(array, layer, batch) is null
        select mapping;
}
