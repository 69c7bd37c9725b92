namespace ActorSim.Accelerator;

/// <summary>
/// How the PEs at one end of the columns take turns in a pass: which psums each gives or gets next, and who comes after
/// whom. A beat is the next psums of one window, up to the width of the network.
/// </summary>
internal sealed class PsumTurns
{
    private readonly int beatWords;
    private long[] next = [];
    private int pes;
    private int last;
    private long psums;
    private long left;

    /// <summary>Makes the turns of a network.</summary>
    /// <param name="beatWords">Psums of a beat at most.</param>
    internal PsumTurns(int beatWords) => this.beatWords = beatWords;

    /// <summary>Whether every psum of the pass has travelled.</summary>
    internal bool AreOver => left == 0;

    /// <summary>How many PEs take turns.</summary>
    internal int Pes => pes;

    /// <summary>Begins a pass, in which the first turn is that of the first PE.</summary>
    internal void Begin(PassShape shape)
    {
        (pes, psums) = (shape.Bottoms.Length, shape.Psums);
        left = pes * psums;
        last = pes - 1;
        if (next.Length < pes)
        {
            next = new long[pes];
        }

        Array.Clear(next);
    }

    /// <summary>The PE whose turn comes <paramref name="places"/> ≥ 1 after the one last served.</summary>
    internal int After(int places) => (last + places) % pes;

    /// <summary>The psums of a PE's next beat, 0 when it has no more.</summary>
    internal int BeatOf(int place, int filters) =>
        next[place] == psums ? 0 : (int)Math.Min(beatWords, filters - (next[place] % filters));

    /// <summary>The first psum of a PE's next beat.</summary>
    internal long NextOf(int place) => next[place];

    /// <summary>A PE is served.</summary>
    internal void Serve(int place, int words)
    {
        next[place] += words;
        left -= words;
        last = place;
    }
}
