namespace ActorSim.Accelerator;

/// <summary>
/// Whose turn it is on a network that moves one beat of psums a cycle for one of several PEs: the first after the one last
/// served whose beat can move. Kept twice: as it is settled, and as a forecast has it. Owned by a network.
/// </summary>
internal sealed class BeatTurns
{
    private readonly int beatWords;

    // By PE: its place among those that take part in the pass; -1 if it does not.
    private readonly int[] indices;

    internal BeatTurns(int pes, int beatWords)
    {
        this.beatWords = beatWords;
        indices = new int[pes];
        Array.Fill(indices, -1);
        Settled = new State(pes);
        Ahead = new State(pes);
    }

    /// <summary>What has happened.</summary>
    internal State Settled { get; }

    /// <summary>A forecast.</summary>
    internal State Ahead { get; }

    /// <summary>Begins a pass.</summary>
    internal void Begin(PassShape shape, ReadOnlySpan<int> pes)
    {
        Array.Fill(indices, -1);
        for (var index = 0; index < pes.Length; index++)
        {
            indices[pes[index]] = index;
        }

        Settled.Begin(pes.Length, shape.Psums * pes.Length);
    }

    /// <summary>A PE's place among those that take part; -1 if it does not.</summary>
    internal int IndexOf(int pe) => indices[pe];

    /// <summary>Psums of a PE's next beat: those of one window, no more than fit; 0 if all are done.</summary>
    internal int BeatOf(State state, PassShape shape, int index)
    {
        var done = state.Done[index];
        return done == shape.Psums ? 0 : Math.Min(beatWords, shape.Filters - (int)(done % shape.Filters));
    }

    /// <summary>
    /// The PE whose beat moves in a cycle, or -1; <paramref name="next"/> is the cycle, or if there is none the first after
    /// it in which one can move.
    /// </summary>
    internal static int Next(State state, long cycle, out long next)
    {
        next = PeProgress.Never;
        var index = state.Turn;
        for (var count = state.Count; count > 0; count--)
        {
            if (++index >= state.Count)
            {
                index = 0;
            }

            var ready = state.Ready[index];
            if (ready <= cycle)
            {
                next = cycle;
                return index;
            }

            next = Math.Min(next, ready);
        }

        return -1;
    }

    /// <summary>Moves a PE's beat.</summary>
    internal void Serve(State state, PassShape shape, int index)
    {
        var beat = BeatOf(state, shape, index);
        state.Done[index] += beat;
        state.Left -= beat;
        state.Turn = index;
    }

    /// <summary>How far things have come.</summary>
    internal sealed class State
    {
        internal State(int pes)
        {
            Done = new long[pes];
            Ready = new long[pes];
        }

        /// <summary>By place: psums moved.</summary>
        internal long[] Done { get; }

        /// <summary>By place: the cycle from which the next beat can move.</summary>
        internal long[] Ready { get; }

        /// <summary>PEs that take part.</summary>
        internal int Count { get; private set; }

        /// <summary>The place last served.</summary>
        internal int Turn { get; set; }

        /// <summary>Psums that have not moved.</summary>
        internal long Left { get; set; }

        /// <summary>The last cycle that has been decided.</summary>
        internal long Decided { get; set; } = -1;

        internal void Begin(int count, long psums)
        {
            Count = count;
            Left = psums;
            Turn = count - 1;
            Array.Clear(Done, 0, count);
        }

        internal void CopyFrom(State other)
        {
            (Count, Turn, Left, Decided) = (other.Count, other.Turn, other.Left, other.Decided);
            Array.Copy(other.Done, Done, Count);
            Array.Copy(other.Ready, Ready, Count);
        }
    }
}
