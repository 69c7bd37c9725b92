namespace ActorSim.Benchmarks;

/// <summary>Something that runs models, and how its speed is read.</summary>
/// <param name="Name">The name on the command line and in reports.</param>
/// <param name="ByWall">Whether its rate is by time on the wall, as is right for several threads, or by processor time.</param>
/// <param name="Measure">Measures one run in this process.</param>
public sealed record Engine(string Name, bool ByWall, Func<BenchmarkModel, Measurement> Measure)
{
    /// <summary>A plain loop over a 4-ary heap, to which all others are compared.</summary>
    public static readonly Engine Heap = new("heap", ByWall: false, model => LoopEngine.Measure(model, shape => new HeapLoop(shape)));

    public static readonly Engine PriorityQueue = new("priority-queue", ByWall: false, model => LoopEngine.Measure(model, shape => new LibraryQueueLoop(shape)));

    public static readonly Engine Floor = new("floor", ByWall: false, model => LoopEngine.Measure(model, shape => new FloorLoop(shape)));

    /// <summary>A task with a channel for each actor, and a coordinator that hands out the events of one window after another.</summary>
    public static readonly Engine Channels = OfChannels("channels", model => model.LookaheadPicoseconds);

    /// <summary>The same with a coordinator that knows of no lookahead and hands out the events of one time after another.</summary>
    public static readonly Engine ChannelsByTime = OfChannels("channels-by-time", _ => 1);

    public static readonly Engine Kernel = new("kernel", ByWall: false, model => KernelEngine.Measure(model, threads: 1));

    public static readonly Engine KernelOnTwoThreads = new("kernel-2", ByWall: true, model => KernelEngine.Measure(model, threads: 2));

    public static readonly Engine KernelWithoutFingerprint = new("kernel-no-fingerprint", ByWall: false, KernelEngine.MeasureWithoutFingerprint);

    public static readonly Engine KernelCopies = new("kernel-copies", ByWall: true, KernelEngine.MeasureTwoCopies);

    /// <summary>All engines.</summary>
    public static readonly IReadOnlyList<Engine> All =
        [Heap, PriorityQueue, Floor, Channels, ChannelsByTime, Kernel, KernelOnTwoThreads, KernelWithoutFingerprint, KernelCopies];

    /// <summary>Whether it runs less of a model than the others, and so comes to another number of events.</summary>
    public bool RunsShorter { get; init; }

    /// <summary>Millions of events a second, by the clock that is right for this engine.</summary>
    public double Rate(Measurement measurement) => ByWall ? measurement.WallRate : measurement.CpuRate;

    private static Engine OfChannels(string name, Func<BenchmarkModel, long> windowPicoseconds) =>
        new(name, ByWall: true, model => ChannelEngine.Measure(model, shape => new ChannelLoop(shape, windowPicoseconds(shape)))) { RunsShorter = true };
}
