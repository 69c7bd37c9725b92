using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests.Operands;

/// <summary>A system of sources, a network and PEs that take beats as they like.</summary>
internal sealed class Bench(ulong seed = 1)
{
    private readonly List<Actor> sources = [];
    private readonly List<ConsumingPe> pes = [];

    public static Clock Clock { get; } = Clock.FromMegahertz(200);

    public SimulationBuilder Builder { get; } = new() { Seed = seed };

    public IReadOnlyList<ConsumingPe> Pes => pes;

    public IReadOnlyList<OperandInlet> Inlets => [.. pes.Select(pe => pe.Inlet)];

    public IReadOnlyList<int> Slots => [.. Inlets.Select(inlet => inlet.Slots)];

    public IReadOnlyList<MetricReading> Metrics { get; private set; } = [];

    public static PortWidth Width { get; } = new(64, 16);

    /// <summary>One word, told apart by its value.</summary>
    public static OperandBeat Beat(int tag, int number = 0) => new(tag, 1, (ulong)number);

    public Bench AddPes(int count, int slots = 2, Func<int, Appetite>? appetite = null)
    {
        for (var i = 0; i < count; i++)
        {
            pes.Add(Builder.Add($"/pe/{i}", new ConsumingPe(Clock, slots, appetite?.Invoke(i))));
        }

        return this;
    }

    /// <summary>Feeds an input with beats as fast as it takes them, the first sent in cycle 0.</summary>
    public OperandSource Feed(OperandInlet inlet, PortWidth width, OperandGroups groups, params IReadOnlyList<OperandBeat> beats)
    {
        var source = Builder.Add($"/source/{sources.Count}", new OperandSource(Clock, beats, inlet.Slots, width, groups));
        sources.Add(source);
        source.Outlet.Connect(Builder, Clock, inlet);
        return source;
    }

    public void FeedIrregularly(OperandInlet inlet, int chance, IReadOnlyList<OperandBeat> beats)
    {
        var source = Builder.Add($"/source/{sources.Count}", new IrregularSource(Clock, beats, inlet.Slots, chance));
        sources.Add(source);
        source.Outlet.Connect(Builder, Clock, inlet);
    }

    public RunResult Run(int threads = 1, long? cycles = null)
    {
        using var simulation = Builder.Build();
        var result = simulation.Run(new RunOptions { Threads = threads, ShareWindowsFrom = 0, TimeLimit = cycles is { } end ? Clock.Edge(end) : null });
        Assert.True(result.Succeeded, result.Failure?.ToString());
        Metrics = simulation.ReadMetrics();
        return result;
    }

    public double Metric(string path, string name) =>
        Metrics.Where(reading => reading.Path == path && reading.Name == name).Select(reading => reading.Value).SingleOrDefault();
}
