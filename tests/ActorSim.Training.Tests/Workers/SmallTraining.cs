using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Small jobs whose times can be worked out by hand: 1 byte a ns, no latency, a layer's times in whole ns.</summary>
internal static class SmallTraining
{
    public static readonly Bandwidth OneByteANanosecond = Bandwidth.FromBytesPerSecond(1_000_000_000);

    /// <summary>Layers in a row, each of 8 channels or neurons, with so many bytes of gradients; each passes 16 bytes an image on.</summary>
    public static TrainingWorkload Layers(params long[] gradientBytes) =>
        new("small", gradientBytes.Select((bytes, i) => new TrainingLayer($"layer{i}", 1, bytes, 16, 16, IsDense: true, 8)));

    /// <summary>Each layer takes 10 ns an image forwards and 20 ns backwards.</summary>
    public static LayerTimes TimesOf(TrainingWorkload workload) => new(
        [.. workload.Layers.Select(_ => SimDuration.FromNanoseconds(10))],
        [.. workload.Layers.Select(_ => SimDuration.FromNanoseconds(20))]);

    public static JobPlan DataParallel(TrainingWorkload workload, int workers, long leastBytes, bool overlaps, int images = 1) => LayerParallelism.Build(
        workload,
        RankGroup.First(workers),
        [.. Enumerable.Repeat(images, workers)],
        workload.Layers.Count,
        GradientBucket.Divide(workload, workload.Layers.Count, leastBytes),
        new AllReduceExchange(new RingAlgorithm(CollectiveKind.AllReduce, workers)),
        overlaps,
        updates: false,
        algorithmOf: null);

    public static TrainingJob Job(TrainingWorkload workload, JobPlan plan, int iterations = 1, Func<int, WorkerSetup>? setupOf = null)
    {
        var workers = plan.Steps.Count;
        return new TrainingJob
        {
            Name = "job",
            Workers = RankGroup.First(workers),
            Plan = plan,
            Setups = [.. Enumerable.Range(0, workers).Select(worker => setupOf?.Invoke(worker) ?? Setup(workload))],
            Iterations = iterations,
        };
    }

    public static WorkerSetup Setup(TrainingWorkload workload, DeviceSpeed? speed = null, params Outage[] outages) =>
        new(TimesOf(workload), SimDuration.Zero, speed ?? DeviceSpeed.AsDescribed, outages);

    /// <summary>Runs jobs on a network in which every rank has one link; checks that everybody finished and every account adds up.</summary>
    public static TrainingSystem Run(params TrainingJob[] jobs) => Run(out _, new RunOptions(), jobs);

    public static TrainingSystem Run(out RunResult result, RunOptions options, params TrainingJob[] jobs)
    {
        var ranks = jobs.Sum(job => job.Workers.Count);
        var builder = new SimulationBuilder();
        var system = TrainingSystem.Add(builder, new NodeSeat(new IdealCore(ranks, OneByteANanosecond, SimDuration.Zero), 0, HostDescription.Free, TransferAccounting.Exact), jobs);
        using var simulation = builder.Build();
        result = simulation.Run(options);
        Assert.True(result.Reason == EndReason.Completed, simulation.Failure?.ToString());
        foreach (var actors in system.Jobs)
        {
            Assert.All(actors.Workers, worker => Assert.Equal(actors.Job.Iterations, worker.IterationsDone));
            Assert.All(actors.Workers, worker => Assert.Equal(
                worker.Iterations[^1].End - SimTime.Zero,
                worker.ComputeTime + worker.CommunicateTime + worker.WaitTime + worker.DownTime));
        }

        return system;
    }

    public static SimTime EndOf(TrainingSystem system, int job = 0) => system.Jobs[job].Workers.Max(worker => worker.Iterations[^1].End);
}
