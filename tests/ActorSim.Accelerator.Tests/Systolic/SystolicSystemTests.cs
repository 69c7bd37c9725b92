using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.Systolic;

public sealed class SystolicSystemTests
{
    private const int Seeds = 40;

    public static TheoryData<int> Runs => [.. Enumerable.Range(1, Seeds)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Cycles_are_those_of_the_wavefront(int seed)
    {
        foreach (var (array, layers) in RandomSystems(seed))
        {
            var system = Run(array, layers);
            for (var i = 0; i < layers.Count; i++)
            {
                Assert.Equal(WavefrontCycles(array, layers[i]), system.FiguresOf(i).Cycles);
                Assert.Equal(layers[i].Macs, system.FiguresOf(i).Macs);
                Assert.True(system.FiguresOf(i).SkewPeCycles >= 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Word_by_word_gives_the_same_times_and_counts(int seed)
    {
        foreach (var (array, layers) in RandomSystems(seed))
        {
            var bursts = Run(array, layers);
            var words = Run(array with { Granularity = Granularity.Word }, layers);

            Assert.Equal(
                Enumerable.Range(0, layers.Count).Select(i => bursts.FiguresOf(i)),
                Enumerable.Range(0, layers.Count).Select(i => words.FiguresOf(i)));
            Assert.Equal(BusyTimes(bursts), BusyTimes(words));
            Assert.Equal(bursts.Simulation.Now, words.Simulation.Now);
            Assert.Equal(bursts.Dram.WordsWritten, words.Dram.WordsWritten);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Outputs_equal_a_plain_product(int seed)
    {
        foreach (var (array, layers) in RandomSystems(seed))
        {
            var values = Arrays.RandomValues(new Random(seed), layers);
            foreach (var granularity in new[] { Granularity.Burst, Granularity.Word })
            {
                var system = new SystolicSystem(array with { Granularity = granularity }, layers, values);
                var result = system.Simulation.Run();

                Assert.Equal(EndReason.Completed, result.Reason);
                Assert.Empty(result.ForgottenBlocks);
                for (var i = 0; i < layers.Count; i++)
                {
                    Assert.Equal(PlainProduct(layers[i], values.Ifmaps[i], values.Filters[i]), system.OutputsOf(i).ToArray());
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Dram_reads_equal_a_walk_over_the_addresses(int seed)
    {
        foreach (var (array, layers) in RandomSystems(seed))
        {
            var small = array with { IfmapBufferWords = 100, FilterBufferWords = 100 };
            var system = Run(small, layers);
            for (var i = 0; i < layers.Count; i++)
            {
                var (ifmap, filter) = AddressWalk.DramReads(small, layers[i]);
                Assert.Equal(ifmap, system.FiguresOf(i).DramIfmapReads);
                Assert.Equal(filter, system.FiguresOf(i).DramFilterReads);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Two_threads_run_the_same_simulation(int seed)
    {
        foreach (var (array, layers) in RandomSystems(seed))
        {
            var one = new SystolicSystem(array, layers).Simulation.Run();
            var shared = new SystolicSystem(array, layers).Simulation;
            var two = shared.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

            Assert.Equal(one.Fingerprint, two.Fingerprint);
            Assert.Equal(shared.Windows, shared.SharedWindows);
        }
    }

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void The_time_of_every_actor_adds_up_to_the_run_time(Dataflow dataflow)
    {
        var system = new SystolicSystem(Arrays.Of(3, 4, dataflow), [SystolicLayer.OfMatrices("gemm", 7, 9, 11)]);
        var result = system.Simulation.Run();

        TimeAccounts.AssertComplete(system.Simulation, result);
    }

    [Fact]
    public void A_run_that_is_cut_short_leaves_layers_unfinished()
    {
        var system = new SystolicSystem(
            Arrays.Of(4, 4, Dataflow.OutputStationary),
            [SystolicLayer.OfMatrices("first", 4, 4, 10), SystolicLayer.OfMatrices("second", 40, 40, 100)]);

        system.Simulation.Run(new RunOptions { TimeLimit = SimTime.FromNanoseconds(200) });

        Assert.True(system.IsFinished(0));
        Assert.False(system.IsFinished(1));
        Assert.Throws<InvalidOperationException>(() => system.FiguresOf(1));
    }

    [Fact]
    public void An_array_of_no_rows_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SystolicSystem(Arrays.Of(0, 4, Dataflow.OutputStationary), [SystolicLayer.OfMatrices("gemm", 1, 1, 1)]));

    private static IEnumerable<(SystolicDescription Array, IReadOnlyList<SystolicLayer> Layers)> RandomSystems(int seed)
    {
        foreach (var dataflow in Arrays.Dataflows)
        {
            var random = new Random((seed * 3) + (int)dataflow);
            var array = Arrays.Of(random.Next(1, 6), random.Next(1, 6), dataflow);
            yield return (array, [Arrays.RandomLayer(random, "first"), Arrays.RandomLayer(random, "second")]);
        }
    }

    private static SystolicSystem Run(SystolicDescription array, IReadOnlyList<SystolicLayer> layers)
    {
        var system = new SystolicSystem(array, layers);
        Assert.Equal(EndReason.Completed, system.Simulation.Run().Reason);
        return system;
    }

    /// <summary>SCALE-Sim's closed form, for each group.</summary>
    private static long WavefrontCycles(SystolicDescription array, SystolicLayer layer)
    {
        var (onRows, onColumns, stream, load) = array.Dataflow switch
        {
            Dataflow.OutputStationary => (layer.M, layer.N, layer.K, 0),
            Dataflow.WeightStationary => (layer.K, layer.N, layer.M, array.Rows),
            _ => (layer.K, layer.M, layer.N, array.Rows),
        };
        long folds = (long)Math.Ceiling((double)onRows / array.Rows) * (long)Math.Ceiling((double)onColumns / array.Columns);
        return layer.Groups * folds * (load + array.Rows + array.Columns + stream - 2);
    }

    /// <summary>A plain convolution, [group][pixel][filter of the group]: six loops over the sizes, no unrolled matrix.</summary>
    private static long[] PlainProduct(SystolicLayer layer, int[] ifmap, int[] filter)
    {
        var g = layer.Ifmap.Geometry;
        var outputs = new List<long>();
        for (var group = 0; group < g.Groups; group++)
        {
            for (var y = 0; y < g.Output.Height; y++)
            {
                for (var x = 0; x < g.Output.Width; x++)
                {
                    for (var n = 0; n < layer.N; n++)
                    {
                        outputs.Add(Convolve(g, ifmap, filter, (group * layer.N) + n, group, y, x));
                    }
                }
            }
        }

        return [.. outputs];
    }

    private static long Convolve(ConvolutionGeometry g, int[] ifmap, int[] filter, int f, int group, int y, int x)
    {
        long sum = 0;
        var channels = g.Channels / g.Groups;
        for (var r = 0; r < g.Kernel.Height; r++)
        {
            for (var s = 0; s < g.Kernel.Width; s++)
            {
                for (var c = 0; c < channels; c++)
                {
                    var row = (y * g.Stride.Height) + r - g.Padding.Height;
                    var column = (x * g.Stride.Width) + s - g.Padding.Width;
                    var isInside = row >= 0 && row < g.Height && column >= 0 && column < g.Width;
                    var weight = filter[(f * g.Kernel.Height * g.Kernel.Width * channels) + (((r * g.Kernel.Width) + s) * channels) + c];
                    sum += isInside ? (long)weight * ifmap[(((row * g.Width) + column) * g.Channels) + (group * channels) + c] : 0;
                }
            }
        }

        return sum;
    }

    private static List<(string, double)> BusyTimes(SystolicSystem system) =>
        [.. system.Simulation.ReadMetrics()
            .Where(reading => reading.Name == "time.busy" && !reading.Path.StartsWith("/buffers/", StringComparison.Ordinal))
            .Select(reading => (reading.Path, reading.Value))];
}
