namespace ActorSim.Training;

/// <summary>
/// The ring (Patarasuk and Yuan 2009): each rank sends to the next only. Reduce-scatter in p − 1 steps of a p-th of the buffer, then
/// all-gather in as many. An all-to-all passes each share on until it is there: d steps for the rank that is d further, p(p − 1)/2 in all.
/// </summary>
public sealed class RingAlgorithm : CollectiveAlgorithm
{
    private readonly int steps;

    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce-scatter, all-gather, or all-to-all.</param>
    /// <param name="ranks">Of the group, ≥ 1.</param>
    /// <exception cref="ArgumentException">A ring does not do that.</exception>
    /// <exception cref="OverflowException">The ranks are so many that the steps cannot be counted: an all-to-all of more than 46,341.</exception>
    public RingAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks) => steps = kind switch
        {
            CollectiveKind.AllReduce => 2 * (ranks - 1),
            CollectiveKind.ReduceScatter or CollectiveKind.AllGather => ranks - 1,
            CollectiveKind.AllToAll => checked(2 * (int)((long)ranks * (ranks - 1) / 2)) / 2,
            _ => throw Refusal("ring", kind, "all-reduce, reduce-scatter, all-gather and all-to-all"),
        };

    /// <inheritdoc/>
    public override string Name => "ring";

    /// <inheritdoc/>
    /// <remarks>A rank cannot be sent a step before it has received the one p earlier: the last p − 1 came round by way of itself.</remarks>
    public override int RoundsOf(int rank) => Math.Min(steps, Ranks);

    /// <inheritdoc/>
    public override int LengthOf(int rank) => 2 * steps;

    /// <inheritdoc/>
    public override CollectiveInstruction At(int rank, int index, long bytes)
    {
        var step = index >> 1;
        var (turn, round) = Math.DivRem(step, Ranks);
        if ((index & 1) != 0)
        {
            return CollectiveInstruction.Receive(round, turn + 1);
        }

        var next = rank + 1 == Ranks ? 0 : rank + 1;
        if (Kind == CollectiveKind.AllToAll)
        {
            var (start, share) = PassedOn(rank, turn, round, bytes);
            return CollectiveInstruction.SendToKeep(next, round, start, share);
        }

        // Rank r ends a reduction with piece r, which it received last and is the first to pass on in an all-gather.
        var reduces = Kind != CollectiveKind.AllGather && step < Ranks - 1;
        var back = reduces ? step + 1 : Kind == CollectiveKind.AllReduce ? step - (Ranks - 1) : step;
        var piece = rank >= back ? rank - back : rank - back + Ranks;
        var (offset, size) = PieceRange(bytes, Ranks, piece, piece + 1);
        return reduces
            ? CollectiveInstruction.SendToAdd(next, round, offset, size)
            : CollectiveInstruction.SendToKeep(next, round, offset, size);
    }

    /// <summary>The share that a rank passes on in a step of an all-to-all: p steps bring those that go t + 1 and p − t − 1 far.</summary>
    private (long Offset, long Bytes) PassedOn(int rank, int turn, int step, long bytes)
    {
        var (distance, hop) = step <= turn ? (turn + 1, step) : (Ranks - turn - 1, step - turn - 1);
        var source = rank >= hop ? rank - hop : rank - hop + Ranks;
        var destination = (source + distance) % Ranks;
        var (offset, size) = PieceRange(bytes, Ranks, destination, destination + 1);
        return ((source * bytes) + offset, size);
    }
}
