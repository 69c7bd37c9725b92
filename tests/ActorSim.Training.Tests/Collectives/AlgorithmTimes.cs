using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Closed forms of textbooks, each in the network that it describes: 1 byte a ns, additions at 2 bytes a ns.</summary>
public sealed class AlgorithmTimes
{
    private static readonly Bandwidth Rate = Bandwidth.FromBytesPerSecond(1_000_000_000);

    private static readonly CollectiveCosts HalfANanosecondAByte =
        CollectiveCosts.None with { ReductionRate = Bandwidth.FromBytesPerSecond(2_000_000_000) };

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(64)]
    public void Halving_and_doubling_takes_two_latencies_a_step_and_twice_the_other_shares(int ranks)
    {
        var log = int.Log2(ranks);
        var share = 60L;

        var run = CollectiveRuns.Run(Dedicated(ranks, 10), Operation("halving-doubling", CollectiveKind.AllReduce, ranks, ranks * share), HalfANanosecondAByte);

        Assert.Equal(Nanoseconds((2 * log * 10) + (2 * (ranks - 1) * share) + ((ranks - 1) * share / 2)), run.Last);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void Recursive_doubling_sends_and_adds_the_whole_buffer_in_each_step(int ranks)
    {
        var run = CollectiveRuns.Run(Dedicated(ranks, 10), Operation("recursive-doubling", CollectiveKind.AllReduce, ranks, 300), HalfANanosecondAByte);

        Assert.Equal(Nanoseconds(int.Log2(ranks) * (10 + 300 + 150)), run.Last);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(8, 6)]
    [InlineData(1024, 20)]
    public void A_binomial_tree_moves_the_whole_buffer_in_each_of_twice_log_p_steps(int ranks, int steps)
    {
        var topology = new IdealCore(ranks, Rate, SimDuration.Zero);

        var run = CollectiveRuns.Run(topology, Operation("binomial-tree", CollectiveKind.AllReduce, ranks, 1000));

        Assert.Equal(Nanoseconds(steps * 1000), run.Last);
    }

    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(8, 10, 0)]
    [InlineData(64, 50, 0)]
    [InlineData(8, 10, 70)]
    [InlineData(64, 5, 300)]
    public void A_pipelined_tree_fills_its_height_and_then_brings_a_piece_at_a_time_both_ways(int ranks, int pieces, int latency)
    {
        var operations = new[] { CollectiveKind.Reduce, CollectiveKind.Broadcast }
            .Select(kind => Operation("binomial-tree", kind, ranks, pieces * 40L) with { Chunks = pieces, ActiveChunks = pieces }).ToList();

        var run = CollectiveRuns.Run(Dedicated(ranks, latency), operations);

        Assert.Equal(Nanoseconds(2 * (((pieces - 1) * 40) + (int.Log2(ranks) * (latency + 40)))), run.Last);
    }

    [Fact]
    public void An_all_reduce_lets_the_first_pieces_go_down_while_the_last_come_up()
    {
        var operation = Operation("binomial-tree", CollectiveKind.AllReduce, 64, 50 * 40L) with { Chunks = 50, ActiveChunks = 50 };

        var run = CollectiveRuns.Run(Dedicated(64, 10), operation);

        Assert.Equal(Nanoseconds((49 * 40) + (2 * 6 * (10 + 40))), run.Last);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_complete_tree_of_k_children_is_as_high_as_its_logarithm_to_k(int arity)
    {
        var operation = Operation("k-ary-tree", CollectiveKind.Broadcast, 40, 100, arity);
        var height = arity == 1 ? 39 : 3;

        Assert.Equal(Nanoseconds(height * (10 + 100)), CollectiveRuns.Run(Dedicated(40, 10), operation).Last);
    }

    [Fact]
    public void Direct_takes_two_latencies_and_two_shares_between_dedicated_links_and_all_other_shares_through_one()
    {
        var operation = Operation("direct", CollectiveKind.AllReduce, 8, 800);

        Assert.Equal(Nanoseconds(2 * (10 + 100)), CollectiveRuns.Run(Dedicated(8, 10), operation).Last);
        Assert.Equal(Nanoseconds(2 * (10 + 700)), CollectiveRuns.Run(new IdealCore(8, Rate, SimDuration.FromNanoseconds(10)), operation).Last);
    }

    [Fact]
    public void An_all_to_all_pays_a_latency_for_each_step_and_a_ring_passes_every_share_on()
    {
        var topology = new IdealCore(8, Rate, SimDuration.FromNanoseconds(10));

        Assert.Equal(Nanoseconds(10 + 700), CollectiveRuns.Run(topology, Operation("direct", CollectiveKind.AllToAll, 8, 800)).Last);
        Assert.Equal(Nanoseconds(7 * (10 + 100)), CollectiveRuns.Run(topology, Operation("pairwise", CollectiveKind.AllToAll, 8, 800)).Last);
        Assert.Equal(Nanoseconds(8 * 7 / 2 * (10 + 100)), CollectiveRuns.Run(topology, Operation("ring", CollectiveKind.AllToAll, 8, 800)).Last);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    public void Two_pipelined_trees_are_nearly_as_fast_as_links_allow_where_one_is_not(int ranks)
    {
        var topology = new IdealCore(ranks, Rate, SimDuration.Zero);
        var pipelined = Operation("double-binary-tree", CollectiveKind.AllReduce, ranks, 100_000) with { Chunks = 200, ActiveChunks = 12 };
        var single = pipelined with { Algorithm = CollectiveAlgorithms.Make("k-ary-tree", CollectiveKind.AllReduce, ranks) };

        // An inner rank gets half of the buffer three times in one tree, and once in the other; of a single tree, the whole three times.
        Assert.InRange(CollectiveRuns.Run(topology, pipelined).Last.Picoseconds, 200_000_000, 215_000_000);
        Assert.True(CollectiveRuns.Run(topology, single).Last >= Nanoseconds(300_000));
    }

    [Fact]
    public void A_hierarchy_moves_the_shares_of_a_group_over_the_slow_links_alone()
    {
        var slow = Bandwidth.FromBytesPerSecond(100_000_000);
        var topology = new DimensionProduct(
        [
            new NetworkDimension(DimensionShape.FullyConnected, 4, new ClusterCable(Rate, SimDuration.FromNanoseconds(10))),
            new NetworkDimension(DimensionShape.Ring, 3, new ClusterCable(slow, SimDuration.FromNanoseconds(200))),
        ]);
        var algorithm = new HierarchicalAlgorithm(CollectiveKind.AllReduce, [new HierarchyLevel(4, "direct"), new HierarchyLevel(3, "ring")]);

        var run = CollectiveRuns.Run(topology, new CollectiveOperation(algorithm, RankGroup.First(12), 1200, 1, 1));

        Assert.Equal(Nanoseconds((2 * (10 + 300)) + (4 * (200 + 1000))), run.Last);
    }

    [Fact]
    public void Chunks_take_turns_on_each_level_and_levels_work_at_the_same_time()
    {
        var cable = new ClusterCable(Rate, SimDuration.Zero);
        var topology = new DimensionProduct([new NetworkDimension(DimensionShape.FullyConnected, 2, cable), new NetworkDimension(DimensionShape.FullyConnected, 2, cable)]);
        var algorithm = new HierarchicalAlgorithm(CollectiveKind.AllReduce, [new HierarchyLevel(2, "ring"), new HierarchyLevel(2, "ring")]);

        var run = CollectiveRuns.Run(topology, new CollectiveOperation(algorithm, RankGroup.First(4), 10 * 400, 10, 1));

        // A chunk of 400 bytes is 200 ns on the first level up, 2 · 100 on the second, 200 down: the first level is never idle.
        Assert.Equal(Nanoseconds(10 * 400), run.Last);
    }

    private static CollectiveOperation Operation(string name, CollectiveKind kind, int ranks, long bytes, int arity = 2) =>
        new(CollectiveAlgorithms.Make(name, kind, ranks, arity), RankGroup.First(ranks), bytes, 1, 1);

    private static FullyConnected Dedicated(int ranks, long latency) => new(ranks, Rate, SimDuration.FromNanoseconds(latency));

    private static SimTime Nanoseconds(long count) => SimTime.FromNanoseconds(count);
}
