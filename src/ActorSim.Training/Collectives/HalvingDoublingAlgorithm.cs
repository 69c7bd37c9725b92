namespace ActorSim.Training;

/// <summary>
/// Recursive halving and doubling (Thakur, Rabenseifner and Gropp 2005): a reduce-scatter exchanges a half of the buffer with the rank
/// p/2 away, then a quarter with the one p/4 away, and so on; an all-gather goes the way back. An all-reduce does both, of any
/// number of ranks; the others need a power of two.
/// </summary>
public sealed class HalvingDoublingAlgorithm : ExchangeAlgorithm
{
    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce-scatter, or all-gather.</param>
    /// <param name="ranks">Of the group, ≥ 1; a power of two unless it is an all-reduce.</param>
    /// <exception cref="ArgumentException">It does not do that, or not with so many ranks.</exception>
    public HalvingDoublingAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        if (kind is not (CollectiveKind.AllReduce or CollectiveKind.ReduceScatter or CollectiveKind.AllGather))
        {
            throw Refusal("halving-doubling", kind, "all-reduce, reduce-scatter and all-gather");
        }

        if (kind != CollectiveKind.AllReduce && Core != ranks)
        {
            throw new ArgumentException($"The algorithm halving-doubling does {CollectiveAlgorithms.NameOf(kind)} for a power of two of ranks, such as {Core} or {2L * Core}, not {ranks}.", nameof(ranks));
        }
    }

    /// <inheritdoc/>
    public override string Name => "halving-doubling";

    /// <inheritdoc/>
    public override int Pieces => Core;

    private protected override int Steps => Kind == CollectiveKind.AllReduce ? 2 * Log : Log;

    private protected override (int Partner, long Offset, long Bytes, bool Reduces) SendOf(int place, int step, long bytes)
    {
        var reduces = Kind != CollectiveKind.AllGather && step < Log;
        var distance = reduces ? Core >> (step + 1) : 1 << (Kind == CollectiveKind.AllReduce ? step - Log : step);
        var partner = place ^ distance;

        // The half that the partner goes on with, or everything that is whole here.
        var first = (reduces ? partner : place) & ~(distance - 1);
        var (offset, size) = PieceRange(bytes, Core, first, first + distance);
        return (partner, offset, size, reduces);
    }
}
