using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class CollectiveRunTests
{
    private static readonly Bandwidth Rate = Bandwidth.FromBytesPerSecond(3_000_000_000);

    public static TheoryData<string> Algorithms => [.. CollectiveAlgorithms.Names.Where(name => name is not ("hierarchical" or "pairwise"))];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void All_ranks_get_done_on_one_and_two_threads_alike_with_uneven_pieces_and_slow_additions(string name)
    {
        foreach (var ranks in new[] { 1, 2, 7, 12 })
        {
            var topology = new IdealCore(ranks, Rate, SimDuration.FromNanoseconds(3));
            var operation = new CollectiveOperation(CollectiveAlgorithms.Make(name, CollectiveKind.AllReduce, ranks), RankGroup.First(ranks), 10_007, 7, 3);
            var costs = new CollectiveCosts(Bandwidth.FromBytesPerSecond(1_000_000_000), 3, SimDuration.FromNanoseconds(1), SimDuration.FromNanoseconds(2));

            var one = CollectiveRuns.Run(topology, operation, costs);
            var two = CollectiveRuns.Run(topology, operation, costs, options: new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

            Assert.Equal(one.Result.Fingerprint, two.Result.Fingerprint);
            Assert.Equal(one.Ranks.Sum(rank => rank.BytesSent), one.Ranks.Sum(rank => rank.BytesReceived));
        }
    }

    [Fact]
    public void Groups_that_share_ranks_take_their_collectives_in_turn()
    {
        var topology = new FullyConnected(4, Rate, SimDuration.FromNanoseconds(3));
        CollectiveOperation Ring(params int[] ranks) =>
            new(CollectiveAlgorithms.Make("ring", CollectiveKind.AllReduce, ranks.Length), new RankGroup(ranks), 3_000 * ranks.Length, 2, 1);

        var run = CollectiveRuns.Run(topology, [Ring(0, 1), Ring(2, 3), Ring(1, 2), Ring(3, 2, 1, 0), Ring(0, 3)]);

        // Two chunks of 2 steps in each pair, and of 6 steps in the four; the last pair ends last.
        Assert.All(run.Ranks, rank => Assert.Equal((2 * 2) + (2 * 6) + (2 * 2), rank.TransfersSent));
        Assert.All([1, 2], middle => Assert.All([0, 3], outer => Assert.True(run.Ranks[middle].DoneAt < run.Ranks[outer].DoneAt)));
    }

    [Fact]
    public void A_group_of_one_is_done_at_once_whatever_the_number_of_chunks()
    {
        var operation = new CollectiveOperation(CollectiveAlgorithms.Make("ring", CollectiveKind.AllReduce, 1), RankGroup.First(1), 1 << 20, 1 << 14, 1);

        Assert.Equal(SimTime.Zero, CollectiveRuns.Run(new IdealCore(1, Rate, SimDuration.Zero), operation).Last);
    }

    [Fact]
    public void The_fields_of_all_actors_can_be_saved() => Assert.Empty(ActorFields.Violations(typeof(CollectiveNode).Assembly));

    [Theory]
    [InlineData("ring")]
    [InlineData("double-binary-tree")]
    [InlineData("hierarchical")]
    public void A_run_that_is_saved_goes_on_in_another_process_to_the_same_end(string name)
    {
        HierarchyLevel[] levels = [new(4, "ring"), new(3, "binomial-tree")];
        var operation = new CollectiveOperation(CollectiveAlgorithms.Make(name, CollectiveKind.AllReduce, 12, levels: levels), RankGroup.First(12), 10_007, 7, 3);
        using var straight = Build(operation);
        var expected = straight.Run();
        using var first = Build(operation);
        first.Advance(SimTime.FromNanoseconds(2_000));
        using var saved = new MemoryStream();

        first.Save(saved);
        saved.Position = 0;
        using var second = Build(operation);
        second.Resume(saved);

        Assert.Equal(expected.Fingerprint, second.Run().Fingerprint);
    }

    private static Simulation Build(CollectiveOperation operation)
    {
        var topology = new IdealCore(12, Rate, SimDuration.FromNanoseconds(3));
        var costs = new CollectiveCosts(Bandwidth.FromBytesPerSecond(1_000_000_000), 3, SimDuration.FromNanoseconds(1), SimDuration.FromNanoseconds(2));
        var builder = new SimulationBuilder();
        var ranks = Enumerable.Range(0, 12)
            .Select(rank => builder.Add($"/rank/{rank}", new CollectiveRank(new NodeSeat(topology, rank, HostDescription.Free, TransferAccounting.Exact), [operation], costs)))
            .ToArray();
        ClusterFabric.Connect(builder, "/cluster", ranks);
        return builder.Build();
    }
}
