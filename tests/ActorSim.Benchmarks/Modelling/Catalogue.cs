namespace ActorSim.Benchmarks;

/// <summary>The models of each benchmark, and how one is found by its name.</summary>
public static class Catalogue
{
    /// <summary>PHOLD with 1024 × 4: what most comparisons are made with.</summary>
    public static readonly PholdModel Phold = new() { Actors = 1024, Population = 4 };

    public static readonly PholdModel PholdManyJobs = Phold with { Population = 16 };

    public static readonly PholdModel PholdManyJobsWithWork = PholdManyJobs with { WorkNanoseconds = 200 };

    public static readonly PholdModel PholdManyClasses = Phold with { Classes = 8 };

    public static readonly PholdModel PholdLarge = Phold with { Actors = 16_384 };

    public static readonly PholdModel PholdHuge = new() { Actors = 1_000_000, Population = 1 };

    public static readonly PholdModel PholdSparse = new() { Actors = 1024, Population = 1, MeansPerLookahead = 1000 };

    public static readonly RingModel Ring = new();

    public static readonly RingModel QuietRing = new() { ActorsPerToken = 100 };

    public static readonly SparseModel Sparse = new();

    public static readonly MixedModel Mixed = new();

    public static readonly TreeModel Tree = new();

    /// <summary>Everything, by benchmark.</summary>
    public static readonly IReadOnlyList<(string Benchmark, BenchmarkModel Model)> All =
    [
        ("phold", Phold with { Population = 1 }),
        ("phold", Phold),
        ("phold", PholdManyJobs),
        ("phold", PholdManyClasses),
        ("phold", PholdManyJobsWithWork),
        ("phold", Phold with { RemotePercent = 50 }),
        ("phold", Phold with { RemotePercent = 10 }),
        ("phold", Phold with { MeansPerLookahead = 10 }),
        ("phold", PholdSparse with { MeansPerLookahead = 10 }),
        ("phold", PholdSparse),
        ("phold", PholdLarge with { Population = 1 }),
        ("phold", PholdLarge),
        ("phold", PholdHuge),
        ("ring", Ring),
        ("ring", QuietRing),
        ("sparse", Sparse),
        ("mixed", Mixed),
        ("tree", Tree),
    ];

    /// <summary>The model of a name, or null; any PHOLD can be named.</summary>
    public static BenchmarkModel? Find(string name) =>
        All.FirstOrDefault(entry => entry.Model.Name == name).Model ?? PholdModel.Parse(name);
}
