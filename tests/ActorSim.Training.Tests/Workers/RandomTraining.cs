using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Small training jobs of every kind, with stragglers and failures at every moment, each drawn from a seed.</summary>
internal sealed class RandomTraining
{
    private readonly RandomStream random;
    private readonly TrainingWorkload workload;
    private readonly int workers;
    private readonly int shards;
    private readonly int iterations;

    private RandomTraining(ulong seed, TrainingMode mode)
    {
        random = new RandomStream(seed, $"/training/{mode}");
        iterations = 1 + Below(6);
        workers = mode is TrainingMode.Model or TrainingMode.Hybrid ? 1 << Below(3) : 1 + Below(5);
        workload = SmallTraining.Layers([.. Enumerable.Range(0, 5 + Below(3)).Select(_ => 40 + (long)Below(300))]);
        shards = mode is TrainingMode.Synchronous or TrainingMode.Backup or TrainingMode.Asynchronous or TrainingMode.Stale ? 1 + Below(3) : 0;
        Job = JobOf(mode);
    }

    public TrainingJob Job { get; }

    public static RandomTraining Of(ulong seed, TrainingMode mode) => new(seed, mode);

    /// <summary>Builds it on a network of its own, which is the same each time.</summary>
    public (Simulation Simulation, TrainingSystem System) Build()
    {
        var builder = new SimulationBuilder();
        ClusterTopology topology = workers % 2 == 0
            ? new IdealCore(workers + shards, SmallTraining.OneByteANanosecond, SimDuration.FromNanoseconds(3))
            : DimensionProduct.Star(workers + shards, new ClusterCable(SmallTraining.OneByteANanosecond, SimDuration.FromNanoseconds(5)));
        var host = iterations % 2 == 0 ? HostDescription.Free : new HostDescription(SimDuration.FromNanoseconds(2), SimDuration.FromNanoseconds(7), SimDuration.FromNanoseconds(1));
        var system = TrainingSystem.Add(builder, new NodeSeat(topology, 0, host, TransferAccounting.Exact) { LargestSegment = iterations % 3 == 0 ? 50 : 0 }, [Job]);
        return (builder.Build(), system);
    }

    private TrainingJob JobOf(TrainingMode mode)
    {
        var servers = shards == 0 ? null : new RankGroup(Enumerable.Range(workers, shards));
        var plan = PlanOf(mode, servers);
        return SmallTraining.Job(workload, plan, iterations, SetupOf) with
        {
            Servers = servers is null ? null : ServersOf(mode, servers),
            Costs = new CollectiveCosts(random.NextChance(0.5) ? Bandwidth.FromBytesPerSecond(3_000_000_000) : null, 3, SimDuration.Zero, SimDuration.Zero),
            MeanTimeBetweenOutages = random.NextChance(0.5) ? SimDuration.FromNanoseconds(3_000) : null,
            RestartDelay = SimDuration.FromNanoseconds(1 + Below(400)),
        };
    }

    private JobPlan PlanOf(TrainingMode mode, RankGroup? servers)
    {
        var group = RankGroup.First(workers);
        var layers = workload.Layers.Count;
        var updates = servers is null && random.NextChance(0.5);
        if (mode == TrainingMode.Pipeline)
        {
            var parts = 1 + Below(4);
            return PipelineParallelism.Build(workload, group, PipelineParallelism.Balance(workload, workers), parts * (1 + Below(3)), parts, updates);
        }

        var dataParallel = mode switch
        {
            TrainingMode.Model => 0,
            TrainingMode.Hybrid => 1 + Below(layers - 1),
            _ => layers,
        };
        var buckets = GradientBucket.Divide(workload, dataParallel, 1 + Below(500));
        GradientExchange exchange = servers is null
            ? new AllReduceExchange(CollectiveAlgorithms.Make(random.NextChance(0.5) ? "ring" : "binomial-tree", CollectiveKind.AllReduce, workers), 1 + Below(3), 1 + Below(2))
            : new ParameterServerExchange(ShardAssignment.Assign(ShardPlacement.ByBytes, [.. buckets.Select(bucket => new[] { bucket.Bytes })], servers, group));
        return LayerParallelism.Build(
            workload, group, [.. Enumerable.Repeat(1 + Below(3), workers)], dataParallel, buckets, exchange, random.NextChance(0.7), updates, kind => new RingAlgorithm(kind, workers));
    }

    private ServerSetup ServersOf(TrainingMode mode, RankGroup servers)
    {
        ServerConsistency consistency = mode switch
        {
            TrainingMode.Backup => SynchronousWithBackup.Of(workers, Below(workers)) with { LastVersion = iterations },
            TrainingMode.Asynchronous => new Asynchronous(),
            TrainingMode.Stale => new StaleSynchronous(Below(3)),
            _ => new Synchronous(),
        };
        return new ServerSetup(
            servers,
            consistency,
            random.NextChance(0.5) ? ServerDescription.Free : new ServerDescription(Bandwidth.FromBytesPerSecond(4_000_000_000)),
            [.. Enumerable.Range(0, shards).Select(_ => OutagesOf())]);
    }

    private WorkerSetup SetupOf(int worker) => new(
        SmallTraining.TimesOf(workload),
        SimDuration.FromNanoseconds(Below(20)),
        new DeviceSpeed(1 + (worker * 0.1), 0.2, 0.1, 3),
        OutagesOf());

    /// <summary>Failures some ns apart, of which many come at the time of something else, and some as soon as the machine is back.</summary>
    private List<Outage> OutagesOf()
    {
        var outages = new List<Outage>();
        var time = SimTime.Zero;
        for (var left = Below(4); left > 0; left--)
        {
            time += SimDuration.FromNanoseconds(10 * (long)Below(60));
            outages.Add(new Outage(time, SimDuration.FromNanoseconds(10 * (1 + (long)Below(20)))));
            time += outages[^1].RestartDelay;
        }

        return outages;
    }

    private int Below(int limit) => (int)random.NextBelow(limit);
}
