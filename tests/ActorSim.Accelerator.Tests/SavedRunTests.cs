using ActorSim.Accelerator.Tests.Systolic;
using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests;

/// <summary>Whole accelerators are saved midway and resumed in systems built anew.</summary>
public sealed class SavedRunTests
{
    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void A_systolic_array_goes_on_where_it_was_saved(Dataflow dataflow)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var granularity = seed % 2 == 0 ? Granularity.Burst : Granularity.Word;
            var whole = Array(dataflow, granularity, seed);
            var expected = whole.Simulation.Run();
            var cut = Array(dataflow, granularity, seed);
            cut.Simulation.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds * seed / 11));
            var resumed = Array(dataflow, granularity, seed);
            Resume(resumed.Simulation, cut.Simulation);

            Same(expected, resumed.Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 }));
            Assert.Equal(whole.Simulation.ReadMetrics(), resumed.Simulation.ReadMetrics());
            for (var layer = 0; layer < 2; layer++)
            {
                Assert.Equal(whole.FiguresOf(layer).ToString(), resumed.FiguresOf(layer).ToString());
                Assert.Equal(whole.OutputsOf(layer).ToArray(), resumed.OutputsOf(layer).ToArray());
            }
        }
    }

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void A_1d_convolution_goes_on_where_it_was_saved(Dataflow dataflow)
    {
        var whole = Convolution(dataflow);
        var expected = whole.Simulation.Run();
        for (var part = 1; part < 10; part++)
        {
            var cut = Convolution(dataflow);
            cut.Simulation.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds * part / 10));
            var resumed = Convolution(dataflow);
            Resume(resumed.Simulation, cut.Simulation);

            Same(expected, resumed.Simulation.Run());
            Assert.Equal(whole.Simulation.ReadMetrics(), resumed.Simulation.ReadMetrics());
            Assert.Equal(whole.Outputs.ToArray(), resumed.Outputs.ToArray());
            Assert.Equal(whole.Cycles, resumed.Cycles);
        }
    }

    [Fact]
    public void An_array_of_another_shape_is_refused()
    {
        var cut = Array(Dataflow.OutputStationary, Granularity.Burst, seed: 1);
        var other = Array(Dataflow.OutputStationary, Granularity.Burst, seed: 2);

        Assert.Throws<SavedRunException>(() => Resume(other.Simulation, cut.Simulation));
    }

    private static void Resume(Simulation resumed, Simulation cut)
    {
        using var stream = new MemoryStream();
        cut.Save(stream);
        stream.Position = 0;
        resumed.Resume(stream);
    }

    private static void Same(RunResult expected, RunResult actual)
    {
        Assert.Equal((expected.Reason, expected.End, expected.Deliveries), (actual.Reason, actual.End, actual.Deliveries));
        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
        Assert.Equal(expected.ForgottenBlocks, actual.ForgottenBlocks);
    }

    private static SystolicSystem Array(Dataflow dataflow, Granularity granularity, int seed)
    {
        var random = new Random(seed);
        var array = Arrays.Of(random.Next(1, 6), random.Next(1, 6), dataflow, granularity, bufferWords: 100);
        SystolicLayer[] layers = [Arrays.RandomLayer(random, "first"), Arrays.RandomLayer(random, "second")];
        return new SystolicSystem(array, layers, Arrays.RandomValues(random, layers));
    }

    private static Conv1dSystem Convolution(Dataflow dataflow) => new(
        Clock.FromGigahertz(1), new Conv1dShape(12, 5), dataflow, [.. Enumerable.Range(-2, 5)], [.. Enumerable.Range(-8, 16)]);
}
