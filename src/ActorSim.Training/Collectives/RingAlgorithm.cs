namespace ActorSim.Training;

/// <summary>
/// The ring (Patarasuk and Yuan 2009): each rank sends to the next only. Reduce-scatter in p − 1 steps of a p-th of the buffer, then
/// all-gather in as many.
/// </summary>
public sealed class RingAlgorithm : CollectiveAlgorithm
{
    private readonly int steps;

    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce-scatter, or all-gather.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <exception cref="ArgumentException">A ring does not do that.</exception>
    public RingAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks) => steps = kind switch
        {
            CollectiveKind.AllReduce => 2 * (ranks - 1),
            CollectiveKind.ReduceScatter or CollectiveKind.AllGather => ranks - 1,
            _ => throw new ArgumentException($"A ring does not do {kind}.", nameof(kind)),
        };

    /// <inheritdoc/>
    public override string Name => "ring";

    /// <inheritdoc/>
    public override int RoundsOf(int rank) => steps;

    /// <inheritdoc/>
    public override int LengthOf(int rank) => 2 * steps;

    /// <inheritdoc/>
    public override CollectiveInstruction At(int rank, int index, long bytes)
    {
        var step = index >> 1;
        if ((index & 1) != 0)
        {
            return CollectiveInstruction.Receive(step);
        }

        var reduces = Kind != CollectiveKind.AllGather && step < Ranks - 1;

        // Of a reduction rank r ends with the whole piece r + 1, which it is the first to pass on; of an all-gather it has piece r.
        var back = reduces || Kind != CollectiveKind.AllReduce ? step : step - Ranks;
        var piece = (rank - back + (2 * Ranks)) % Ranks;
        var offset = PieceOffset(bytes, Ranks, piece);
        var size = PieceOffset(bytes, Ranks, piece + 1) - offset;
        var next = rank + 1 == Ranks ? 0 : rank + 1;
        return reduces
            ? CollectiveInstruction.SendToAdd(next, step, offset, size)
            : CollectiveInstruction.SendToKeep(next, step, offset, size);
    }
}
