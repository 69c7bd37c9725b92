namespace ActorSim.Training;

/// <summary>
/// An algorithm as an actor keeps it: actors can be saved, so the types behind their fields are known, and this is the list of those
/// that an algorithm can be of.
/// </summary>
internal sealed class KeptAlgorithm
{
    private readonly RingAlgorithm? ring;
    private readonly BinomialTreeAlgorithm? binomialTree;
    private readonly KaryTreeAlgorithm? karyTree;
    private readonly DoubleBinaryTreeAlgorithm? doubleBinaryTree;
    private readonly HalvingDoublingAlgorithm? halvingDoubling;
    private readonly RecursiveDoublingAlgorithm? recursiveDoubling;
    private readonly DirectAlgorithm? direct;
    private readonly PairwiseAlgorithm? pairwise;
    private readonly HierarchicalAlgorithm? hierarchical;

    /// <summary>Keeps an algorithm.</summary>
    /// <exception cref="ArgumentException">It is of a kind that is not in the list.</exception>
    public KeptAlgorithm(CollectiveAlgorithm algorithm)
    {
        ring = algorithm as RingAlgorithm;
        binomialTree = algorithm as BinomialTreeAlgorithm;
        karyTree = algorithm as KaryTreeAlgorithm;
        doubleBinaryTree = algorithm as DoubleBinaryTreeAlgorithm;
        halvingDoubling = algorithm as HalvingDoublingAlgorithm;
        recursiveDoubling = algorithm as RecursiveDoublingAlgorithm;
        direct = algorithm as DirectAlgorithm;
        pairwise = algorithm as PairwiseAlgorithm;
        hierarchical = algorithm as HierarchicalAlgorithm;
        if (Kept is null)
        {
            throw new ArgumentException($"Actors cannot keep a {algorithm.GetType().Name}, because {nameof(KeptAlgorithm)} does not know it.", nameof(algorithm));
        }
    }

    /// <summary>The algorithm.</summary>
    public CollectiveAlgorithm Algorithm => Kept!;

    private CollectiveAlgorithm? Kept =>
        ring ?? binomialTree ?? karyTree ?? doubleBinaryTree ?? halvingDoubling ?? recursiveDoubling ?? direct ?? pairwise ?? (CollectiveAlgorithm?)hierarchical;
}
