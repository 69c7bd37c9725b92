using System.Numerics;

namespace ActorSim.Training;

/// <summary>
/// Algorithms of log₂ q steps in which ranks exchange data in pairs, for q = 2ᵏ ranks. If there are more, up to 2q − 1, each that is
/// too many folds its buffer into that of a partner before, and gets the result from it afterwards (Thakur, Rabenseifner and Gropp 2005).
/// </summary>
public abstract class ExchangeAlgorithm : CollectiveAlgorithm
{
    private readonly int folded;
    private readonly int foldRounds;

    private protected ExchangeAlgorithm(CollectiveKind kind, int ranks)
        : base(kind, ranks)
    {
        Log = BitOperations.Log2((uint)ranks);
        Core = 1 << Log;
        folded = ranks - Core;
        foldRounds = folded > 0 ? 1 : 0;
    }

    /// <summary>q, the largest power of two that is not above the number of ranks.</summary>
    private protected int Core { get; }

    /// <summary>log₂ q.</summary>
    private protected int Log { get; }

    /// <summary>How many exchanges there are, each with one send and one receive.</summary>
    private protected abstract int Steps { get; }

    /// <inheritdoc/>
    public sealed override int RoundsOf(int rank) => Steps + (2 * foldRounds);

    /// <inheritdoc/>
    public sealed override int LengthOf(int rank) =>
        rank >= 2 * folded ? 2 * Steps
        : IsFolded(rank) ? 2
        : (2 * Steps) + 2;

    /// <inheritdoc/>
    public sealed override CollectiveInstruction At(int rank, int index, long bytes)
    {
        if (rank >= 2 * folded)
        {
            return Exchange(rank - folded, index, bytes);
        }

        if (IsFolded(rank))
        {
            return index == 0
                ? CollectiveInstruction.SendToAdd(rank + 1, 0, 0, bytes)
                : CollectiveInstruction.Receive(Steps + 1);
        }

        return index == 0 ? CollectiveInstruction.Receive(0)
            : index <= 2 * Steps ? Exchange(rank >> 1, index - 1, bytes)
            : CollectiveInstruction.SendToKeep(rank - 1, Steps + 1, 0, bytes);
    }

    /// <summary>The send of a step.</summary>
    /// <param name="place">Which of the q ranks sends.</param>
    /// <param name="step">From 0.</param>
    /// <param name="bytes">Of the buffer.</param>
    /// <returns>The partner among the q ranks, the bytes, and whether the partner adds them.</returns>
    private protected abstract (int Partner, long Offset, long Bytes, bool Reduces) SendOf(int place, int step, long bytes);

    private bool IsFolded(int rank) => (rank & 1) == 0;

    private CollectiveInstruction Exchange(int place, int index, long bytes)
    {
        var step = index >> 1;
        var round = step + foldRounds;
        if ((index & 1) != 0)
        {
            return CollectiveInstruction.Receive(round);
        }

        var (partner, offset, size, reduces) = SendOf(place, step, bytes);
        var peer = partner < folded ? (2 * partner) + 1 : partner + folded;
        return reduces
            ? CollectiveInstruction.SendToAdd(peer, round, offset, size)
            : CollectiveInstruction.SendToKeep(peer, round, offset, size);
    }
}
