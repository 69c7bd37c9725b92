namespace ActorSim.Training;

/// <summary>
/// How the ranks of a group carry out a collective: a program for each of them, made instruction by instruction while it runs, so
/// that a thousand ranks with thousands of steps need no memory for it. Immutable; all ranks share one.
/// </summary>
/// <remarks>
/// A rank runs its instructions in order. A send never waits; a receive waits until as many transfers of its round have
/// come (and have been added, where they are to be). For every send there is exactly one place for it in a receive of that round of the
/// receiver's program, and a rank's sends of data follow the receives that brought it.
/// </remarks>
public abstract class CollectiveAlgorithm
{
    /// <summary>Makes the algorithm for a group.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The group has no member.</exception>
    protected CollectiveAlgorithm(CollectiveKind kind, int ranks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        Kind = kind;
        Ranks = ranks;
    }

    /// <summary>What is done.</summary>
    public CollectiveKind Kind { get; }

    /// <summary>How many ranks the group has.</summary>
    public int Ranks { get; }

    /// <summary>The name as scenarios write it, such as <c>ring</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How many pieces a buffer is divided into: it must have at least so many bytes.</summary>
    public virtual int Pieces => Ranks;

    /// <summary>How many rounds a rank can receive.</summary>
    public abstract int RoundsOf(int rank);

    /// <summary>How many instructions a rank's program has.</summary>
    public abstract int LengthOf(int rank);

    /// <summary>An instruction of a rank's program.</summary>
    /// <param name="rank">The rank's index in the group.</param>
    /// <param name="index">From 0 to <see cref="LengthOf"/> − 1.</param>
    /// <param name="bytes">Of the whole buffer that a rank has in the end (reduce-scatter, all-to-all: in the beginning).</param>
    public abstract CollectiveInstruction At(int rank, int index, long bytes);

    /// <summary>Where the piece of a buffer begins that is divided as evenly as whole bytes allow.</summary>
    /// <param name="bytes">Of the buffer.</param>
    /// <param name="pieces">How many there are.</param>
    /// <param name="piece">From 0; the number of pieces itself gives the buffer's end.</param>
    public static long PieceOffset(long bytes, int pieces, int piece) => (bytes / pieces * piece) + (bytes % pieces * piece / pieces);
}
