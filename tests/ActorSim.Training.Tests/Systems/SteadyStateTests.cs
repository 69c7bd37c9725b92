using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Whole training jobs on 128 ranks and more: what they cost once all is under way, and what threads change.</summary>
[Collection(nameof(SteadyStateTests))]
[CollectionDefinition(nameof(SteadyStateTests), DisableParallelization = true)]
public sealed class SteadyStateTests
{
    private const int Workers = 128;
    private const int Shards = 8;
    private const int Iterations = 12;

    /// <summary>Threads that are made to share even the smallest window wait for each other all the time.</summary>
    private const int SharedIterations = 2;

    private static readonly TrainingWorkload Workload = SmallTraining.Layers(2_000, 6_000, 4_000);

    /// <summary>Gradients that travel while the backward pass goes on, or go to eight servers, on equal or unequal devices.</summary>
    public static TheoryData<string, bool> Exchanges => new()
    {
        { "ring", false },
        { "ring", true },
        { "binomial-tree", false },
        { "binomial-tree", true },
        { "server", false },
        { "server", true },
    };

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void A_message_allocates_nothing(string exchange, bool straggles)
    {
        using var whole = Build(exchange, straggles, Iterations, out _);
        var end = whole.Run().End;
        using var simulation = Build(exchange, straggles, Iterations, out var system);
        simulation.Advance(SimTime.FromPicoseconds(end.Picoseconds / 4));
        var sent = TransfersIn(system);

        var before = GC.GetAllocatedBytesForCurrentThread();
        simulation.Advance(end);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(TransfersIn(system) - sent > 5_000, $"only {TransfersIn(system) - sent} messages");
        Assert.InRange(allocated, 0, 4_096);
    }

    [Theory]
    [InlineData("ring", false)]
    [InlineData("binomial-tree", true)]
    [InlineData("server", false)]
    [InlineData("server", true)]
    public void One_and_two_threads_give_the_same_run(string exchange, bool straggles)
    {
        using var one = Build(exchange, straggles, SharedIterations, out _);
        using var two = Build(exchange, straggles, SharedIterations, out _);

        var first = one.Run();
        var second = two.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal(EndReason.Completed, first.Reason);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(first.End, second.End);
    }

    private static long TransfersIn(TrainingSystem system) => system.Fabric.Nodes.Sum(node => node.TransfersReceived);

    private static Simulation Build(string exchange, bool straggles, int iterations, out TrainingSystem system)
    {
        var hasServers = exchange == "server";
        var speed = straggles ? new DeviceSpeed(1, 0.2, 0.05, 3) : DeviceSpeed.AsDescribed;
        var job = SmallTraining.Job(Workload, PlanOf(exchange), iterations, _ => SmallTraining.Setup(Workload, speed)) with
        {
            Servers = hasServers ? new ServerSetup(ShardRanks, new Asynchronous(), new ServerDescription(SmallTraining.OneByteANanosecond), []) : null,
        };
        var topology = new IdealCore(Workers + (hasServers ? Shards : 0), SmallTraining.OneByteANanosecond, SimDuration.FromNanoseconds(100));
        var builder = new SimulationBuilder();
        system = TrainingSystem.Add(builder, new NodeSeat(topology, 0, HostDescription.Free, TransferAccounting.Exact), [job]);
        return builder.Build();
    }

    private static RankGroup ShardRanks => new(Enumerable.Range(Workers, Shards));

    private static JobPlan PlanOf(string exchange)
    {
        var buckets = GradientBucket.Divide(Workload, Workload.Layers.Count, leastBytes: 1);
        GradientExchange how = exchange == "server"
            ? new ParameterServerExchange(ShardAssignment.Assign(ShardPlacement.ByBytes, [.. buckets.Select(bucket => new[] { bucket.Bytes })], ShardRanks, RankGroup.First(Workers)))
            : new AllReduceExchange(CollectiveAlgorithms.Make(exchange, CollectiveKind.AllReduce, Workers));
        return LayerParallelism.Build(
            Workload, RankGroup.First(Workers), [.. Enumerable.Repeat(4, Workers)], Workload.Layers.Count, buckets, how, overlaps: true, updates: false, algorithmOf: null);
    }
}
