namespace ActorSim.Benchmarks;

/// <summary>Measures engines on models in rounds: each round runs every engine once, so that what changes on the machine hits all.</summary>
public sealed class Campaign(TextWriter progress)
{
    private int? workSteps;

    /// <summary>Everything measured so far.</summary>
    public List<Series> Measured { get; } = [];

    /// <summary>Steps of the dependent chain that take the work of an event, or null if no model needed them.</summary>
    public int? WorkSteps => workSteps;

    /// <summary>Measures some engines on one model; checks that all ran the same.</summary>
    /// <exception cref="BenchmarkFailedException">A child failed, or events or checksums differ.</exception>
    public IReadOnlyList<Series> Measure(BenchmarkModel model, IReadOnlyList<Engine> engines, int rounds)
    {
        var measurements = engines.Select(_ => new List<Measurement>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < engines.Count; i++)
            {
                progress.Write($"\r{model.Name}: round {round + 1} of {rounds}, {engines[i].Name}".PadRight(100));
                measurements[i].Add(ChildProcess.Measure(model, engines[i], StepsFor(model)));
            }
        }

        progress.Write("\r".PadRight(100) + "\r");
        var series = engines.Select((engine, i) => new Series(model, engine, measurements[i])).ToList();
        Check(model, series);
        Measured.AddRange(series);
        return series;
    }

    private static void Check(BenchmarkModel model, List<Series> series)
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

    private int StepsFor(BenchmarkModel model) =>
        model is PholdModel { WorkNanoseconds: > 0 } phold ? workSteps ??= Calibration.StepsFor(phold.WorkNanoseconds) : 0;
}
