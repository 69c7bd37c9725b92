using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The global input network that brings filters to burst-granular PEs: group by group, each as soon as all its PEs have
/// done their pass before. Nothing can step in while a group is loaded, so PEs hear of it once.
/// </summary>
public sealed class BurstFilterNetwork : Actor
{
    private static readonly StallCause PesWork = new("pes-at-work");

    private readonly RowStationaryProgram program;
    private readonly SelfPort<GroupLoaded> groupLoaded;
    private readonly ClockedWake wake;

    // By PE: whether it still works with the weights it has.
    private readonly bool[] computes;

    private int pass;
    private int started;
    private int group;
    private bool isLoading;

    /// <summary>Makes the network.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public BurstFilterNetwork(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        computes = new bool[program.Hardware.Pes];
        Starts = Receive<PassStart>(OnStart);
        Done = Receive<PassDone>(OnDone);
        Weights = EmitGroup<WeightsLoaded>();
        Reports = Emit<PassReport>();
        Uses = Emit<BankUse>();
        groupLoaded = ReceiveOwn<GroupLoaded>(OnGroupLoaded);
        wake = Wake(program.Hardware.Core, Load, phase: 2);
    }

    /// <summary>The cycle after a group's last beat has come.</summary>
    public readonly record struct GroupLoaded;

    /// <summary>From the control.</summary>
    public InPort<PassStart> Starts { get; }

    /// <summary>From the PEs.</summary>
    public InPort<PassDone> Done { get; }

    /// <summary>To the PEs, by their places.</summary>
    public GroupPort<WeightsLoaded> Weights { get; }

    /// <summary>To the control.</summary>
    public OutPort<PassReport> Reports { get; }

    /// <summary>To the filter banks.</summary>
    public OutPort<BankUse> Uses { get; }

    /// <inheritdoc/>
    protected override void Start() => BecomeIdle();

    private void OnStart(in PassStart start)
    {
        started = start.Pass + 1;
        wake.Arm();
    }

    private void OnDone(in PassDone done)
    {
        computes[done.Pe] = false;
        wake.Arm();
    }

    private void OnGroupLoaded(in GroupLoaded loaded)
    {
        isLoading = false;
        wake.Arm();
    }

    private void Load()
    {
        if (isLoading)
        {
            return;
        }

        if (pass == started)
        {
            BecomeIdle();
            return;
        }

        var shape = program.ShapeOf(pass);
        var pes = shape.Groups[group];
        if (program.Hardware.Arrival == OperandArrival.Real && IsAnyComputing(pes.AsSpan()))
        {
            StallOn(PesWork);
            return;
        }

        var core = program.Hardware.Core;
        var beats = (shape.WeightsPerPe + program.Hardware.FilterBusWords - 1) / program.Hardware.FilterBusWords;
        var end = core.EdgeAtOrAfter(Now) + beats;
        var untilLastBeat = core.Edge(end - 1) - Now;
        foreach (var pe in pes)
        {
            computes[pe] = true;
            Weights.SendTo(pe, new WeightsLoaded(pass), untilLastBeat);
        }

        isLoading = true;
        BusyFor(core.Edge(end) - Now);
        groupLoaded.SendAt(default, core.Edge(end));
        if (++group == shape.Groups.Length)
        {
            group = 0;
            Reports.Send(new PassReport(pass, PassStage.FiltersLoaded), untilLastBeat);
            Uses.Send(new BankUse(pass, program.FilterWords(pass), 0), untilLastBeat);
            pass++;
        }
    }

    private bool IsAnyComputing(ReadOnlySpan<int> pes)
    {
        foreach (var pe in pes)
        {
            if (computes[pe])
            {
                return true;
            }
        }

        return false;
    }
}
