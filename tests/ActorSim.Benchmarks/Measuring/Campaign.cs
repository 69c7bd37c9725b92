using System.Globalization;

namespace ActorSim.Benchmarks;

/// <summary>Measures engines on models in rounds: each round runs every engine once, so that what changes on the machine hits all.</summary>
public sealed class Campaign(Progress progress)
{
    /// <summary>Everything measured so far.</summary>
    public List<Series> Measured { get; } = [];

    /// <summary>All sizes of systems built so far.</summary>
    public List<StartupSeries> Started { get; } = [];

    /// <summary>Steps of the dependent chain that take the work of an event, for each length of work needed so far.</summary>
    public SortedDictionary<int, int> WorkSteps { get; } = [];

    /// <summary>Measures some engines on one model, each as many rounds as it is given; checks that all ran the same.</summary>
    /// <exception cref="BenchmarkFailedException">A child failed, or events or checksums differ.</exception>
    public IReadOnlyList<Series> Measure(BenchmarkModel model, IReadOnlyList<(Engine Engine, int Rounds)> engines)
    {
        var steps = StepsFor(model);
        var measurements = engines.Select(_ => new List<Measurement>()).ToArray();
        var rounds = engines.Max(entry => entry.Rounds);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < engines.Count; i++)
            {
                if (round < engines[i].Rounds)
                {
                    progress.Tell($"{model.Name}: round {round + 1} of {rounds}, {engines[i].Engine.Name}");
                    measurements[i].Add(MeasureInChild(model, engines[i].Engine, steps));
                }
            }
        }

        progress.Clear();
        var series = engines.Select((entry, i) => new Series(model, entry.Engine, measurements[i])).ToList();
        RequireSameEnd(model, series);
        Measured.AddRange(series);
        return series;
    }

    /// <summary>Builds systems of one size, in rounds.</summary>
    /// <exception cref="BenchmarkFailedException">A child failed.</exception>
    public StartupSeries MeasureStartup(int actors, int rounds)
    {
        List<StartupMeasurement>[] byLinks = [[], []];
        for (var round = 0; round < rounds; round++)
        {
            for (var links = 1; links <= byLinks.Length; links++)
            {
                progress.Tell($"start-up of {actors:N0} actors: round {round + 1} of {rounds}, {links} links");
                byLinks[links - 1].Add(ChildProcess.Run<StartupMeasurement>(
                    ChildProcess.MeasureStartup,
                    actors.ToString(CultureInfo.InvariantCulture),
                    links.ToString(CultureInfo.InvariantCulture)));
            }
        }

        progress.Clear();
        var series = new StartupSeries(actors, byLinks[0], byLinks[1]);
        Started.Add(series);
        return series;
    }

    private static Measurement MeasureInChild(BenchmarkModel model, Engine engine, int workSteps) =>
        ChildProcess.Run<Measurement>(ChildProcess.Measure, model.Name, engine.Name, workSteps.ToString(CultureInfo.InvariantCulture));

    private static void RequireSameEnd(BenchmarkModel model, List<Series> series)
    {
        var comparable = series.FindAll(one => !one.Engine.RunsShorter);
        if (comparable.Count == 0)
        {
            return;
        }

        var first = comparable[0].Rounds[0];
        foreach (var (_, engine, rounds) in comparable)
        {
            foreach (var measurement in rounds)
            {
                if (measurement.Events != first.Events || measurement.Checksum != first.Checksum)
                {
                    throw new BenchmarkFailedException(
                        $"{model.Name}: {engine.Name} came to {measurement.Events} events with checksum {measurement.Checksum}, "
                        + $"but {comparable[0].Engine.Name} to {first.Events} with {first.Checksum}; they did not run the same model.");
                }
            }
        }
    }

    private int StepsFor(BenchmarkModel model)
    {
        if (model is not PholdModel { WorkNanoseconds: > 0 and var nanoseconds })
        {
            return 0;
        }

        if (!WorkSteps.TryGetValue(nanoseconds, out var steps))
        {
            progress.Tell($"calibrating {nanoseconds} ns of work");
            steps = Calibration.StepsFor(nanoseconds);
            WorkSteps.Add(nanoseconds, steps);
        }

        return steps;
    }
}
