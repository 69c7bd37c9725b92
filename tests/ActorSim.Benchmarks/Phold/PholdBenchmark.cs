using System.Globalization;

namespace ActorSim.Benchmarks;

/// <summary>
/// Compares the kernel with hand-written event loops on the same model in one process: rounds in turn, medians,
/// and the ratio to the 4-ary heap loop. All engines must deliver the same jobs.
/// </summary>
public static class PholdBenchmark
{
    private const int Rounds = 5;
    private const long EventsPerRun = 6_000_000;

    private static readonly PholdModel[] Models =
    [
        PholdModel.Of(1024, 1, 1, EventsPerRun),
        PholdModel.Of(1024, 4, 1, EventsPerRun),
        PholdModel.Of(1024, 16, 1, EventsPerRun),
        PholdModel.Of(1024, 1, 1000, EventsPerRun),
        PholdModel.Of(16_384, 4, 1, EventsPerRun),
        PholdModel.Of(1_000_000, 1, 1, EventsPerRun),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine("PHOLD: actors x jobs per actor; increment = lookahead + Exp(mean), lookahead = mean unless said; M events/s, median [range] of 5 rounds in turn");
        output.WriteLine($"{"model",-20} {"engine",-24} {"M events/s",10} {"range",15} {"x heap",7} {"bytes/event",12}");
        foreach (var model in Models)
        {
            (string Name, Func<PholdOutcome> Run)[] engines =
            [
                ("4-ary heap loop", () => PholdEngines.Heap(model)),
                ("PriorityQueue loop", () => PholdEngines.LibraryQueue(model)),
                ("kernel, 1 thread", () => PholdEngines.Kernel(model)),
                ("kernel, 2 threads (wall)", () => PholdEngines.Kernel(model, threads: 2)),
            ];
            var outcomes = engines.Select(_ => new List<PholdOutcome>()).ToArray();
            for (var round = 0; round <= Rounds; round++)
            {
                for (var i = 0; i < engines.Length; i++)
                {
                    outcomes[i].Add(engines[i].Run());
                }
            }

            Report(output, model, engines.Select(engine => engine.Name).ToArray(), outcomes);
        }
    }

    private static void Report(TextWriter output, PholdModel model, string[] names, List<PholdOutcome>[] outcomes)
    {
        var first = outcomes[0][0];
        if (outcomes.SelectMany(all => all).Any(outcome => outcome.Events != first.Events || outcome.Checksum != first.Checksum))
        {
            throw new InvalidOperationException("The engines did not run the same model: events or checksums differ.");
        }

        // The first round only warms up the compiler.
        var heap = Median(outcomes[0]);
        for (var i = 0; i < names.Length; i++)
        {
            var rates = outcomes[i].Skip(1).Select(outcome => outcome.Rate).Order().ToList();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{model.ToString(),-20} {names[i],-24} {Median(outcomes[i]),10:0.0} {$"[{rates[0]:0.0}-{rates[^1]:0.0}]",15} {Median(outcomes[i]) / heap,7:0.00} {outcomes[i][^1].BytesPerEvent,12:0.0000}"));
        }
    }

    private static double Median(List<PholdOutcome> outcomes) => outcomes.Skip(1).Select(outcome => outcome.Rate).Order().ElementAt(Rounds / 2);
}
