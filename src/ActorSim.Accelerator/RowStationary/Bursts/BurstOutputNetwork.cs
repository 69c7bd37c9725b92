using System.Collections.Immutable;
using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>The global output network that takes psums from the highest burst-granular PEs of each column: a beat a cycle, by turns, one pass after the other.</summary>
public sealed class BurstOutputNetwork : BurstBeatNetwork
{
    private readonly ProgressBook arrived;

    /// <summary>Makes the network.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public BurstOutputNetwork(RowStationaryProgram program)
        : base(program)
    {
        arrived = new ProgressBook(Program.Hardware.Pes);
        Psums = Receive<PeProgress>(OnPsums);
        Reports = Emit<PassReport>();
        Begin(0);
    }

    /// <summary>From the PEs, behind their pipelines: how psums come.</summary>
    public InPort<PeProgress> Psums { get; }

    /// <summary>To the control.</summary>
    public OutPort<PassReport> Reports { get; }

    private protected override bool IsAtWork =>
        !IsDone && (Turns.Settled.Left < Program.PsumWords(Pass) || BeatTurns.Next(Turns.Settled, 0, out var next) >= 0 || next < PeProgress.Never);

    private protected override int Slack => Program.PsumRoom;

    private protected override void Note(in PassStart start) =>
        throw new InvalidOperationException("The output network follows the passes by itself.");

    private protected override void Note(in PeProgress progress) => Book.Note(progress);

    private protected override ImmutableArray<int> EndsOf(PassShape shape) => shape.Tops;

    private protected override bool Moves(int pass) => true;

    /// <summary>The cycle from which the whole of a PE's next beat is there.</summary>
    private protected override long ReadyCycle(BeatTurns.State state, PassShape shape, int index, int beat)
    {
        var issue = arrived.CycleOf(shape.Tops[index], Pass, shape.UnitOf(state.Done[index] + beat - 1));
        return issue is 0 or PeProgress.Never ? issue : issue + Program.PsumLatency;
    }

    private protected override void Finish(int pass)
    {
        Uses.Send(new BankUse(pass, 0, Program.PsumWords(pass)));
        Reports.Send(new PassReport(pass, PassStage.PsumsWritten));
    }

    private void OnPsums(in PeProgress progress)
    {
        SettleBefore(Cycle());
        arrived.Note(progress);
        RefreshOf(progress.Pe);
        Disturb();
    }
}
