using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The network that brings psums from the PEs at the top of columns to the buffer: in each cycle a beat of one PE that has
/// given all of it, by turns, one pass after the other.
/// </summary>
/// <remarks>
/// The first turn of a pass is that of its first PE. A pass needs no start: its psums may leave as soon as those of the
/// pass before have left.
/// </remarks>
public sealed class PsumOutWordNetwork : Actor
{
    private readonly RowStationaryProgram program;
    private readonly ClockedWake wake;
    private readonly PsumTurns turns;
    private readonly WordQueue[] waiting;
    private readonly Counter words;
    private int pass;

    /// <summary>Makes the network.</summary>
    public PsumOutWordNetwork(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        turns = new PsumTurns(program.Hardware.PsumBusWords);
        waiting = [.. Enumerable.Range(0, program.Hardware.Pes).Select(_ => new WordQueue())];
        Outputs = Receive<OutputWord>(OnOutput);
        Freed = EmitGroup<FreedRoom>();
        Writes = Emit<PsumWrite>();
        Reports = Emit<PassReport>();
        wake = Wake(program.Hardware.Core, Step);
        words = Count("words", "words");
    }

    /// <summary>From PEs.</summary>
    public InPort<OutputWord> Outputs { get; }

    /// <summary>To all PEs, row by row.</summary>
    public GroupPort<FreedRoom> Freed { get; }

    /// <summary>To the banks.</summary>
    public OutPort<PsumWrite> Writes { get; }

    /// <summary>To the control, with the last beat of a pass.</summary>
    public OutPort<PassReport> Reports { get; }

    private void OnOutput(in OutputWord output)
    {
        waiting[output.Pe].Enqueue(output.Value);
        wake.Arm();
    }

    private void Step()
    {
        if (pass == program.Passes.Length)
        {
            BecomeIdle();
            return;
        }

        var shape = program.ShapeOf(pass);
        if (turns.AreOver)
        {
            turns.Begin(shape);
        }

        if (!Serve(shape))
        {
            BecomeIdle();
            return;
        }

        if (turns.AreOver)
        {
            Reports.Send(new PassReport(pass, PassStage.PsumsWritten));
            pass++;
        }

        BecomeBusy();
        wake.Arm();
    }

    private bool Serve(PassShape shape)
    {
        for (var places = 1; places <= turns.Pes; places++)
        {
            var top = turns.After(places);
            var beat = turns.BeatOf(top, shape.Filters);
            var pe = shape.Tops[top];
            if (beat > 0 && waiting[pe].Count >= beat)
            {
                for (var word = 0; word < beat; word++)
                {
                    Writes.Send(new PsumWrite(pass, top, turns.NextOf(top) + word, waiting[pe].Dequeue()));
                }

                Freed.SendTo(pe, new FreedRoom(pe, beat));
                turns.Serve(top, beat);
                words.Add(beat);
                return true;
            }
        }

        return false;
    }
}
