using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary.Mapping;

public class RowStationaryMapperTests
{
    [Theory]
    [InlineData(MappingObjective.Energy)]
    [InlineData(MappingObjective.Latency)]
    [InlineData(MappingObjective.EnergyDelay)]
    public void No_mapping_of_a_small_layer_is_better_than_the_winner(MappingObjective objective)
    {
        var random = new Random(3);
        for (var run = 0; run < 200; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var choice = new RowStationaryMapper(chip, objective, MappedLayers.Normalised).Choose(layer.Shape, layer.Batch);

            var best = AllFitting(chip, layer.Shape, layer.Batch).Min(mapping => Figure(chip, layer, mapping, objective));

            Assert.Equal(best, Figure(chip, layer, choice.Winner.Mapping, objective), 1e-9 * best);
        }
    }

    [Fact]
    public void All_mappings_that_are_kept_fit_and_come_best_first()
    {
        var random = new Random(4);
        for (var run = 0; run < 50; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var choice = new RowStationaryMapper(chip, MappingObjective.Energy, MappedLayers.Normalised) { Keep = 20 }.Choose(layer.Shape, layer.Batch);

            Assert.All(choice.Best, one => Assert.Null(MappingLimits.FirstBroken(chip, layer.Shape, layer.Batch, one.Mapping)));
            Assert.Equal(choice.Best.OrderBy(one => one.Energy!.Total).Select(one => one.Energy!.Total), choice.Best.Select(one => one.Energy!.Total));
            Assert.InRange(choice.Best.Length, 1, Math.Min(20, choice.Fitting));
            Assert.Equal(choice.Best.Length, choice.Best.DistinctBy(one => (one.Energy!.Total, one.Cycles)).Count());
            Assert.Null(choice.Winner.WhyNot);
            Assert.All(choice.Best[1..], one => Assert.EndsWith(".", one.WhyNot, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void AlexNet_s_first_layer_gets_the_published_mapping()
    {
        var choice = Choose(0, MappingObjective.Energy);

        Assert.Equal(MappedLayers.Published[0], choice.Winner.Mapping);
        Assert.Equal(
            "0.14 % more energy; 50 % more buffer accesses of ifmaps: passes of 20 filters and strips of 7 rows need each word 7.3 times instead of 4.86.",
            choice.Best[1].WhyNot);
    }

    [Fact]
    public void The_published_mappings_cost_little_more_than_the_winners()
    {
        for (var index = 0; index < MappedLayers.Published.Length; index++)
        {
            var (name, shape) = MappedLayers.AlexNet[index];
            var published = EnergyBreakdown.Of(
                RowStationaryCount.Of(MappedLayers.EyerissV1, new RowStationaryLayer(name, shape, 4, MappedLayers.Published[index])), MappedLayers.Normalised);

            Assert.InRange(published.Total / Choose(index, MappingObjective.Energy).Winner.Energy!.Total, 1, 1.05);
        }
    }

    [Fact]
    public void All_layers_of_AlexNet_and_VGG_16_fit_Eyeriss_v1()
    {
        foreach (var (name, shape) in MappedLayers.AlexNet.Concat(MappedLayers.Vgg16))
        {
            var winner = new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.EnergyDelay, MappedLayers.Normalised).Choose(shape, 3).Winner;

            Assert.True(MappingLimits.FirstBroken(MappedLayers.EyerissV1, shape, 3, winner.Mapping) is null, $"{name}: {winner.Mapping}");
            Assert.InRange(winner.EstimatedCycles, 3 * shape.Macs / MappedLayers.EyerissV1.Pes, long.MaxValue);
        }
    }

    [Fact]
    public void The_same_layer_gets_the_same_mappings_again()
    {
        Assert.Equal(Choose(2, MappingObjective.EnergyDelay).Best.AsEnumerable(), Choose(2, MappingObjective.EnergyDelay).Best);
    }

    [Fact]
    public void Latency_needs_no_energy_table()
    {
        var (_, shape) = MappedLayers.AlexNet[0];
        var choice = new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.Latency, costs: null).Choose(shape, 4);

        Assert.Null(choice.Winner.Energy);
        Assert.All(choice.Best, one => Assert.True(one.Cycles >= choice.Winner.Cycles));
    }

    [Fact]
    public void The_best_few_change_places_when_simulation_says_so()
    {
        var (_, shape) = MappedLayers.AlexNet[3];
        var mapper = new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.Latency, MappedLayers.Normalised);
        var estimated = mapper.Choose(shape, 4);
        var third = estimated.Best[2].Mapping;

        var confirmed = mapper.Choose(shape, 4, mapping => mapping == third ? 1000 : 2000, confirmed: 3);

        Assert.Equal(third, confirmed.Winner.Mapping);
        Assert.Equal(1000, confirmed.Winner.Cycles);
        Assert.Equal(estimated.Best[0].Mapping, confirmed.Best[1].Mapping);
        Assert.StartsWith("100 % more cycles; ", confirmed.Best[1].WhyNot, StringComparison.Ordinal);
        Assert.Null(confirmed.Best[3].SimulatedCycles);
    }

    [Fact]
    public void A_filter_higher_than_the_array_is_refused_with_what_is_missing()
    {
        var mapper = new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.Energy, MappedLayers.Normalised);
        var layer = ConvolutionShape.Of(new FeatureMap(3, 50, 50), new Convolution(8, new Extent(13, 5), Extent.Square(1)));

        var error = Assert.Throws<ArgumentException>(() => mapper.Choose(layer, 1));

        Assert.StartsWith(
            "No mapping fits; even with all parameters at 1: A stack of r PE sets needs r·R = 13 rows of PEs; the array has 12, 1 too few.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Null(mapper.WhyNothingFits(MappedLayers.AlexNet[0].Shape));
    }

    [Fact]
    public void Nothing_fits_exactly_when_no_mapping_keeps_the_limits()
    {
        var random = new Random(5);
        var refused = 0;
        for (var run = 0; run < 300; run++)
        {
            var (chip, layer) = (MappedLayers.RandomChip(random), MappedLayers.RandomLayer(random));
            var why = new RowStationaryMapper(chip, MappingObjective.Latency, null).WhyNothingFits(layer);

            Assert.Equal(AllFitting(chip, layer, batch: 1).Any(), why is null);
            refused += why is null ? 0 : 1;
        }

        Assert.InRange(refused, 1, 299);
    }

    [Fact]
    public void What_does_not_fit_is_counted_by_the_limit_that_it_breaks()
    {
        var discarded = Choose(0, MappingObjective.Energy).Discarded;

        Assert.Contains(discarded, one => one.Limit == "filter scratch pad" && one.Count > 0);
        Assert.Contains(discarded, one => one.Limit == "rows of the array" && one.Count > 0);
        Assert.Contains(discarded, one => one.Limit == "buffer" && one.Count > 0);
    }

    [Fact]
    public void An_energy_table_with_a_gap_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.Latency, MappedLayers.Normalised with { Buffer = null }));

        Assert.Contains("no entry for the buffer", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.EnergyDelay, costs: null));
    }

    [Fact]
    public void An_empty_batch_is_refused()
    {
        var mapper = new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.Latency, null);

        Assert.Throws<ArgumentOutOfRangeException>(() => mapper.Choose(MappedLayers.AlexNet[0].Shape, 0));
    }

    private static MappingChoice<RowStationaryMapping> Choose(int layer, MappingObjective objective) =>
        new RowStationaryMapper(MappedLayers.EyerissV1, objective, MappedLayers.Normalised).Choose(MappedLayers.AlexNet[layer].Shape, 4);

    private static double Figure(RowStationaryHardware chip, RowStationaryLayer layer, RowStationaryMapping mapping, MappingObjective objective)
    {
        var energy = EnergyBreakdown.Of(RowStationaryCount.Of(chip, layer with { Mapping = mapping }), MappedLayers.Normalised).Total;
        var cycles = RowStationaryEstimate.Of(chip, layer.Shape, layer.Batch, mapping).Total;
        return objective switch
        {
            MappingObjective.Energy => energy,
            MappingObjective.Latency => cycles,
            _ => energy * cycles,
        };
    }

    private static IEnumerable<RowStationaryMapping> AllFitting(RowStationaryHardware chip, ConvolutionShape layer, int batch) =>
        from n in Enumerable.Range(1, batch)
        from e in Enumerable.Range(1, layer.Output.Height)
        from m in Enumerable.Range(1, layer.FiltersPerGroup)
        from p in Enumerable.Range(1, m)
        from t in Enumerable.Range(1, m)
        from q in Enumerable.Range(1, layer.ChannelsPerGroup)
        from r in Enumerable.Range(1, layer.ChannelsPerGroup)
        let mapping = new RowStationaryMapping(m, n, e, p, q, r, t)
        where MappingLimits.FirstBroken(chip, layer, batch, mapping) is null
        select mapping;
}
