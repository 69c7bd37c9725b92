namespace ActorSim.Training.Tests;

/// <summary>Every algorithm gives what the collective is to give, in whatever order transfers come.</summary>
public sealed class CollectiveResults
{
    private static readonly int[] GroupSizes = [.. Enumerable.Range(1, 20), 27, 32, 33];

    private static readonly HierarchyLevel[][] Hierarchies =
    [
        [new(1, "ring")],
        [new(5, "ring")],
        [new(3, "ring"), new(4, "ring")],
        [new(4, "direct"), new(3, "binomial-tree")],
        [new(4, "halving-doubling"), new(2, "direct"), new(3, "ring")],
        [new(2, "ring"), new(1, "direct"), new(6, "recursive-doubling")],
        [new(2, "direct"), new(5, "k-ary-tree", 3)],
        [new(3, "ring"), new(7, "double-binary-tree")],
    ];

    public static TheoryData<string> Algorithms => [.. CollectiveAlgorithms.Names.Where(name => name != "hierarchical")];

    public static TheoryData<CollectiveKind> HierarchicalKinds => [CollectiveKind.AllReduce, CollectiveKind.ReduceScatter, CollectiveKind.AllGather];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Everybody_ends_with_what_the_collective_promises(string name)
    {
        foreach (var kind in Enum.GetValues<CollectiveKind>().Where(kind => Does(name, kind)))
        {
            foreach (var ranks in GroupSizes.Where(ranks => Fits(name, kind, ranks)))
            {
                foreach (var arity in name == "k-ary-tree" ? [1, 2, 3, 8] : new[] { 2 })
                {
                    CheckAllSizes(CollectiveAlgorithms.Make(name, kind, ranks, arity));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(HierarchicalKinds))]
    public void A_hierarchy_of_levels_gives_the_same_as_one_level(CollectiveKind kind)
    {
        foreach (var levels in Hierarchies.Where(levels => kind == CollectiveKind.AllReduce || levels.All(level => Does(level.Algorithm, kind))))
        {
            CheckAllSizes(new HierarchicalAlgorithm(kind, levels));
        }
    }

    [Theory]
    [InlineData("ring", 8, 14)]
    [InlineData("direct", 8, 14)]
    [InlineData("halving-doubling", 8, 14)]
    [InlineData("double-binary-tree", 8, 14)]
    [InlineData("binomial-tree", 8, 14)]
    [InlineData("recursive-doubling", 8, 24)]
    public void An_all_reduce_moves_the_bytes_of_its_textbook(string name, int ranks, int buffers)
    {
        var executor = new ProgramExecutor(CollectiveAlgorithms.Make(name, CollectiveKind.AllReduce, ranks), 8 * ranks, seed: 1);

        executor.Run();

        Assert.Equal(8L * ranks * buffers, executor.BytesSent);
    }

    private static void CheckAllSizes(CollectiveAlgorithm algorithm)
    {
        foreach (var bytes in new[] { algorithm.Pieces, algorithm.Pieces + 1, (3 * algorithm.Pieces) - 1, (2 * algorithm.Pieces) + 5 })
        {
            for (var seed = 0; seed < 2; seed++)
            {
                var executor = new ProgramExecutor(algorithm, bytes, seed);
                executor.Run();
                executor.CheckResult();
            }
        }
    }

    private static bool Does(string name, CollectiveKind kind)
    {
        try
        {
            _ = CollectiveAlgorithms.Make(name, kind, 1);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Fits(string name, CollectiveKind kind, int ranks) =>
        name != "halving-doubling" || kind == CollectiveKind.AllReduce || int.IsPow2(ranks);
}
