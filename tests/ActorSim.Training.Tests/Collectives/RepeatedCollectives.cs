using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class RepeatedCollectives
{
    private static readonly Bandwidth Rate = Bandwidth.FromBytesPerSecond(1_000_000_000);

    [Theory]
    [InlineData("ring", CollectiveKind.AllReduce, 20 * 2 * (5_000 + 100))]
    [InlineData("direct", CollectiveKind.AllGather, 20 * (5_000 + 100))]
    public void What_needs_everybody_can_be_repeated_at_once(string name, CollectiveKind kind, long nanoseconds)
    {
        var result = Run(name, kind, ranks: 2, times: 20, out var all, out _);

        Assert.Equal(EndReason.Completed, result.Reason);
        Assert.All(all, rank => Assert.True(rank.IsDone));
        Assert.Equal(SimTime.FromNanoseconds(nanoseconds), result.End);
    }

    [Fact]
    public void A_reduce_whose_leaves_run_ahead_fails_and_says_why()
    {
        var result = Run("binomial-tree", CollectiveKind.Reduce, ranks: 8, times: 3, out _, out var failure);

        Assert.Equal(EndReason.Failed, result.Reason);
        Assert.Contains("a reduce that is repeated needs something else that keeps the ranks together", failure, StringComparison.Ordinal);
    }

    private static RunResult Run(string name, CollectiveKind kind, int ranks, int times, out RepeatingRank[] all, out string? failure)
    {
        var topology = new FullyConnected(ranks, Rate, SimDuration.FromNanoseconds(5_000));
        var operation = new CollectiveOperation(CollectiveAlgorithms.Make(name, kind, ranks), RankGroup.First(ranks), 100 * ranks, 1, 1);
        var builder = new SimulationBuilder();
        all = [.. Enumerable.Range(0, ranks).Select(rank => builder.Add($"/rank/{rank}", new RepeatingRank(new NodeSeat(topology, rank, HostDescription.Free, TransferAccounting.Exact), operation, CollectiveCosts.None, times)))];
        ClusterFabric.Connect(builder, "/cluster", all);
        using var simulation = builder.Build();
        var result = simulation.Run();
        failure = simulation.Failure?.ToString();
        return result;
    }
}
