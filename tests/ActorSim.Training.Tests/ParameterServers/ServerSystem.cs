using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Workers, at the ranks 0 to p − 1, and the shards of a parameter server behind them.</summary>
internal sealed record ServerSystem
{
    public required int Workers { get; init; }

    public int Shards { get; init; } = 1;

    /// <summary>Of each bucket, the bytes of its layers.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Buckets { get; init; } = [[1_000]];

    public ShardPlacement Placement { get; init; } = ShardPlacement.ByBytes;

    /// <summary>Numbered before the exchanges.</summary>
    public IReadOnlyList<CollectiveOperation> Collectives { get; init; } = [];

    public ServerConsistency Consistency { get; init; } = new Synchronous();

    public ServerDescription Server { get; init; } = ServerDescription.Free;

    /// <summary>Of each shard; none if there are fewer lists than shards.</summary>
    public IReadOnlyList<IReadOnlyList<Outage>> Failures { get; init; } = [];

    /// <summary>For how long a worker computes in each of its iterations.</summary>
    public required Func<int, IEnumerable<SimDuration>> Computing { get; init; }

    /// <summary>With how many updates of all parameters a worker stops.</summary>
    public long Versions { get; init; } = long.MaxValue;

    public Bandwidth Rate { get; init; } = Bandwidth.FromBytesPerSecond(1_000_000_000);

    public SimDuration Latency { get; init; } = SimDuration.FromNanoseconds(10);

    /// <summary>Whether each node has one link only, in place of one to every other.</summary>
    public bool HasIdealCore { get; init; }

    public HostDescription Host { get; init; } = HostDescription.Free;

    public TransferAccounting Accounting { get; init; }

    public IReadOnlyList<ServerExchange> Exchanges =>
        ShardAssignment.Assign(Placement, Buckets, new RankGroup(Enumerable.Range(Workers, Shards)), RankGroup.First(Workers));

    public IReadOnlyList<Outage> FailuresOf(int shard) => shard < Failures.Count ? Failures[shard] : [];

    public ServerRun Run(RunOptions? options = null)
    {
        var (simulation, workers, shards) = Build();
        using (simulation)
        {
            var result = simulation.Run(options);
            Assert.True(result.Reason == EndReason.Completed, simulation.Failure?.ToString());
            return new ServerRun(workers, shards, result, simulation.ReadMetrics());
        }
    }

    public (Simulation Simulation, ExchangeWorker[] Workers, ParameterServerShard[] Shards) Build()
    {
        var ranks = Workers + Shards;
        ClusterTopology topology = HasIdealCore ? new IdealCore(ranks, Rate, Latency) : new FullyConnected(ranks, Rate, Latency);
        var builder = new SimulationBuilder();
        var exchanges = Exchanges;
        var workers = Enumerable.Range(0, Workers)
            .Select(rank => builder.Add($"/cluster/worker/{rank}", new ExchangeWorker(SeatOf(topology, rank), Collectives, exchanges, Computing(rank), Versions)))
            .ToArray();
        var shards = Enumerable.Range(0, Shards)
            .Select(shard => builder.Add(
                $"/cluster/server/{shard}",
                new ParameterServerShard(SeatOf(topology, Workers + shard), Collectives.Count, exchanges, Consistency, Server, FailuresOf(shard))))
            .ToArray();
        ClusterFabric.Connect(builder, "/cluster", [.. workers, .. shards]);
        return (builder.Build(), workers, shards);
    }

    private NodeSeat SeatOf(ClusterTopology topology, int rank) => new(topology, rank, Host, Accounting);
}
