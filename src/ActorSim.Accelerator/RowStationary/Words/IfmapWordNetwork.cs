using System.Collections.Immutable;
using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The network that brings ifmap words to PEs: one order for all words, and a word leaves when every PE that receives it
/// has room. It knows the room of each PE by counting: what has left, less what PEs say they have freed.
/// </summary>
/// <remarks>
/// The network decides in a cycle; the word itself comes from the banks, half a cycle there and half a cycle on, so that it
/// is at the PEs a cycle after the decision.
/// </remarks>
public sealed class IfmapWordNetwork : Actor
{
    private static readonly StallCause NoRoom = new("room-in-pes");

    private readonly RowStationaryProgram program;
    private readonly ClockedWake wake;
    private readonly Queue<int> starts = new();
    private readonly Counter words;

    // By PE: words in it or on their way to it.
    private readonly int[] held;

    private int image;
    private int index;
    private int channel;
    private int setRow;

    /// <summary>Makes the network.</summary>
    public IfmapWordNetwork(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        held = new int[program.Hardware.Pes];
        Starts = Receive<PassStart>(OnStart);
        Freed = Receive<FreedRoom>(OnFreed);
        Reads = Emit<IfmapRead>();
        wake = Wake(program.Hardware.Core, Step);
        words = Count("words", "words");
    }

    /// <summary>From the control.</summary>
    public InPort<PassStart> Starts { get; }

    /// <summary>From PEs.</summary>
    public InPort<FreedRoom> Freed { get; }

    /// <summary>To the banks.</summary>
    public OutPort<IfmapRead> Reads { get; }

    private void OnStart(in PassStart start)
    {
        starts.Enqueue(start.Pass);
        wake.Arm();
    }

    private void OnFreed(in FreedRoom freed)
    {
        held[freed.Pe] -= freed.Words;
        wake.Arm();
    }

    private void Step()
    {
        var sent = 0;
        while (sent < program.Hardware.IfmapBusWords && starts.TryPeek(out var pass))
        {
            var shape = program.ShapeOf(pass);
            var receivers = shape.Receivers[setRow];
            if (!HaveRoom(receivers, shape.IfmapRoom))
            {
                break;
            }

            if (receivers.Length > 0)
            {
                Reads.Send(new IfmapRead(pass, image, index, channel, setRow));
                sent++;
            }

            foreach (var pe in receivers)
            {
                held[pe]++;
            }

            Advance(shape);
        }

        words.Add(sent);
        if (sent > 0)
        {
            BecomeBusy();
            wake.Arm();
        }
        else if (starts.Count > 0)
        {
            StallOn(NoRoom);
        }
        else
        {
            BecomeIdle();
        }
    }

    private bool HaveRoom(ImmutableArray<int> receivers, int room)
    {
        foreach (var pe in receivers)
        {
            if (held[pe] >= room)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Image by image, column by column, channel by channel, set by set, row by row.</summary>
    private void Advance(PassShape shape)
    {
        // Sets and rows together are the places of the list of receivers; channels are slower than both.
        if (++setRow < shape.Receivers.Length)
        {
            return;
        }

        setRow = 0;
        if (++channel < shape.Channels)
        {
            return;
        }

        channel = 0;
        if (++index < shape.UsedColumns)
        {
            return;
        }

        index = 0;
        if (++image < shape.Images)
        {
            return;
        }

        image = 0;
        starts.Dequeue();
    }
}
