namespace ActorSim.Training.Tests;

public sealed class DoubleBinaryTreeShape
{
    [Fact]
    public void No_rank_has_children_in_both_trees_and_both_are_low()
    {
        for (var ranks = 1; ranks <= 300; ranks++)
        {
            var algorithm = new DoubleBinaryTreeAlgorithm(CollectiveKind.AllReduce, ranks);
            for (var rank = 0; rank < ranks; rank++)
            {
                Assert.True(algorithm.ChildrenOf(rank, 0) == 0 || algorithm.ChildrenOf(rank, 1) == 0, $"rank {rank} of {ranks}");
                Assert.InRange(DepthOf(algorithm, rank, 0), 0, int.Log2(ranks));
                Assert.InRange(DepthOf(algorithm, rank, 1), 0, int.Log2(ranks));
            }
        }
    }

    private static int DepthOf(DoubleBinaryTreeAlgorithm algorithm, int rank, int tree)
    {
        var depth = 0;
        for (var parent = algorithm.ParentOf(rank, tree); parent >= 0; parent = algorithm.ParentOf(parent, tree))
        {
            depth++;
        }

        return depth;
    }
}
