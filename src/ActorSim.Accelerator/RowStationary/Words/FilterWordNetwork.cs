using System.Collections.Immutable;
using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The network that loads weights into PEs: group after group of PEs that get the same, each as soon as all of them have
/// done their pass before.
/// </summary>
/// <remarks>The network decides in a cycle; weights come from the banks, half a cycle there and half a cycle on.</remarks>
public sealed class FilterWordNetwork : Actor
{
    private static readonly StallCause PesWork = new("pes-at-work");

    private readonly RowStationaryProgram program;
    private readonly ClockedWake wake;
    private readonly Queue<int> starts = new();
    private readonly Counter words;

    // By PE: passes for which it got weights, less those that it has done: 0 or 1.
    private readonly int[] loads;

    private int group;
    private int sentOfGroup;

    /// <summary>Makes the network.</summary>
    public FilterWordNetwork(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        loads = new int[program.Hardware.Pes];
        Starts = Receive<PassStart>(OnStart);
        Done = Receive<PeDone>(OnDone);
        Reads = Emit<FilterRead>();
        Reports = Emit<PassReport>();
        wake = Wake(program.Hardware.Core, Step);
        words = Count("words", "words");
    }

    /// <summary>From the control.</summary>
    public InPort<PassStart> Starts { get; }

    /// <summary>From PEs.</summary>
    public InPort<PeDone> Done { get; }

    /// <summary>To the banks.</summary>
    public OutPort<FilterRead> Reads { get; }

    /// <summary>To the control, with the last beat of a pass.</summary>
    public OutPort<PassReport> Reports { get; }

    private void OnStart(in PassStart start)
    {
        starts.Enqueue(start.Pass);
        wake.Arm();
    }

    private void OnDone(in PeDone done)
    {
        loads[done.Pe]--;
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
        var pes = shape.Groups[group];
        if (sentOfGroup == 0)
        {
            if (!MayLoad(pes))
            {
                StallOn(PesWork);
                return;
            }

            foreach (var pe in pes)
            {
                loads[pe]++;
            }
        }

        var beat = Math.Min(program.Hardware.FilterBusWords, shape.WeightsPerPe - sentOfGroup);
        Reads.Send(new FilterRead(pass, group, beat));
        words.Add(beat);
        sentOfGroup += beat;
        if (sentOfGroup == shape.WeightsPerPe)
        {
            EndGroup(pass, shape);
        }

        BecomeBusy();
        wake.Arm();
    }

    private bool MayLoad(ImmutableArray<int> pes)
    {
        if (program.Hardware.Arrival == OperandArrival.Averaged)
        {
            return true;
        }

        foreach (var pe in pes)
        {
            if (loads[pe] > 0)
            {
                return false;
            }
        }

        return true;
    }

    private void EndGroup(int pass, PassShape shape)
    {
        sentOfGroup = 0;
        if (++group == shape.Groups.Length)
        {
            group = 0;
            starts.Dequeue();
            Reports.Send(new PassReport(pass, PassStage.FiltersLoaded));
        }
    }
}
