namespace ActorSim.Training.Tests;

public sealed class AlgorithmRefusals
{
    [Theory]
    [InlineData("ring", CollectiveKind.Broadcast, 4, "The algorithm ring does all-reduce, reduce-scatter, all-gather and all-to-all, not broadcast.")]
    [InlineData("binomial-tree", CollectiveKind.AllGather, 4, "The algorithm binomial-tree does all-reduce, reduce and broadcast, not all-gather.")]
    [InlineData("halving-doubling", CollectiveKind.ReduceScatter, 6, "a power of two of ranks, such as 4 or 8, not 6")]
    [InlineData("star", CollectiveKind.AllReduce, 6, "There is no algorithm 'star'; there are ring, direct, pairwise,")]
    [InlineData("hierarchical", CollectiveKind.AllReduce, 6, "at least one level")]
    public void What_an_algorithm_cannot_do_is_said(string name, CollectiveKind kind, int ranks, string said)
    {
        var refusal = Assert.Throws<ArgumentException>(() => CollectiveAlgorithms.Make(name, kind, ranks));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_multiply_to_the_ranks()
    {
        HierarchyLevel[] levels = [new(4, "ring"), new(3, "direct")];

        var refusal = Assert.Throws<ArgumentException>(() => CollectiveAlgorithms.Make("hierarchical", CollectiveKind.AllReduce, 16, levels: levels));

        Assert.Contains("The levels 4 × 3 have 12 ranks; the group has 16.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_below_the_last_must_be_able_to_scatter()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new HierarchicalAlgorithm(CollectiveKind.AllReduce, [new(4, "binomial-tree"), new(2, "ring")]));

        Assert.Contains("not reduce-scatter", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    public void A_tree_without_children_or_with_too_many_is_refused(int arity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KaryTreeAlgorithm(CollectiveKind.AllReduce, 4, arity));
}
