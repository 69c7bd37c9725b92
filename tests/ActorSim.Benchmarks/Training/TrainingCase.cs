using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Benchmarks;

/// <summary>A cluster whose simulation is measured.</summary>
/// <param name="Name">As given to the process that measures it.</param>
/// <param name="Title">What it is, with its sizes.</param>
/// <param name="Asked">What its figures should be.</param>
/// <param name="Build">Makes the system.</param>
internal sealed record TrainingCase(string Name, Func<TrainingSizes, string> Title, string Asked, Func<TrainingSizes, BuiltTraining> Build)
{
    private const int ImagesAWorker = 8;
    private const long BucketBytes = 4_000_000;
    private const long RingBytes = 64L << 20;
    private const int RingChunks = 4;

    /// <summary>The calibrated rate of Titan's network (scenarios/clusters/titan.conf).</summary>
    private static readonly Bandwidth TitanRate = Bandwidth.FromBytesPerSecond(2_985_000_000);

    public static IReadOnlyList<TrainingCase> All { get; } =
    [
        new("ring", sizes => $"ring all-reduce of {sizes.Ranks:N0} ranks, 64 MiB, 4 chunks", "4 s, 250 MB, 3 M messages/s; ASTRA-sim 2 took 23.6 s, 361 MB", Ring),
        new("tree", sizes => $"NiN on {sizes.Workers:N0} workers, tree, {sizes.Iterations:N0} iterations", "2 s", sizes => Tree(sizes.Workers, sizes.Iterations, overlaps: false)),
        new("overlap", _ => "the same, in buckets during the backward pass", "2 s", sizes => Tree(sizes.Workers, sizes.Iterations, overlaps: true)),
        new("many", sizes => $"NiN on {sizes.Many:N0} workers, tree, 1 iteration", "20 s, 4 GB", sizes => Tree(sizes.Many, 1, overlaps: false)),
        new("star", _ => "the same around one switch", "20 s, 4 GB", Star),
        new("server", sizes => $"NiN on {sizes.Workers:N0} workers, {sizes.Shards:N0} asynchronous shards, {sizes.Iterations:N0} iterations", "", Server),
    ];

    /// <summary>As ASTRA-sim's analytical network was run: 50 GiB/s and 500 ns a link, memory of 1,600 GB/s, 10 ns before a send.</summary>
    private static BuiltTraining Ring(TrainingSizes sizes)
    {
        var cable = new ClusterCable(Bandwidth.FromBytesPerSecond(50L << 30), SimDuration.FromNanoseconds(500));
        var topology = DimensionProduct.Ring(sizes.Ranks, cable);
        var operation = new CollectiveOperation(new RingAlgorithm(CollectiveKind.AllReduce, sizes.Ranks), RankGroup.First(sizes.Ranks), RingBytes, RingChunks, 1);
        var costs = new CollectiveCosts(Bandwidth.FromBytesPerSecond(1_600_000_000_000), 3, SimDuration.FromNanoseconds(10), SimDuration.FromNanoseconds(10));
        var builder = new SimulationBuilder();
        var ranks = new CollectiveRank[sizes.Ranks];
        for (var rank = 0; rank < ranks.Length; rank++)
        {
            var seat = new NodeSeat(topology, rank, HostDescription.Free, TransferAccounting.AstraSim);
            ranks[rank] = builder.Add($"/cluster/rank/{rank}", new CollectiveRank(seat, [operation], costs));
        }

        ClusterFabric.Connect(builder, "/cluster", ranks);
        return new BuiltTraining(builder.Build(), () => ranks.Max(rank => rank.DoneAt));
    }

    private static BuiltTraining Tree(int workers, int iterations, bool overlaps) =>
        Assemble(IdealCore(workers), TreePlan(workers, overlaps), iterations, servers: null);

    private static BuiltTraining Star(TrainingSizes sizes) =>
        Assemble(DimensionProduct.Star(sizes.Many, new ClusterCable(TitanRate, SimDuration.Zero)), TreePlan(sizes.Many, overlaps: false), 1, servers: null);

    private static BuiltTraining Server(TrainingSizes sizes)
    {
        var shards = new RankGroup(Enumerable.Range(sizes.Workers, sizes.Shards));
        var layers = NinWorkload.Workload.Layers.Select(layer => layer.GradientBytes).ToArray();
        var exchange = new ParameterServerExchange(ShardAssignment.Assign(ShardPlacement.ByBytes, [layers], shards, RankGroup.First(sizes.Workers)));
        var servers = new ServerSetup(shards, new Asynchronous(), ServerDescription.Free, []);
        return Assemble(IdealCore(sizes.Workers + sizes.Shards), PlanOf(sizes.Workers, exchange, long.MaxValue, overlaps: false), sizes.Iterations, servers);
    }

    /// <summary>Titan's network: every rank has a link to a core that is never in the way.</summary>
    private static IdealCore IdealCore(int ranks) => new(ranks, TitanRate, SimDuration.Zero);

    private static JobPlan TreePlan(int workers, bool overlaps) =>
        PlanOf(workers, new AllReduceExchange(new BinomialTreeAlgorithm(CollectiveKind.AllReduce, workers)), overlaps ? BucketBytes : long.MaxValue, overlaps);

    private static JobPlan PlanOf(int workers, GradientExchange exchange, long bucketBytes, bool overlaps)
    {
        var workload = NinWorkload.Workload;
        var layers = workload.Layers.Count;
        var buckets = GradientBucket.Divide(workload, layers, bucketBytes);
        int[] shares = [.. Enumerable.Repeat(ImagesAWorker, workers)];
        return LayerParallelism.Build(workload, RankGroup.First(workers), shares, layers, buckets, exchange, overlaps, updates: false, algorithmOf: null);
    }

    private static BuiltTraining Assemble(ClusterTopology topology, JobPlan plan, int iterations, ServerSetup? servers)
    {
        var workers = plan.Steps.Count;
        var setup = new WorkerSetup(NinWorkload.Times, SimDuration.Zero, DeviceSpeed.AsDescribed, []);
        var job = new TrainingJob
        {
            Name = "job",
            Workers = RankGroup.First(workers),
            Plan = plan,
            Setups = [.. Enumerable.Repeat(setup, workers)],
            Servers = servers,
            Iterations = iterations,
        };
        var builder = new SimulationBuilder();
        var system = TrainingSystem.Add(builder, new NodeSeat(topology, 0, HostDescription.Free, TransferAccounting.Exact), [job]);
        return new BuiltTraining(builder.Build(), () => system.Jobs[0].Workers.Max(worker => worker.Iterations[^1].End));
    }
}
