using System.Diagnostics;
using System.Globalization;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// Clusters that train, on one thread, each in a process of its own: what the process took up to the end of a run, building
/// included, and how fast a second run is.
/// </summary>
public static class TrainingBenchmark
{
    /// <summary>What ASTRA-sim 2 gives for the ring of 1024 ranks, in ps.</summary>
    private const long RingOfAstrasim = 6_792_760_000;

    public static void Run(TrainingSizes sizes, TextWriter output)
    {
        output.WriteLine("clusters on one thread; process: CPU seconds and peak memory of a process that builds and runs once; then the run alone, once more");
        foreach (var one in TrainingCase.All)
        {
            var measured = ChildProcess.Run<TrainingMeasurement>([ChildProcess.MeasureTraining, one.Name, .. sizes.Words]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Title(sizes),-66} process {measured.ProcessSeconds,6:0.00} CPU s ({measured.BuildSeconds:0.00} building) {measured.PeakBytes / 1e6,6:0} MB; run {measured.RunSeconds,6:0.00} CPU s {measured.Messages,10:N0} messages {measured.Messages / measured.RunSeconds / 1e6,6:0.00} M/s {(double)measured.SteadyBytes / measured.SteadyMessages,7:0.000} bytes a message{(one.Asked.Length > 0 ? $"; asked: {one.Asked}" : "")}"));
            Check(one.Name, sizes, measured);
        }
    }

    /// <summary>Measures a case in this process, which should be fresh.</summary>
    public static TrainingMeasurement Measure(string name, TrainingSizes sizes)
    {
        var one = TrainingCase.All.FirstOrDefault(one => one.Name == name) ?? throw new UsageException($"There is no case '{name}'.");
        var (build, result, done) = RunOnce(one, sizes);
        var process = Environment.CpuUsage.TotalTime;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        var (run, bytes, messages) = RunAgain(one, sizes, result);
        return new TrainingMeasurement
        {
            ProcessSeconds = process.TotalSeconds,
            BuildSeconds = build.TotalSeconds,
            RunSeconds = run.TotalSeconds,
            Messages = result.Deliveries,
            PeakBytes = peak,
            SteadyBytes = bytes,
            SteadyMessages = messages,
            DonePicoseconds = done.Picoseconds,
            Fingerprint = result.Fingerprint,
        };
    }

    private static (TimeSpan Build, RunResult Result, SimTime Done) RunOnce(TrainingCase one, TrainingSizes sizes)
    {
        var before = Environment.CpuUsage.TotalTime;
        var built = one.Build(sizes);
        using var simulation = built.Simulation;
        var build = Environment.CpuUsage.TotalTime - before;
        var result = simulation.Run();
        return result.Reason == EndReason.Completed
            ? (build, result, built.Done())
            : throw new BenchmarkFailedException($"{one.Name} failed: {simulation.Failure}");
    }

    /// <summary>The run alone; bytes and messages are of its second half, when pools are full.</summary>
    private static (TimeSpan Run, long Bytes, long Messages) RunAgain(TrainingCase one, TrainingSizes sizes, RunResult first)
    {
        var middle = SimTime.FromPicoseconds(first.End.Picoseconds / 2);
        using var simulation = one.Build(sizes).Simulation;
        var before = Environment.CpuUsage.TotalTime;
        simulation.Advance(middle);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        simulation.Advance(first.End);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var result = simulation.Run();
        var run = Environment.CpuUsage.TotalTime - before;
        return result.Fingerprint == first.Fingerprint
            ? (run, bytes, first.Deliveries - DeliveriesUntil(middle, one, sizes))
            : throw new BenchmarkFailedException($"{one.Name}: two runs have different fingerprints.");
    }

    private static long DeliveriesUntil(SimTime limit, TrainingCase one, TrainingSizes sizes)
    {
        using var simulation = one.Build(sizes).Simulation;
        return simulation.Run(new RunOptions { TimeLimit = limit }).Deliveries;
    }

    private static void Check(string name, TrainingSizes sizes, TrainingMeasurement measured)
    {
        if (name == "ring" && sizes.Ranks == new TrainingSizes().Ranks && measured.DonePicoseconds != RingOfAstrasim)
        {
            throw new BenchmarkFailedException($"The ring was done after {measured.DonePicoseconds} ps; ASTRA-sim 2 says {RingOfAstrasim} ps.");
        }
    }
}
