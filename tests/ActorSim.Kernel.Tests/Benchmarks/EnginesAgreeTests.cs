using ActorSim.Benchmarks;

namespace ActorSim.Kernel.Tests.Benchmarks;

/// <summary>All engines of the benchmarks run the same model: tiny sizes of each.</summary>
public class EnginesAgreeTests
{
    private static readonly PholdModel Phold = new() { Actors = 20, Population = 3, Divisor = 10_000 };

    public static TheoryData<string> Names => [.. Tiny.Keys];

    private static Dictionary<string, BenchmarkModel> Tiny { get; } = new()
    {
        ["phold"] = Phold,
        ["phold, short lookahead"] = Phold with { MeansPerLookahead = 1000 },
        ["phold, some jobs stay"] = Phold with { RemotePercent = 40 },
        ["phold, many classes"] = Phold with { Classes = 8 },
        ["phold, work"] = Phold with { WorkNanoseconds = 1, WorkSteps = 7 },
        ["ring"] = new RingModel { Actors = 30, Arrivals = 3_000 },
        ["ring, few tokens"] = new RingModel { Actors = 30, ActorsPerToken = 7, Arrivals = 500 },
        ["sparse"] = new SparseModel { Workers = 40, Arrivals = 3_000 },
        ["mixed"] = new MixedModel { Chips = 3, Cells = 5, Arrivals = 70_000 },
        ["tree"] = new TreeModel { Levels = 2, Arrivals = 5_000 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_floor_delivers_what_the_heap_loop_delivers(string name) =>
        Assert.Equal(EndOf(new HeapLoop(Tiny[name]), Tiny[name]), EndOf(new FloorLoop(Tiny[name]), Tiny[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_class_librarys_queue_delivers_what_the_heap_loop_delivers(string name) =>
        Assert.Equal(EndOf(new HeapLoop(Tiny[name]), Tiny[name]), EndOf(new LibraryQueueLoop(Tiny[name]), Tiny[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_kernel_delivers_what_the_heap_loop_delivers(string name)
    {
        var expected = EndOf(new HeapLoop(Tiny[name]), Tiny[name]);

        Assert.Equal(expected, EndOfKernel(Tiny[name], threads: 1));
        Assert.Equal(expected, EndOfKernel(Tiny[name], threads: 2));
    }

    [Theory]
    [InlineData("phold")]
    [InlineData("ring")]
    public void Tasks_and_channels_deliver_what_the_heap_loop_delivers(string name)
    {
        var model = Tiny[name];
        var expected = EndOf(new HeapLoop(model), model);

        Assert.Equal(expected, EndOf(new ChannelLoop(model, model.LookaheadPicoseconds), model));
        Assert.Equal(expected, EndOf(new ChannelLoop(model, windowPicoseconds: 1), model));
    }

    [Fact]
    public void Only_what_reaches_another_actor_is_an_event()
    {
        var half = Phold with { RemotePercent = 50, Divisor = 1_000 };
        var all = half with { RemotePercent = 100 };

        var share = (double)EndOf(new HeapLoop(half), half).Events / EndOf(new HeapLoop(all), all).Events;

        Assert.InRange(share, 0.45, 0.55);
    }

    [Fact]
    public void All_models_of_the_benchmarks_are_found_by_their_names() =>
        Assert.All(Catalogue.All, entry => Assert.Equal(entry.Model, Catalogue.Find(entry.Model.Name)));

    [Theory]
    [InlineData("phold 1 x 4")]
    [InlineData("phold 8 x 4, mean/0")]
    [InlineData("phold 8 x 4, 101 % remote")]
    [InlineData("phold 8 x 4, green")]
    [InlineData("ring of roses")]
    public void A_name_that_means_nothing_finds_no_model(string name) => Assert.Null(Catalogue.Find(name));

    /// <summary>In two steps, as a measurement does after its warm-up.</summary>
    private static Tally EndOf(EventLoop loop, BenchmarkModel model)
    {
        loop.RunUntil(model.EndPicoseconds / 3);
        loop.RunUntil(model.EndPicoseconds);
        Assert.InRange(loop.Tally().Events, 100, long.MaxValue);
        return loop.Tally();
    }

    private static Tally EndOfKernel(BenchmarkModel model, int threads)
    {
        var system = model.BuildSystem();
        using var simulation = system.Simulation;
        simulation.Advance(SimTime.FromPicoseconds(model.EndPicoseconds / 3));
        simulation.Run(new RunOptions { Threads = threads, ShareWindowsFrom = 0, TimeLimit = SimTime.FromPicoseconds(model.EndPicoseconds) });
        return system.Tally();
    }
}
