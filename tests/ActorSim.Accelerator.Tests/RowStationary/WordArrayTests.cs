using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary;

public sealed class WordArrayTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ofmaps_equal_a_plain_convolution(int seed)
    {
        var program = RandomChips.Program(seed);
        var values = RandomChips.Values(seed, program);
        var system = new ChipRun(program, Granularity.Word, values);

        var result = system.Run();

        Assert.Empty(result.ForgottenBlocks);
        for (var layer = 0; layer < program.Layers.Length; layer++)
        {
            Assert.Equal(PlainConvolution(program.Layers[layer], values.Ifmaps[layer], values.Filters[layer]), system.Chip.OfmapsOf(layer).ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_word_that_comes_in_is_used_or_goes_out(int seed)
    {
        var program = RandomChips.Program(seed);
        var system = new ChipRun(program, Granularity.Word);
        system.Run();

        Assert.All(system.Simulation.Actors.OfType<WordPe>(), pe => Assert.Equal(0, pe.WordsKept));
        for (var layer = 0; layer < program.Layers.Length; layer++)
        {
            var (accesses, sizes) = (system.Chip.FiguresOf(layer).Accesses, program.Layers[layer]);
            Assert.Equal(sizes.Shape.Macs * sizes.Batch, accesses.Macs);

            // A PE adds for each psum once; the sum goes to the PE above or to the buffer.
            Assert.Equal(system.Pes.Sum(pe => pe.AdditionsOf(layer)), accesses.ArrayWords.Psum + accesses.BufferWrites.Psum);
            Assert.Equal(accesses.BufferFills.Filter, accesses.BufferReads.Filter);
            Assert.Equal(accesses.BufferDrains.Psum, sizes.Shape.Output.Elements * sizes.Batch);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Accesses_equal_those_of_a_loop_that_touches_every_operand(int seed)
    {
        var program = RandomChips.Program(seed);
        var system = new ChipRun(program, Granularity.Word);
        system.Run();

        for (var layer = 0; layer < program.Layers.Length; layer++)
        {
            Assert.Equal(TouchedOperands.Of(program, layer), system.Chip.FiguresOf(layer).Accesses);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_time_of_PEs_adds_up_to_that_of_the_layer(int seed)
    {
        var system = new ChipRun(RandomChips.Program(seed), Granularity.Word);
        system.Run();

        Assert.All(system.Figures, layer => Assert.Equal(system.Program.Hardware.Pes * layer.Time.Total, layer.Pes.Total));
        Assert.All(system.Figures, layer => Assert.True(layer.Pes is { Filters: >= 0, Unused: >= 0 }));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_PE_is_busy_for_a_cycle_with_each_MAC_and_each_addition(int seed)
    {
        var system = new ChipRun(RandomChips.Program(seed), Granularity.Word);
        var end = (double)system.Run().End.Picoseconds;
        var readings = system.Simulation.ReadMetrics().Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .ToLookup(reading => reading.Path, StringComparer.Ordinal);

        Assert.All(readings, account => Assert.Equal(end, account.Sum(reading => reading.Value)));
        foreach (var pe in system.Simulation.Actors.OfType<WordPe>())
        {
            var work = Enumerable.Range(0, system.Program.Layers.Length).Sum(layer => pe.Counts.MacsOf(layer) + pe.Counts.AdditionsOf(layer));
            Assert.Equal(work * 5000.0, readings[pe.Path].Single(reading => reading.Name == "time.busy").Value);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Two_threads_run_the_same_simulation(int seed)
    {
        var program = RandomChips.Program(seed);
        var one = new ChipRun(program, Granularity.Word, RandomChips.Values(seed, program)).Run();
        var two = new ChipRun(program, Granularity.Word, RandomChips.Values(seed, program)).Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal(one.Fingerprint, two.Fingerprint);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_run_goes_on_where_it_was_saved(int seed)
    {
        var program = RandomChips.Program(seed);
        var values = RandomChips.Values(seed, program);
        var whole = new ChipRun(program, Granularity.Word, values);
        var expected = whole.Run();
        var cut = new ChipRun(program, Granularity.Word, values);
        cut.Simulation.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds * seed / 4));
        using var stream = new MemoryStream();
        cut.Simulation.Save(stream);
        stream.Position = 0;
        var resumed = new ChipRun(program, Granularity.Word, values);
        resumed.Simulation.Resume(stream);

        Assert.Equal(expected.Fingerprint, resumed.Run().Fingerprint);
        Assert.Equal(whole.Simulation.ReadMetrics(), resumed.Simulation.ReadMetrics());
        Assert.Equal(whole.Chip.OfmapsOf(0).ToArray(), resumed.Chip.OfmapsOf(0).ToArray());
    }

    [Fact]
    public void The_seeds_reach_what_is_peculiar_about_passes()
    {
        var programs = Enumerable.Range(1, 60).Select(seed => RandomChips.Program(seed)).ToList();
        var layers = programs.SelectMany(program => program.Layers.Select(layer => (program.Hardware, layer.Shape, layer.Mapping, layer.Batch))).ToList();

        Assert.Contains(layers, layer => layer.Mapping.StripRows > layer.Hardware.Columns);
        Assert.Contains(layers, layer => layer.Mapping is { ChannelSets: > 1, FilterSets: > 1 });
        Assert.Contains(layers, layer => layer.Shape.IsDepthwise);
        Assert.Contains(layers, layer => layer.Shape.Output.Pixels == 1 && layer.Shape.Input.Pixels > 1);
        Assert.Contains(layers, layer => layer.Shape.Convolution.Stride.Width > layer.Shape.Convolution.Kernel.Width);
        Assert.Contains(layers, layer => layer.Shape.Convolution.Stride.Height > layer.Shape.Convolution.Kernel.Height);
        Assert.Contains(layers, layer => layer.Mapping.Images > 1);
        Assert.Contains(programs, program => program.Shapes.Length > program.Layers.Length + 3);
    }

    private static long[] PlainConvolution(RowStationaryLayer layer, int[] ifmap, int[] filters)
    {
        var (shape, outputs) = (layer.Shape, new List<long>());
        for (var image = 0; image < layer.Batch; image++)
        {
            for (var filter = 0; filter < shape.Output.Channels; filter++)
            {
                for (var y = 0; y < shape.Output.Height; y++)
                {
                    for (var x = 0; x < shape.Output.Width; x++)
                    {
                        outputs.Add(OutputOf(shape, ifmap, filters, image, filter, y, x));
                    }
                }
            }
        }

        return [.. outputs];
    }

    private static long OutputOf(ConvolutionShape shape, int[] ifmap, int[] filters, int image, int filter, int y, int x)
    {
        var (sum, conv, input) = (0L, shape.Convolution, shape.Input);
        for (var c = 0; c < shape.ChannelsPerGroup; c++)
        {
            for (var r = 0; r < conv.Kernel.Height; r++)
            {
                for (var s = 0; s < conv.Kernel.Width; s++)
                {
                    var channel = (filter / shape.FiltersPerGroup * shape.ChannelsPerGroup) + c;
                    var row = (y * conv.Stride.Height) + r - conv.Padding.Height;
                    var column = (x * conv.Stride.Width) + s - conv.Padding.Width;
                    if (row >= 0 && row < input.Height && column >= 0 && column < input.Width)
                    {
                        sum += (long)filters[(((((filter * shape.ChannelsPerGroup) + c) * conv.Kernel.Height) + r) * conv.Kernel.Width) + s]
                            * ifmap[(((((image * input.Channels) + channel) * input.Height) + row) * input.Width) + column];
                    }
                }
            }
        }

        return sum;
    }
}
