namespace ActorSim.Training;

/// <summary>
/// The pairwise all-to-all: p − 1 steps, in step s of which each rank sends to the one s behind it and waits for what the one s before
/// it has sent, so that nobody gets two shares at once.
/// </summary>
public sealed class PairwiseAlgorithm : CollectiveAlgorithm
{
    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-to-all.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <exception cref="ArgumentException">It does nothing but all-to-all.</exception>
    public PairwiseAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        if (kind != CollectiveKind.AllToAll)
        {
            throw Refusal("pairwise", kind, "all-to-all");
        }
    }

    /// <inheritdoc/>
    public override string Name => "pairwise";

    /// <inheritdoc/>
    public override int RoundsOf(int rank) => Ranks - 1;

    /// <inheritdoc/>
    public override int LengthOf(int rank) => 2 * (Ranks - 1);

    /// <inheritdoc/>
    public override CollectiveInstruction At(int rank, int index, long bytes)
    {
        var step = index >> 1;
        if ((index & 1) != 0)
        {
            return CollectiveInstruction.Receive(step);
        }

        var peer = (rank + step + 1) % Ranks;
        var (offset, size) = ShareOf(peer, bytes);
        return CollectiveInstruction.SendToKeep(peer, step, (rank * bytes) + offset, size);
    }
}
