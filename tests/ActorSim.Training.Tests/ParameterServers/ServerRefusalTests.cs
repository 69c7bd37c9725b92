using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ServerRefusalTests
{
    private static readonly FullyConnected Topology = new(5, Bandwidth.FromBytesPerSecond(1_000), SimDuration.Zero);

    private static readonly ServerExchange Exchange = new([new ServerPiece(4, 100)], RankGroup.First(4));

    [Fact]
    public void A_negative_bound_is_refused() => Refuse(new StaleSynchronous(-1), "0 clocks or more");

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void An_update_needs_at_least_one_gradient_and_at_most_all(int needed) => Refuse(new SynchronousWithBackup(needed), "1 to 4 gradients");

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void As_many_backup_workers_as_workers_are_refused(int backups)
    {
        var error = Assert.Throws<ArgumentException>(() => SynchronousWithBackup.Of(4, backups));

        Assert.Contains("0 to 3 can be backups", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shard_without_anything_to_keep_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ParameterServerShard(SeatOf(3), 0, [Exchange], new Synchronous(), ServerDescription.Free));

    [Fact]
    public void A_gradient_that_passes_memory_less_than_once_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ParameterServerShard(SeatOf(4), 0, [Exchange], new Synchronous(), new ServerDescription(null, 0)));

    [Theory]
    [InlineData(0, "begins exchange 0 again before it is done")]
    [InlineData(3, "is not a worker of exchange 0")]
    public void A_worker_begins_only_exchanges_of_its_own_and_one_at_a_time(int rank, string problem)
    {
        IReadOnlyList<ServerExchange> exchanges = [new ServerExchange([new ServerPiece(4, 100)], RankGroup.First(3))];
        var builder = new SimulationBuilder();
        var workers = Enumerable.Range(0, 4).Select(number => builder.Add($"/worker/{number}", new ImpatientWorker(SeatOf(number), exchanges, number == rank))).ToArray();
        var server = builder.Add("/server", new ParameterServerShard(SeatOf(4), 0, exchanges, new Synchronous(), ServerDescription.Free));
        ClusterFabric.Connect(builder, "/network", [.. workers, server]);
        using var simulation = builder.Build();

        Assert.Equal(EndReason.Failed, simulation.Run().Reason);
        Assert.Contains(problem, simulation.Failure!.ToString(), StringComparison.Ordinal);
    }

    private static void Refuse(ServerConsistency consistency, string allowed)
    {
        var error = Assert.Throws<ArgumentException>(() => new ParameterServerShard(SeatOf(4), 0, [Exchange], consistency, ServerDescription.Free));
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }

    private static NodeSeat SeatOf(int rank) => new(Topology, rank, HostDescription.Free, TransferAccounting.Exact);
}
