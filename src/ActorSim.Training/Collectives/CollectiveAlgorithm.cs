namespace ActorSim.Training;

/// <summary>
/// How the ranks of a group carry out a collective: a program for each of them, made instruction by instruction while it runs, so
/// that a thousand ranks with thousands of steps need no memory for it. Immutable; all ranks share one.
/// </summary>
/// <remarks>
/// A rank runs its instructions in order. A send never waits; a receive waits until as many transfers of its round have
/// come so far (and have been added, where they are to be). For every send there is exactly one place for it in a receive of that round
/// of the receiver's program, and a rank's sends of data follow the receives that brought it. What comes before its receive lies in a
/// buffer of its own until then, so that it never mixes with what is still to be sent. A round may be used again for a later transfer
/// that cannot be sent before the earlier one was received; the counts go on.
/// <para>Where bytes lie is told in the buffer that all ranks have alike; of an all-to-all, in the buffers of all ranks, one after the
/// other: what rank s has for rank r keeps its place there on whatever way it goes.</para>
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

    /// <summary>Into how many phases the programs fall, ≥ 1. Chunks on the same level of the algorithm take turns.</summary>
    public virtual int Phases => 1;

    /// <summary>How many levels there are, ≥ 1: the level of a phase is below that.</summary>
    public virtual int Levels => 1;

    /// <summary>How many rounds a rank can receive; a round has at most 65,535 transfers.</summary>
    public abstract int RoundsOf(int rank);

    /// <summary>How many instructions a rank's program has.</summary>
    public abstract int LengthOf(int rank);

    /// <summary>On which level a phase runs.</summary>
    /// <param name="phase">From 0 to <see cref="Phases"/> − 1.</param>
    public virtual int LevelOf(int phase) => 0;

    /// <summary>The index behind the last instruction of a phase in a rank's program; of the last phase it is <see cref="LengthOf"/>.</summary>
    public virtual int EndOf(int rank, int phase) => LengthOf(rank);

    /// <summary>An instruction of a rank's program.</summary>
    /// <param name="rank">The rank's index in the group.</param>
    /// <param name="index">From 0 to <see cref="LengthOf"/> − 1.</param>
    /// <param name="bytes">Of the whole buffer that a rank has in the end (reduce-scatter, all-to-all: in the beginning).</param>
    public abstract CollectiveInstruction At(int rank, int index, long bytes);

    /// <summary>The share of the buffer with which a rank ends a reduce-scatter, or begins an all-gather.</summary>
    /// <param name="rank">The rank's index in the group.</param>
    /// <param name="bytes">Of the whole buffer.</param>
    public virtual (long Offset, long Bytes) ShareOf(int rank, long bytes) => PieceRange(bytes, Ranks, rank, rank + 1);

    /// <summary>Where the piece of a buffer begins that is divided as evenly as whole bytes allow.</summary>
    /// <param name="bytes">Of the buffer.</param>
    /// <param name="pieces">How many there are.</param>
    /// <param name="piece">From 0; the number of pieces itself gives the buffer's end.</param>
    public static long PieceOffset(long bytes, int pieces, int piece) => (bytes / pieces * piece) + (bytes % pieces * piece / pieces);

    /// <summary>Where neighbouring pieces of a buffer begin, and how many bytes they have.</summary>
    private protected static (long Offset, long Bytes) PieceRange(long bytes, int pieces, int from, int to)
    {
        var offset = PieceOffset(bytes, pieces, from);
        return (offset, PieceOffset(bytes, pieces, to) - offset);
    }

    /// <summary>What to say of a kind that an algorithm does not do.</summary>
    private protected static ArgumentException Refusal(string name, CollectiveKind kind, string does) =>
        new($"The algorithm {name} does {does}, not {CollectiveAlgorithms.NameOf(kind)}.", nameof(kind));
}
