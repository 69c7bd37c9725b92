using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// PHOLD: jobs wander among actors at random; each hop takes the lookahead plus an exponentially distributed time with a
/// mean of 1 µs.
/// </summary>
public sealed record PholdModel : BenchmarkModel
{
    public const long MeanPicoseconds = 1_000_000;

    private const int ManyClasses = 8;
    private const int LargestRehearsal = 16_384;
    private const int SmallSystem = 4_096;
    private const int LargestSystem = 8_000_000;
    private const int LargestPopulation = 1_000;
    private const int LongestWork = 1_000_000;

    /// <summary>How many actors, ≥ 2.</summary>
    public int Actors { get; init; } = 1024;

    /// <summary>Jobs per actor at the beginning, ≥ 1; their number never changes.</summary>
    public int Population { get; init; } = 4;

    /// <summary>How many times the lookahead goes into the mean, ≥ 1.</summary>
    public int MeansPerLookahead { get; init; } = 1;

    /// <summary>Of a hundred jobs so many go to another actor; the others are messages to oneself.</summary>
    public int RemotePercent { get; init; } = 100;

    /// <summary>Classes of actors: 1 or 8.</summary>
    public int Classes { get; init; } = 1;

    /// <summary>Nanoseconds of work for each event; 0 for none.</summary>
    public int WorkNanoseconds { get; init; }

    /// <summary>Steps of the dependent chain that take <see cref="WorkNanoseconds"/> here.</summary>
    public int WorkSteps { get; init; }

    /// <summary>The run is so many times shorter than usual, ≥ 1.</summary>
    public int Divisor { get; init; } = 1;

    public override long LookaheadPicoseconds => MeanPicoseconds / MeansPerLookahead;

    public override string Name
    {
        get
        {
            var name = $"phold {Actors} x {Population}";
            name += MeansPerLookahead > 1 ? $", mean/{MeansPerLookahead}" : "";
            name += RemotePercent < 100 ? $", {RemotePercent} % remote" : "";
            name += Classes > 1 ? $", {Classes} classes" : "";
            return name + (WorkNanoseconds > 0 ? $", {WorkNanoseconds} ns work" : "");
        }
    }

    public override long EndPicoseconds => Arrivals * (LookaheadPicoseconds + MeanPicoseconds) / ((long)Actors * Population);

    /// <inheritdoc/>
    /// <remarks>Of a large system a smaller one, whose building does not take longer than its run.</remarks>
    public override BenchmarkModel Rehearsal =>
        (this with { Actors = Math.Min(Actors, LargestRehearsal) }).Shortened(RehearsalDivisor);

    /// <summary>About how many jobs arrive, also at oneself.</summary>
    private long Arrivals => Math.Max(Actors * (long)Population, this switch
    {
        { WorkNanoseconds: > 0 } => 4_000_000,
        { MeansPerLookahead: > 1 } => 8_000_000,
        { Actors: > LargestRehearsal } => 4_000_000,
        { Actors: > SmallSystem } => 10_000_000,
        _ => 16_000_000,
    } / Divisor);

    public override BenchmarkModel Shortened(int divisor) => this with { Divisor = Divisor * divisor };

    /// <summary>Reads a name such as <c>phold 1024 x 4, mean/10, 50 % remote, 8 classes, 200 ns work</c>; null if it is none.</summary>
    public static PholdModel? Parse(string name)
    {
        var parts = name.Split(", ");
        if (parts[0].Split(' ') is not ["phold", var actors, "x", var population]
            || !int.TryParse(actors, out var actorCount)
            || !int.TryParse(population, out var jobs)
            || actorCount is < 2 or > LargestSystem
            || jobs is < 1 or > LargestPopulation)
        {
            return null;
        }

        var model = new PholdModel { Actors = actorCount, Population = jobs };
        foreach (var part in parts.AsSpan(1))
        {
            PholdModel? changed = part.Split(' ', '/') switch
            {
                ["mean", var divisor] when int.TryParse(divisor, out var n) && n is >= 1 and <= (int)MeanPicoseconds => model with { MeansPerLookahead = n },
                [var percent, "%", "remote"] when int.TryParse(percent, out var n) && n is >= 0 and <= 100 => model with { RemotePercent = n },
                ["8", "classes"] => model with { Classes = ManyClasses },
                [var work, "ns", "work"] when int.TryParse(work, out var n) && n is >= 1 and <= LongestWork => model with { WorkNanoseconds = n },
                _ => null,
            };
            if (changed is null)
            {
                return null;
            }

            model = changed;
        }

        return model;
    }

    public override KernelSystem BuildSystem()
    {
        var builder = new SimulationBuilder();
        var draws = new PholdDraws(this);
        var actors = new BenchmarkActor[Actors];
        for (var i = 0; i < actors.Length; i++)
        {
            actors[i] = builder.Add($"/phold/{i}", Actor(i, draws));
        }

        var everybody = new ReceiverTable<Job>(actors.Select(actor => ((IPholdActor)actor).Jobs));
        var latency = Latency.Of(SimDuration.FromPicoseconds(LookaheadPicoseconds));
        foreach (var actor in actors)
        {
            builder.Connect(((IPholdActor)actor).Others, everybody, latency);
        }

        return new KernelSystem(builder.Build(), actors);
    }

    public override LoopNode[] BuildNodes<TQueue>(TQueue queue)
    {
        var draws = new PholdDraws(this);
        var nodes = new LoopNode[Actors];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Node(i, draws, queue);
        }

        return nodes;
    }

    private BenchmarkActor Actor(int index, PholdDraws draws)
    {
        return (WorkNanoseconds, index % Classes) switch
        {
            ( > 0, _) => Of(new WorkingStation(WorkSteps)),
            (_, 1) => Of(default(ParityStation)),
            (_, 2) => Of(default(LargestStation)),
            (_, 3) => Of(default(SmallestStation)),
            (_, 4) => Of(default(OddStation)),
            (_, 5) => Of(default(BitStation)),
            (_, 6) => Of(default(SquareStation)),
            (_, ManyClasses - 1) => Of(default(HalvesStation)),
            _ => Of(default(SumStation)),
        };

        BenchmarkActor Of<TStation>(TStation station)
            where TStation : struct, IStation => new PholdActor<TStation>(index, this, draws, station);
    }

    private LoopNode Node<TQueue>(int index, PholdDraws draws, TQueue queue)
        where TQueue : struct, IEventQueue
    {
        return (WorkNanoseconds, index % Classes) switch
        {
            ( > 0, _) => Of(new WorkingStation(WorkSteps)),
            (_, 1) => Of(default(ParityStation)),
            (_, 2) => Of(default(LargestStation)),
            (_, 3) => Of(default(SmallestStation)),
            (_, 4) => Of(default(OddStation)),
            (_, 5) => Of(default(BitStation)),
            (_, 6) => Of(default(SquareStation)),
            (_, ManyClasses - 1) => Of(default(HalvesStation)),
            _ => Of(default(SumStation)),
        };

        LoopNode Of<TStation>(TStation station)
            where TStation : struct, IStation => new PholdNode<TStation, TQueue>(index, this, draws, station, queue);
    }
}
