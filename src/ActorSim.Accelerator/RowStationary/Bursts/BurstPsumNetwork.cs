using System.Collections.Immutable;

namespace ActorSim.Accelerator;

/// <summary>The global input network that brings psums to the lowest burst-granular PEs of each column: a beat a cycle, by turns.</summary>
public sealed class BurstPsumNetwork : BurstBeatNetwork
{
    private bool isStarted;

    /// <summary>Makes the network.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public BurstPsumNetwork(RowStationaryProgram program)
        : base(program) => Begin(0);

    private protected override bool IsAtWork => isStarted;

    private protected override int Slack => 0;

    private protected override void Note(in PassStart start)
    {
        isStarted = true;
        Refresh();
    }

    private protected override void Note(in PeProgress progress)
    {
        Book.Note(progress);
        RefreshOf(progress.Pe);
    }

    private protected override ImmutableArray<int> EndsOf(PassShape shape) => shape.Bottoms;

    private protected override bool Moves(int pass) => Program.ReadsPsums(pass);

    /// <summary>The cycle from which a PE has room for its next beat.</summary>
    private protected override long ReadyCycle(BeatTurns.State state, PassShape shape, int index, int beat)
    {
        if (!isStarted)
        {
            return PeProgress.Never;
        }

        var freed = state.Done[index] + beat - Program.PsumRoom - 1;
        return freed < 0 ? 0 : Math.Min(PeProgress.Never, Book.CycleOf(shape.Bottoms[index], Pass, shape.UnitOf(freed)) + 1);
    }

    private protected override void Finish(int pass)
    {
        isStarted = false;
        Uses.Send(new BankUse(pass, Program.PsumWords(pass), 0));
    }
}
