namespace ActorSim.Training;

/// <summary>The collective algorithms by the names that scenarios use.</summary>
public static class CollectiveAlgorithms
{
    /// <summary>The names of all algorithms.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "ring", "direct", "pairwise", "halving-doubling", "recursive-doubling", "binomial-tree", "k-ary-tree", "double-binary-tree",
        "hierarchical",
    ];

    /// <summary>The names of what can be done, in the order of <see cref="CollectiveKind"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["all-reduce", "reduce-scatter", "all-gather", "all-to-all", "broadcast", "reduce"];

    /// <summary>The name of a kind, such as <c>all-reduce</c>.</summary>
    public static string NameOf(CollectiveKind kind) => (int)kind < Kinds.Count ? Kinds[(int)kind] : kind.ToString();

    /// <summary>The kind that has a name.</summary>
    /// <exception cref="ArgumentException">None has.</exception>
    public static CollectiveKind KindOf(string name)
    {
        for (var i = 0; i < Kinds.Count; i++)
        {
            if (Kinds[i] == name)
            {
                return (CollectiveKind)i;
            }
        }

        throw new ArgumentException($"There is no collective '{name}'; there are {string.Join(", ", Kinds)}.", nameof(name));
    }

    /// <summary>Makes an algorithm.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="kind">What it is to do; no algorithm does everything.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <param name="arity">How many children a rank of a k-ary tree has.</param>
    /// <param name="levels">Of a hierarchical algorithm, from the one of neighbouring ranks up; their sizes multiply to the ranks.</param>
    /// <exception cref="ArgumentException">There is no such algorithm, or it does not do that with so many ranks.</exception>
    public static CollectiveAlgorithm Make(string name, CollectiveKind kind, int ranks, int arity = 2, IReadOnlyList<HierarchyLevel>? levels = null) => name switch
    {
        "ring" => new RingAlgorithm(kind, ranks),
        "direct" => new DirectAlgorithm(kind, ranks),
        "pairwise" => new PairwiseAlgorithm(kind, ranks),
        "halving-doubling" => new HalvingDoublingAlgorithm(kind, ranks),
        "recursive-doubling" => new RecursiveDoublingAlgorithm(kind, ranks),
        "binomial-tree" => new BinomialTreeAlgorithm(kind, ranks),
        "k-ary-tree" => new KaryTreeAlgorithm(kind, ranks, arity),
        "double-binary-tree" => new DoubleBinaryTreeAlgorithm(kind, ranks),
        "hierarchical" => MakeHierarchical(kind, ranks, levels ?? []),
        _ => throw new ArgumentException($"There is no algorithm '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };

    private static HierarchicalAlgorithm MakeHierarchical(CollectiveKind kind, int ranks, IReadOnlyList<HierarchyLevel> levels)
    {
        var algorithm = new HierarchicalAlgorithm(kind, levels);
        return algorithm.Ranks == ranks
            ? algorithm
            : throw new ArgumentException($"The levels {string.Join(" × ", levels.Select(level => level.Size))} have {algorithm.Ranks} ranks; the group has {ranks}.", nameof(levels));
    }
}
