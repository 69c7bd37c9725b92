namespace ActorSim.Training;

/// <summary>
/// Recursive doubling: in each of log₂ p steps a rank exchanges its whole buffer with the one 1, 2, 4, … away, and both add what
/// they get. Fewest steps, most bytes.
/// </summary>
public sealed class RecursiveDoublingAlgorithm : ExchangeAlgorithm
{
    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <exception cref="ArgumentException">It does not do that.</exception>
    public RecursiveDoublingAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        if (kind != CollectiveKind.AllReduce)
        {
            throw Refusal("recursive-doubling", kind, "all-reduce");
        }
    }

    /// <inheritdoc/>
    public override string Name => "recursive-doubling";

    /// <inheritdoc/>
    public override int Pieces => 1;

    private protected override int Steps => Log;

    private protected override (int Partner, long Offset, long Bytes, bool Reduces) SendOf(int place, int step, long bytes) =>
        (place ^ (1 << step), 0, bytes, true);
}
