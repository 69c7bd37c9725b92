using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The network that brings psums from the buffer to the PEs at the bottom of columns: in each cycle a beat for one PE that
/// has room for all of it, by turns.
/// </summary>
/// <remarks>
/// The first turn of a pass is that of its first PE. The network decides in a cycle; psums come from the banks, half a
/// cycle there and half a cycle on.
/// </remarks>
public sealed class PsumInWordNetwork : Actor
{
    private static readonly StallCause NoRoom = new("room-in-pes");

    private readonly RowStationaryProgram program;
    private readonly ClockedWake wake;
    private readonly Queue<int> starts = new();
    private readonly PsumTurns turns;
    private readonly int[] room;
    private readonly Counter words;

    /// <summary>Makes the network.</summary>
    public PsumInWordNetwork(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        var hardware = program.Hardware;
        turns = new PsumTurns(hardware.PsumBusWords);
        room = new int[hardware.Pes];
        Array.Fill(room, program.PsumRoom);
        Starts = Receive<PassStart>(OnStart);
        Freed = Receive<FreedRoom>(OnFreed);
        Reads = Emit<PsumRead>();
        wake = Wake(hardware.Core, Step);
        words = Count("words", "words");
    }

    /// <summary>From the control.</summary>
    public InPort<PassStart> Starts { get; }

    /// <summary>From PEs.</summary>
    public InPort<FreedRoom> Freed { get; }

    /// <summary>To the banks.</summary>
    public OutPort<PsumRead> Reads { get; }

    private void OnStart(in PassStart start)
    {
        if (!program.ReadsPsums(start.Pass))
        {
            return;
        }

        starts.Enqueue(start.Pass);
        wake.Arm();
    }

    private void OnFreed(in FreedRoom freed)
    {
        room[freed.Pe] += freed.Words;
        wake.Arm();
    }

    private void Step()
    {
        if (!starts.TryPeek(out var pass))
        {
            BecomeIdle();
            return;
        }

        var shape = program.ShapeOf(pass);
        if (turns.AreOver)
        {
            turns.Begin(shape);
        }

        if (!Serve(pass, shape))
        {
            StallOn(NoRoom);
            return;
        }

        if (turns.AreOver)
        {
            starts.Dequeue();
        }

        BecomeBusy();
        wake.Arm();
    }

    private bool Serve(int pass, PassShape shape)
    {
        for (var places = 1; places <= turns.Pes; places++)
        {
            var bottom = turns.After(places);
            var beat = turns.BeatOf(bottom, shape.Filters);
            var pe = shape.Bottoms[bottom];
            if (beat > 0 && room[pe] >= beat)
            {
                Reads.Send(new PsumRead(pass, bottom, turns.NextOf(bottom), beat));
                room[pe] -= beat;
                turns.Serve(bottom, beat);
                words.Add(beat);
                return true;
            }
        }

        return false;
    }
}
