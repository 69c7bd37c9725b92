namespace ActorSim.Benchmarks;

/// <summary>
/// The figures that the project promises: which engines must be measured on which models for them, and whether they
/// hold. All are ratios within one call on one machine.
/// </summary>
public sealed class Promises(int? rounds)
{
    private const int StartupActors = 100_000;
    private const double MostBytesPerIdleActor = 400;
    private const double LeastRatioOnTwoThreads = 0.9;

    // The measuring itself allocates some kilobytes in a run of millions of events.
    private const double NoBytes = 0.01;

    private readonly int usual = rounds ?? 5;
    private readonly int paired = rounds ?? 9;

    /// <summary>What is measured, in this order.</summary>
    public IReadOnlyList<(BenchmarkModel Model, IReadOnlyList<(Engine Engine, int Rounds)> Engines)> Plan =>
    [
        (Catalogue.Phold, [
            .. Usual(Engine.Heap, Engine.PriorityQueue, Engine.Floor, Engine.Channels, Engine.ChannelsByTime, Engine.KernelWithoutFingerprint),
            .. OneAndTwoThreads]),
        (Catalogue.PholdManyJobs, [.. Usual(Engine.Heap), .. OneAndTwoThreads, (Engine.KernelCopies, paired)]),
        (Catalogue.PholdManyJobsWithWork, [.. OneAndTwoThreads, (Engine.KernelCopies, paired)]),
        .. Against(Catalogue.PholdManyClasses, Catalogue.PholdLarge, Catalogue.PholdHuge, Catalogue.PholdSparse),
        (Catalogue.Ring, [.. Usual(Engine.Heap, Engine.Channels), .. OneAndTwoThreads]),
        .. Against(Catalogue.QuietRing, Catalogue.Sparse, Catalogue.Mixed, Catalogue.Tree),
    ];

    private IEnumerable<(Engine Engine, int Rounds)> OneAndTwoThreads => [(Engine.Kernel, paired), (Engine.KernelOnTwoThreads, paired)];

    /// <summary>Measures the size of an idle actor.</summary>
    public void MeasureStartup(Campaign campaign) => campaign.MeasureStartup(StartupActors, usual);

    /// <summary>The figures for which everything was measured.</summary>
    public static IReadOnlyList<Figure> Judge(Campaign campaign)
    {
        var figures = new List<Figure>();
        void AtLeast(BenchmarkModel model, Engine engine, Engine than, double least, string aim = "")
        {
            if (Find(campaign, model, engine) is { } faster && Find(campaign, model, than) is { } slower)
            {
                var ratio = faster.RatioTo(slower);
                figures.Add(new Figure(
                    $"{model.Name}: {engine.Name} / {than.Name}",
                    $">= {least:0.0} x{aim}",
                    $"{ratio:0.00} x ({MedianRate(faster, slower):0.0} / {MedianRate(slower, faster):0.0} M/s)",
                    ratio >= least));
            }
        }

        AtLeast(Catalogue.Phold, Engine.Kernel, Engine.Heap, 2.0);
        AtLeast(Catalogue.PholdManyJobs, Engine.Kernel, Engine.Heap, 2.2);
        AtLeast(Catalogue.PholdManyClasses, Engine.Kernel, Engine.Heap, 1.7);
        AtLeast(Catalogue.Phold, Engine.Kernel, Engine.Floor, 0.5);
        AtLeast(Catalogue.Phold, Engine.KernelWithoutFingerprint, Engine.Floor, 0.6);
        AtLeast(Catalogue.PholdLarge, Engine.Kernel, Engine.Heap, 3.0);
        AtLeast(Catalogue.PholdHuge, Engine.Kernel, Engine.Heap, 2.0);
        AtLeast(Catalogue.PholdSparse, Engine.Kernel, Engine.Heap, 0.8, ", aim at 1");
        AtLeast(Catalogue.Ring, Engine.Kernel, Engine.Heap, 4.0, ", aim at 6");
        AtLeast(Catalogue.QuietRing, Engine.Kernel, Engine.Heap, 1.5);
        AtLeast(Catalogue.Sparse, Engine.Kernel, Engine.Heap, 0.8, ", aim at 1");
        AtLeast(Catalogue.Mixed, Engine.Kernel, Engine.Heap, 1.0);
        AddSpeedUp(figures, campaign, Catalogue.PholdManyJobs, 0.75);
        AddSpeedUp(figures, campaign, Catalogue.PholdManyJobsWithWork, 0.9);
        AtLeast(Catalogue.Phold, Engine.Kernel, Engine.Channels, 15);
        AtLeast(Catalogue.Phold, Engine.Kernel, Engine.ChannelsByTime, 15);
        AtLeast(Catalogue.Ring, Engine.Kernel, Engine.Channels, 15);
        AddTwoThreads(figures, campaign);
        AddBytes(figures, campaign);
        AtLeast(Catalogue.Phold, Engine.Floor, Engine.Heap, 3.0);
        AtLeast(Catalogue.Phold, Engine.Heap, Engine.PriorityQueue, 1.0);
        return figures;
    }

    private static Series? Find(Campaign campaign, BenchmarkModel model, Engine engine) =>
        campaign.Measured.Find(series => series.Model == model && series.Engine == engine);

    private static double MedianRate(Series series, Series comparedWith) => Statistics.Median(series.RatesComparableWith(comparedWith));

    private static void AddSpeedUp(List<Figure> figures, Campaign campaign, BenchmarkModel model, double least)
    {
        if (Find(campaign, model, Engine.Kernel) is { } one
            && Find(campaign, model, Engine.KernelOnTwoThreads) is { } two
            && Find(campaign, model, Engine.KernelCopies) is { } copies)
        {
            var ratio = two.WallRatioTo(copies);
            figures.Add(new Figure(
                $"{model.Name}: speed-up on 2 threads / that of two copies",
                $">= {least:0.00} x",
                $"{ratio:0.00} x ({two.WallRatioTo(one):0.00} / {copies.WallRatioTo(one):0.00})",
                ratio >= least));
        }
    }

    private static void AddTwoThreads(List<Figure> figures, Campaign campaign)
    {
        foreach (var two in campaign.Measured.Where(series => series.Engine == Engine.KernelOnTwoThreads))
        {
            if (Find(campaign, two.Model, Engine.Kernel) is { } one)
            {
                var ratio = two.WallRatioTo(one);
                figures.Add(new Figure(
                    $"{two.Model.Name}: 2 threads / 1",
                    $">= {LeastRatioOnTwoThreads:0.0} x",
                    $"{ratio:0.00} x",
                    ratio >= LeastRatioOnTwoThreads));
            }
        }
    }

    private static void AddBytes(List<Figure> figures, Campaign campaign)
    {
        if (campaign.Measured.Where(series => series.Engine == Engine.Kernel).MaxBy(series => series.BytesPerEvent) is { } most)
        {
            figures.Add(new Figure(
                "steady state: bytes allocated per event",
                "0",
                $"{most.BytesPerEvent:0.0000} at most ({most.Model.Name})",
                most.BytesPerEvent < NoBytes));
        }

        if (campaign.Started.Find(series => series.Actors == StartupActors) is { } startup)
        {
            figures.Add(new Figure(
                "idle actor, one in- and one out-port: managed bytes",
                $"<= {MostBytesPerIdleActor:0}",
                $"{startup.BytesPerActor:0} ({startup.BytesPerLink:0} for each further link)",
                startup.BytesPerActor <= MostBytesPerIdleActor));
        }
    }

    private IEnumerable<(Engine Engine, int Rounds)> Usual(params Engine[] engines) => engines.Select(engine => (engine, usual));

    private IEnumerable<(BenchmarkModel Model, IReadOnlyList<(Engine Engine, int Rounds)> Engines)> Against(params BenchmarkModel[] models)
    {
        IReadOnlyList<(Engine Engine, int Rounds)> engines = [.. Usual(Engine.Heap), .. OneAndTwoThreads];
        return models.Select(model => (model, engines));
    }
}
