using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// Lets an array behind real memory run: sends its buffers off to read the next waves as soon as both operands' words
/// have come and there is room for what the array will produce of them. A wave that has to wait delays everything
/// behind it by the same time in every lane, so the array stays in step: the stall travels with the skew.
/// </summary>
/// <remarks>
/// Between the last wave of a fold and the first of the next there are rows + columns − 2 cycles in which the array
/// empties, as at ideal bandwidth. Buffers grant waves in order and never take a grant back, so a segment may be as long
/// as what is granted: waves would not go earlier one by one.
/// </remarks>
public sealed class ArraySequencer : Actor
{
    private static readonly StallCause[] Causes = [new("ifmap"), new("filters"), new("ofmap-buffer")];

    private readonly Clock clock;
    private readonly SystolicSchedule schedule;
    private readonly Granularity granularity;
    private readonly SelfPort<Turn> turns;

    // By gate: how far it lets the array go.
    private readonly WavePosition[] until = new WavePosition[Causes.Length];

    // By layer and gate.
    private readonly long[] stallCycles;

    private WavePosition next;

    // The cycle in which the next wave can go if nothing holds it back.
    private long due;
    private bool isStalled;
    private WaveGate lastGranted;

    /// <summary>Makes the sequencer.</summary>
    public ArraySequencer(Clock clock, SystolicSchedule schedule, Granularity granularity)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.clock = clock;
        this.schedule = schedule;
        this.granularity = granularity;
        stallCycles = new long[schedule.Layers.Length * Causes.Length];
        Credits = Receive<WaveCredit>(OnCredit);
        Segments = EmitGroup<WaveSegment>();
        turns = ReceiveOwn<Turn>(OnTurn);
    }

    /// <summary>Time to send the next waves.</summary>
    public readonly record struct Turn;

    /// <summary>From the buffers: how far the array may go.</summary>
    public InPort<WaveCredit> Credits { get; }

    /// <summary>To the operand buffers: waves to read.</summary>
    public GroupPort<WaveSegment> Segments { get; }

    /// <summary>
    /// Cycles in which the next wave of a layer was due and had to wait. Where several things were missing, they count
    /// for the one that came last.
    /// </summary>
    public long StallCyclesOf(int layer, WaveGate gate) => stallCycles[(layer * Causes.Length) + (int)gate];

    /// <inheritdoc/>
    protected override void Start() => turns.SendAt(default, clock.Edge(0));

    private void OnCredit(in WaveCredit credit)
    {
        ref var limit = ref until[(int)credit.Gate];
        if (!next.IsBefore(limit) && next.IsBefore(credit.Until))
        {
            lastGranted = credit.Gate;
        }

        limit = credit.Until;
        if (isStalled)
        {
            isStalled = false;
            turns.SendAt(default, Now);
        }
    }

    private void OnTurn(in Turn turn)
    {
        for (var gate = 0; gate < until.Length; gate++)
        {
            if (!next.IsBefore(until[gate]))
            {
                isStalled = true;
                StallOn(Causes[gate]);
                WaitFor(Credits);
                return;
            }
        }

        Release();
    }

    private void Release()
    {
        var fold = schedule[next.Fold];
        var cycle = clock.EdgeAtOrAfter(Now);
        stallCycles[(fold.Layer * Causes.Length) + (int)lastGranted] += cycle - due;

        var waves = schedule.WavesOf(fold);
        var count = granularity == Granularity.Word ? 1 : Granted(waves) - next.Wave;
        Segments.SendToAll(new WaveSegment(next.Fold, next.Wave, count));
        BusyFor(clock.Edge(cycle + count) - Now);
        due = cycle + count;
        next = next with { Wave = next.Wave + count };
        if (next.Wave == waves)
        {
            due += schedule.Rows + schedule.Columns - 2;
            next = new WavePosition(next.Fold + 1, 0);
        }

        if (next.Fold < schedule.FoldCount)
        {
            turns.SendAt(default, clock.Edge(due));
        }
    }

    /// <summary>The wave of this fold up to which all gates are open; segments do not go on from loading to the stream.</summary>
    private int Granted(int waves)
    {
        var stream = schedule.WaveOf(Edge.West, 0);
        waves = next.Wave < stream ? stream : waves;
        foreach (var limit in until)
        {
            if (limit.Fold == next.Fold)
            {
                waves = Math.Min(waves, limit.Wave);
            }
        }

        return waves;
    }
}
