using ActorSim.Accelerator.Tests.RowStationary.Mapping;

namespace ActorSim.Accelerator.Tests.Eyexam;

public class RowStationaryEyexamTests
{
    [Fact]
    public void Bounds_never_increase()
    {
        var random = new Random(21);
        for (var run = 0; run < 500; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var bounds = RowStationaryEyexam.Bounds(chip, layer);

            Assert.Equal(Enumerable.Range(1, 5), bounds.Select(bound => (int)bound.Step));
            for (var step = 1; step < bounds.Length; step++)
            {
                Assert.True(bounds[step].MacsPerCycle <= bounds[step - 1].MacsPerCycle, $"{bounds[step]} after {bounds[step - 1]}");
            }

            Assert.True(bounds[^1].MacsPerCycle > 0);
            Assert.All(bounds, bound => Assert.EndsWith(".", bound.Reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_first_three_steps_are_rows_dealt_out_to_pes()
    {
        var random = new Random(22);
        for (var run = 0; run < 100; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var (rows, rounds) = (0L, 0L);
            for (var filter = 0; filter < layer.Shape.FiltersPerGroup; filter++)
            {
                for (var channel = 0; channel < layer.Shape.ChannelsPerGroup; channel++)
                {
                    for (var row = 0; row < layer.Shape.Output.Height * layer.Shape.Convolution.Kernel.Height; row++)
                    {
                        rounds += rows++ % chip.Pes == 0 ? 1 : 0;
                    }
                }
            }

            var bounds = RowStationaryEyexam.Bounds(chip, layer);

            Assert.Equal(layer.Batch * layer.Shape.Macs, bounds[0].MacsPerCycle);
            Assert.Equal(rows, bounds[1].MacsPerCycle);
            Assert.Equal((double)rows / rounds, bounds[2].MacsPerCycle);
        }
    }

    [Fact]
    public void Step_4_is_what_the_best_mapping_would_reach_with_all_the_storage_in_the_world()
    {
        var random = new Random(23);
        for (var run = 0; run < 40; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var roomy = chip with { Pads = ScratchPads.Separate(1000, 10000, 1000), BankWords = 1000000, FilterBufferWords = 1000000 };
            var shape = layer.Shape;
            var best =
                (from e in Enumerable.Range(1, shape.Output.Height)
                 from p in Enumerable.Range(1, shape.FiltersPerGroup)
                 from t in Enumerable.Range(1, shape.FiltersPerGroup)
                 from q in Enumerable.Range(1, shape.ChannelsPerGroup)
                 from r in Enumerable.Range(1, shape.ChannelsPerGroup)
                 let mapping = new RowStationaryMapping(shape.FiltersPerGroup, 1, e, p, q, r, t)
                 where MappingLimits.FirstBroken(roomy, shape, 1, mapping) is null
                 select MacsPerCycle(roomy, layer with { Batch = 1, Mapping = mapping })).Max();

            Assert.Equal(best, RowStationaryEyexam.Bounds(chip, layer)[3].MacsPerCycle, 1e-9 * best);
        }
    }

    [Fact]
    public void Step_5_is_what_the_mapping_s_passes_reach_when_nobody_waits()
    {
        var random = new Random(24);
        for (var run = 0; run < 200; run++)
        {
            var (chip, layer) = MappedLayers.RandomFitting(random);
            var passes = MacsPerCycle(chip, layer);

            Assert.Equal(passes, RowStationaryEyexam.Bounds(chip, layer)[4].MacsPerCycle, 1e-9 * passes);
        }
    }

    [Fact]
    public void AlexNet_s_first_layer_keeps_154_pes_at_work_in_all_strips_but_the_last()
    {
        var (name, shape) = MappedLayers.AlexNet[0];
        var bounds = RowStationaryEyexam.Bounds(MappedLayers.EyerissV1, new RowStationaryLayer(name, shape, 4, MappedLayers.Published[0]));

        Assert.Equal(154 * 55 / 56.0, bounds[4].MacsPerCycle, 1e-9);
        Assert.Equal(
            "A PE slides a filter row along an ifmap row, MAC after MAC, and images come one after the other: 11 filter rows × 55 ofmap rows × 3 channels × 96 filters can run at once.",
            bounds[1].Reason);
        Assert.Equal("174,240 such rows on 168 PEs take 1038 rounds; in the last 144 PEs have none.", bounds[2].Reason);
    }

    [Fact]
    public void A_roofline_has_macs_per_word_and_words_per_cycle_of_each_network()
    {
        var (name, shape) = MappedLayers.AlexNet[0];
        var layer = new RowStationaryLayer(name, shape, 4, MappedLayers.Published[0]);
        var count = RowStationaryCount.Of(MappedLayers.EyerissV1, layer);

        var lines = RowStationaryEyexam.Roofline(MappedLayers.EyerissV1, layer);

        Assert.Equal(
            ["ifmaps to the array", "filters to the array", "psums to the array", "psums from the array", "words from and to DRAM"],
            lines.Select(line => line.Data));
        Assert.Equal([1, 4, 4, 4, 1.2], lines.Select(line => Math.Round(line.WordsPerCycle, 9)));
        Assert.Equal((double)count.Macs / count.BufferReads.Ifmap, lines[0].MacsPerWord);
        Assert.Equal(lines[1].MacsPerWord * 4, lines[1].MacsPerCycle);
    }

    [Fact]
    public void Data_that_never_come_have_no_line()
    {
        var chip = MappedLayers.EyerissV1 with { ReadsFirstPsums = false };
        var layer = new RowStationaryLayer("layer", MappedLayers.Layer(1, 5, 2, 3), 1, new RowStationaryMapping(2, 1, 3, 2, 1, 1, 1));

        Assert.DoesNotContain(RowStationaryEyexam.Roofline(chip, layer), line => line.Data == "psums to the array");
    }

    [Fact]
    public void A_mapping_that_does_not_fit_is_refused()
    {
        var layer = new RowStationaryLayer("layer", MappedLayers.Layer(1, 5, 2, 3), 1, new RowStationaryMapping(2, 1, 4, 2, 1, 1, 1));

        Assert.Contains("e is 4", Assert.Throws<ArgumentException>(() => RowStationaryEyexam.Bounds(MappedLayers.EyerissV1, layer)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RowStationaryEyexam.Roofline(MappedLayers.EyerissV1, layer));
    }

    private static double MacsPerCycle(RowStationaryHardware chip, RowStationaryLayer layer)
    {
        var program = new RowStationaryProgram(chip, [layer]);
        var cycles = Enumerable.Range(0, program.Passes.Length).Sum(pass => (long)program.ShapeOf(pass).Windows * program.ShapeOf(pass).WindowMacs);
        return (double)layer.Batch * layer.Shape.Macs / cycles;
    }
}
