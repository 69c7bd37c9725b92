namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>What values change about a chip beside its ofmaps.</summary>
public sealed class FunctionalChipTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Coded_feature_maps_take_the_bytes_of_their_code(int seed)
    {
        var plain = RandomChips.Program(seed);
        var coding = new FeatureMapCoding { IfmapZeros = 0.5, OfmapZeros = 0.5 };
        var program = new RowStationaryProgram(plain.Hardware, [.. plain.Layers.Select(layer => layer with { Coding = coding })]);
        var values = RandomChips.Values(seed, program);
        var run = new ChipRun(program, Granularity.Word, values);
        run.Run();

        for (var layer = 0; layer < program.Layers.Length; layer++)
        {
            var (ifmaps, ofmaps) = CodeBytes(program, layer, values.Ifmaps[layer], run.Chip.OfmapsOf(layer).ToArray());
            Assert.Equal((ifmaps, ofmaps), (run.Chip.FiguresOf(layer).Traffic.IfmapBytes, run.Chip.FiguresOf(layer).Traffic.OfmapBytes));
        }
    }

    [Fact]
    public void Values_change_no_time_of_feature_maps_that_are_not_coded()
    {
        var program = RandomChips.Program(seed: 5);
        var withValues = new ChipRun(program, Granularity.Word, RandomChips.Values(5, program));
        var without = new ChipRun(program, Granularity.Word);
        withValues.Run();
        without.Run();

        Assert.Equal(without.Figures, withValues.Figures);
    }

    [Fact]
    public void Values_for_bursts_are_refused()
    {
        var program = RandomChips.Program(seed: 5);

        Assert.Contains("word-granular", Assert.Throws<ArgumentException>(
            () => new ChipRun(program, Granularity.Burst, RandomChips.Values(5, program))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_of_values_is_refused()
    {
        var program = RandomChips.Program(seed: 5);
        var values = RandomChips.Values(5, program);
        var tooFew = values with { Filters = [.. values.Filters.Select(filters => filters[1..])] };

        Assert.Contains("weights", Assert.Throws<ArgumentException>(
            () => new ChipRun(program, Granularity.Word, tooFew)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ChipRun(program, Granularity.Word, new RowStationaryValues([], [])));
    }

    [Fact]
    public void A_run_without_values_has_no_ofmaps_to_show()
    {
        var run = new ChipRun(RandomChips.Program(seed: 5), Granularity.Word);
        run.Run();

        Assert.Throws<InvalidOperationException>(() => run.Chip.OfmapsOf(0).Length);
    }

    private static (long Ifmaps, long Ofmaps) CodeBytes(RowStationaryProgram program, int layer, int[] ifmap, long[] ofmap)
    {
        var (ifmapBytes, ofmapBytes) = (0L, 0L);
        for (var i = program.FirstPassOf(layer); i < program.FirstPassOf(layer + 1); i++)
        {
            var (pass, shape) = (program.Passes[i], program.ShapeOf(i));
            ifmapBytes += pass.LoadsIfmaps ? 8 * RunLengthCode.Encode([.. IfmapWords(pass, shape, ifmap)]).Length : 0;
            ofmapBytes += pass.DrainsOfmaps ? 8 * RunLengthCode.Encode([.. OfmapWords(program, i, ofmap)]).Length : 0;
        }

        return (ifmapBytes, ofmapBytes);
    }

    private static IEnumerable<short> IfmapWords(Pass pass, PassShape shape, int[] ifmap)
    {
        var (layer, input) = (shape.Layer, shape.Layer.Input);
        for (var image = pass.FirstImage; image < pass.FirstImage + shape.Images; image++)
        {
            for (var channel = 0; channel < shape.Channels * shape.ChannelSets; channel++)
            {
                for (var row = 0; row < shape.IfmapRows; row++)
                {
                    for (var column = 0; column < layer.PaddedInput.Width; column++)
                    {
                        var c = (pass.Group * layer.ChannelsPerGroup) + pass.FirstChannel + channel;
                        var y = (pass.FirstRow * layer.Convolution.Stride.Height) + row - layer.Convolution.Padding.Height;
                        var x = column - layer.Convolution.Padding.Width;
                        yield return y >= 0 && y < input.Height && x >= 0 && x < input.Width
                            ? (short)ifmap[(((((image * input.Channels) + c) * input.Height) + y) * input.Width) + x]
                            : (short)0;
                    }
                }
            }
        }
    }

    /// <summary>Behind the ReLU, and 1 for whatever is positive.</summary>
    private static IEnumerable<short> OfmapWords(RowStationaryProgram program, int index, long[] ofmap)
    {
        var (pass, shape, output) = (program.Passes[index], program.ShapeOf(index), program.ShapeOf(index).Layer.Output);
        for (var image = pass.FirstImage; image < pass.FirstImage + shape.Images; image++)
        {
            for (var filter = 0; filter < program.FiltersOfBlock(index); filter++)
            {
                for (var row = pass.FirstRow; row < pass.FirstRow + shape.Rows; row++)
                {
                    for (var column = 0; column < output.Width; column++)
                    {
                        var f = (pass.Group * shape.Layer.FiltersPerGroup) + program.FirstFilterOfBlock(index) + filter;
                        yield return ofmap[(((((image * output.Channels) + f) * output.Height) + row) * output.Width) + column] > 0 ? (short)1 : (short)0;
                    }
                }
            }
        }
    }
}
