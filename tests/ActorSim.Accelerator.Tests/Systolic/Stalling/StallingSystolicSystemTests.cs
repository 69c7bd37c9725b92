using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.Systolic;

public sealed class StallingSystolicSystemTests
{
    private const int Seeds = 40;
    private const int LineBytes = 64;

    private static readonly Clock Clock = Clock.FromGigahertz(1);

    public static TheoryData<int> Runs => [.. Enumerable.Range(1, Seeds)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Cycles_are_those_at_ideal_bandwidth_and_the_stalls(int seed)
    {
        foreach (var one in RandomSystems(seed))
        {
            var real = one.Run();
            var ideal = new SystolicSystem(one.Array, one.Layers);
            ideal.Simulation.Run();
            for (var i = 0; i < one.Layers.Length; i++)
            {
                var (figures, expected) = (real.FiguresOf(i), ideal.FiguresOf(i));
                Assert.Equal(expected.Cycles, figures.ComputeCycles);
                Assert.Equal(figures.Layer.StallCycles, figures.WaitForIfmap + figures.WaitForFilters + figures.WaitForOfmap + figures.BankConflicts);
                Assert.Equal(expected, figures.Layer with { Cycles = expected.Cycles, StallCycles = 0 });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Stalls_are_those_of_a_walk_over_all_waves(int seed)
    {
        foreach (var one in RandomSystems(seed))
        {
            var endless = one with { Requests = 1 << 20, DramClock = Clock };
            var real = endless.Run();
            var oracle = new WaveOracle(one.Array, one.Memory, one.Layers, one.Latency);

            Assert.Equal(oracle.Stalls, Enumerable.Range(0, one.Layers.Length).Select(i => real.FiguresOf(i).Layer.StallCycles));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Word_by_word_gives_the_same_times_and_counts(int seed)
    {
        foreach (var one in RandomSystems(seed))
        {
            var bursts = one.Run();
            var words = (one with { Array = one.Array with { Granularity = Granularity.Word } }).Run();

            Assert.Equal(Enumerable.Range(0, one.Layers.Length).Select(bursts.FiguresOf), Enumerable.Range(0, one.Layers.Length).Select(words.FiguresOf));
            Assert.Equal(bursts.LastAccepted, words.LastAccepted);
            Assert.Equal(BusyTimes(bursts), BusyTimes(words));
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Stalls_do_not_change_the_outputs(int seed)
    {
        foreach (var one in RandomSystems(seed))
        {
            var values = Arrays.RandomValues(new Random(seed), one.Layers);
            var ideal = new SystolicSystem(one.Array, one.Layers, values);
            ideal.Simulation.Run();
            foreach (var granularity in new[] { Granularity.Burst, Granularity.Word })
            {
                var real = (one with { Array = one.Array with { Granularity = granularity } }).Run(values);
                for (var i = 0; i < one.Layers.Length; i++)
                {
                    Assert.Equal(ideal.OutputsOf(i).ToArray(), real.OutputsOf(i).ToArray());
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void No_run_is_faster_than_its_memory(int seed)
    {
        foreach (var one in RandomSystems(seed))
        {
            List<PlainDram> drams = [];
            var real = one.Run(drams: drams);
            var lines = Enumerable.Range(0, one.Layers.Length).Sum(i => real.FiguresOf(i).BytesMoved) / LineBytes;

            Assert.Equal(lines, drams[0].Requests);
            Assert.True(real.LastAccepted >= one.DramClock.Edge((lines - 1) / one.Requests));
            for (var i = 0; i < one.Layers.Length; i++)
            {
                var figures = real.FiguresOf(i);
                Assert.True(figures.UsefulBytes <= figures.BytesMoved);
                Assert.Equal(figures.UsefulBytes, figures.Layer.DramWords * one.Memory.WordBytes);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Two_threads_run_the_same_simulation(int seed)
    {
        foreach (var one in RandomSystems(seed))
        {
            var alone = one.Build().Simulation.Run();
            var shared = one.Build().Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

            Assert.Equal(alone.Fingerprint, shared.Fingerprint);
        }
    }

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void The_time_of_every_actor_adds_up_to_the_run_time(Dataflow dataflow)
    {
        var system = new Setup(Arrays.Of(3, 4, dataflow, bufferWords: 40), Memory(30), [SystolicLayer.OfMatrices("gemm", 7, 9, 11)], Clock, 5, 1).Build();
        var result = system.Simulation.Run();

        TimeAccounts.AssertComplete(system.Simulation, result);
    }

    [Fact]
    public void With_room_for_everything_only_the_first_words_are_waited_for()
    {
        // 8 + 8 words are 2 lines; request, answer and credit take a cycle each, the DRAM 10.
        var array = Arrays.Of(4, 4, Dataflow.OutputStationary);
        var system = new Setup(array, Memory(64), [SystolicLayer.OfMatrices("gemm", 4, 4, 2)], Clock, 10, 100).Run();

        var figures = system.FiguresOf(0);
        Assert.Equal(13, figures.Layer.StallCycles);
        Assert.Equal(13 + 2 + 4 + 4 - 2, figures.Layer.Cycles);
        Assert.Equal((64, 64, 64), (figures.IfmapBytes, figures.FilterBytes, figures.OfmapBytes));
        Assert.Equal(8 + 8 + 16, figures.UsefulBytes);
    }

    [Fact]
    public void What_comes_last_is_blamed()
    {
        // 2,000 words of each operand are 32 lines. The DRAM takes those of the filter buffer first, whose path comes first, one a cycle.
        var array = Arrays.Of(2, 2, Dataflow.OutputStationary, bufferWords: 4096);
        var system = new Setup(array, Memory(64), [SystolicLayer.OfMatrices("gemm", 2, 2, 1000)], Clock, 10, 1).Run();

        var figures = system.FiguresOf(0);
        Assert.Equal((13 + 63, 0, 0), (figures.WaitForIfmap, figures.WaitForFilters, figures.WaitForOfmap));
    }

    [Theory]
    [InlineData(9, 4, 1, 0)]
    [InlineData(9, 2, 1, 1)]
    [InlineData(9, 1, 1, 3)]
    [InlineData(10, 4, 1, 1)]
    [InlineData(10, 2, 1, 3)]
    [InlineData(10, 2, 2, 1)]
    [InlineData(10, 4, 2, 0)]
    public void A_wave_takes_as_long_as_its_fullest_bank(int k, int banks, int ports, int conflicts)
    {
        // Four pixels, and four filters, each k words from the next: k odd, in banks side by side; k even, in every second one.
        var array = Arrays.Of(4, 4, Dataflow.OutputStationary);
        var memory = Memory(64) with { Banks = banks, PortsPerBank = ports };
        var system = new Setup(array, memory, [SystolicLayer.OfMatrices("gemm", 4, 4, k)], Clock, 10, 100).Run();

        Assert.Equal(k * conflicts, system.FiguresOf(0).BankConflicts);
        Assert.Equal(13 + (k * conflicts), system.FiguresOf(0).Layer.StallCycles);
    }

    [Fact]
    public void A_full_ofmap_buffer_stops_the_array()
    {
        // Psums of 2 columns a cycle, of which a DRAM that takes a line every cycle writes less in time than come.
        var array = Arrays.Of(2, 2, Dataflow.WeightStationary, bufferWords: 4096);
        var system = new Setup(array, Memory(8), [SystolicLayer.OfMatrices("gemm", 200, 2, 2)], Clock, 40, 1).Run();

        Assert.True(system.FiguresOf(0).WaitForOfmap > 200);
    }

    [Fact]
    public void The_next_layer_waits_for_the_outputs_of_the_one_before()
    {
        var array = Arrays.Of(2, 2, Dataflow.OutputStationary, bufferWords: 4096);
        var gemm = SystolicLayer.OfMatrices("first", 2, 2, 4);
        var system = new Setup(array, Memory(64), [gemm, SystolicLayer.OfMatrices("second", 2, 2, 4)], Clock, 100, 10).Run();

        // Outputs to the buffer 2, write 102, word to the ifmap buffer 1, read 102, credit 1, and the way of the wave to the array 3,
        // where the cycle in which the layer could have begun is the one after the last slot.
        Assert.Equal(2 + 102 + 1 + 102 + 1 + 3 - 1, system.FiguresOf(1).Layer.StallCycles);
        Assert.Equal(system.FiguresOf(1).Layer.StallCycles, system.FiguresOf(1).WaitForIfmap);
    }

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void A_run_goes_on_where_it_was_saved(Dataflow dataflow)
    {
        var setup = new Setup(Arrays.Of(3, 4, dataflow, bufferWords: 40), Memory(30), [SystolicLayer.OfMatrices("gemm", 17, 9, 11)], Clock, 5, 1);
        var values = Arrays.RandomValues(new Random(1), setup.Layers);
        var whole = setup.Build(values);
        var expected = whole.Simulation.Run();
        for (var part = 1; part < 10; part++)
        {
            var cut = setup.Build(values);
            cut.Simulation.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds * part / 10));
            using var stream = new MemoryStream();
            cut.Simulation.Save(stream);
            stream.Position = 0;
            var resumed = setup.Build(values);
            resumed.Simulation.Resume(stream);

            Assert.Equal(expected.Fingerprint, resumed.Simulation.Run().Fingerprint);
            Assert.Equal(whole.FiguresOf(0).ToString(), resumed.FiguresOf(0).ToString());
            Assert.Equal(whole.OutputsOf(0).ToArray(), resumed.OutputsOf(0).ToArray());
        }
    }

    [Theory]
    [InlineData(30, 200, 200, "Half of the ifmap buffer must hold 16 words")]
    [InlineData(200, 48, 200, "Half of the filter buffer must hold 25 words")]
    [InlineData(200, 200, 38, "Half of the ofmap buffer must hold the 20 outputs")]
    public void Buffers_too_small_for_what_is_used_at_once_are_refused(int ifmap, int filter, int ofmap, string sentence)
    {
        var array = Arrays.Of(4, 5, Dataflow.OutputStationary) with { IfmapBufferWords = ifmap, FilterBufferWords = filter };
        var setup = new Setup(array, Memory(ofmap), [SystolicLayer.OfMatrices("gemm", 4, 4, 4)], Clock, 1, 1);

        var refusal = Assert.Throws<ArgumentException>(() => setup.Build());
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_larger_than_the_dram_are_refused()
    {
        var setup = new Setup(Arrays.Of(2, 2, Dataflow.OutputStationary), Memory(200) with { Capacity = 128 }, [SystolicLayer.OfMatrices("gemm", 4, 4, 4)], Clock, 1, 1);

        var refusal = Assert.Throws<ArgumentException>(() => setup.Build());
        Assert.Equal("The tensors of all layers take 192 bytes; the DRAM holds 128.", refusal.Message);
    }

    private static SystolicMemory Memory(long ofmapWords, int wordBytes = 1) =>
        new() { WordBytes = wordBytes, LineBytes = LineBytes, Capacity = 1L << 40, OfmapBufferWords = ofmapWords };

    private static IEnumerable<Setup> RandomSystems(int seed)
    {
        foreach (var dataflow in Arrays.Dataflows)
        {
            var random = new Random((seed * 3) + (int)dataflow);
            var (rows, columns) = (random.Next(1, 6), random.Next(1, 6));
            var lanes = Math.Max(rows, columns);
            var array = Arrays.Of(rows, columns, dataflow, bufferWords: 2 * ((lanes * lanes) + random.Next(40)));
            var memory = Memory(2 * ((rows * columns) + random.Next(30)), random.Next(1, 5)) with { BufferLatencyCycles = random.Next(1, 4) };
            memory = seed % 3 == 0 ? memory with { Banks = random.Next(1, 6), PortsPerBank = random.Next(1, 3) } : memory;
            SystolicLayer[] layers = [Arrays.RandomLayer(random, "first"), Arrays.RandomLayer(random, "second"), Arrays.RandomLayer(random, "third")];
            var dram = seed % 2 == 0 ? Clock : Clock.FromMegahertz(random.Next(300, 2400));
            yield return new Setup(array, memory, layers, dram, random.Next(0, 60), random.Next(1, 4));
        }
    }

    private static List<(string, double)> BusyTimes(StallingSystolicSystem system) =>
        [.. system.Simulation.ReadMetrics()
            .Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .Select(reading => (reading.Path + reading.Name, reading.Value))];

    private sealed record Setup(SystolicDescription Array, SystolicMemory Memory, SystolicLayer[] Layers, Clock DramClock, int Latency, int Requests)
    {
        public StallingSystolicSystem Build(SystolicValues? values = null, List<PlainDram>? drams = null) =>
            new(Array, Memory, Layers, PlainDram.Connect(DramClock, Latency, Requests, drams), values);

        public StallingSystolicSystem Run(SystolicValues? values = null, List<PlainDram>? drams = null)
        {
            var system = Build(values, drams);
            var result = system.Simulation.Run();
            Assert.Equal(EndReason.Completed, result.Reason);
            Assert.Empty(result.ForgottenBlocks);
            return system;
        }
    }
}
