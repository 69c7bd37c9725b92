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
    private static readonly StallCause BankConflict = new("bank-conflict");
    private static readonly StallCause[] Causes = [new("ifmap"), new("filters"), new("ofmap-buffer")];

    private readonly Clock clock;
    private readonly SystolicSchedule schedule;
    private readonly Granularity granularity;
    private readonly SelfPort<Turn> turns;

    // By gate: how far it lets the array go.
    private readonly WavePosition[] until = new WavePosition[Causes.Length];

    // By gate: what it said of waves to come, in runs that take equally long.
    private readonly Queue<WaveCredit>[] granted = [new(), new(), new()];

    // By layer and gate.
    private readonly long[] stallCycles;
    private readonly long[] conflictCycles;

    private WavePosition next;

    // The cycle in which the next wave can go if nothing holds it back.
    private long due;
    private bool isStalled;
    private bool isReading;
    private WaveGate lastGranted;

    /// <summary>Makes the sequencer.</summary>
    public ArraySequencer(Clock clock, SystolicSchedule schedule, Granularity granularity)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.clock = clock;
        this.schedule = schedule;
        this.granularity = granularity;
        stallCycles = new long[schedule.Layers.Length * Causes.Length];
        conflictCycles = new long[schedule.Layers.Length];
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

    /// <summary>Cycles beyond the first that banks needed for waves of a layer.</summary>
    public long ConflictCyclesOf(int layer) => conflictCycles[layer];

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
        granted[(int)credit.Gate].Enqueue(credit);
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

        var cycle = clock.EdgeAtOrAfter(Now);
        var layer = schedule[next.Fold].Layer;
        stallCycles[(layer * Causes.Length) + (int)lastGranted] += cycle - due;
        due = cycle;
        var reading = CyclesOfNext();
        if (reading > 1 && !isReading)
        {
            isReading = true;
            conflictCycles[layer] += reading - 1;
            due += reading - 1;
            StallOn(BankConflict);
            turns.SendAt(default, clock.Edge(due));
            return;
        }

        isReading = false;
        Release(reading > 1);
    }

    private void Release(bool alone)
    {
        var fold = schedule[next.Fold];
        var waves = schedule.WavesOf(fold);
        var count = alone || granularity == Granularity.Word ? 1 : Granted(waves) - next.Wave;
        Segments.SendToAll(new WaveSegment(next.Fold, next.Wave, count));
        due += count;
        BusyFor(clock.Edge(due) - Now);
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

    /// <summary>For how many cycles the next wave is read: that of the buffer that needs most.</summary>
    private int CyclesOfNext()
    {
        var cycles = 1;
        foreach (var runs in granted)
        {
            while (!next.IsBefore(runs.Peek().Until))
            {
                runs.Dequeue();
            }

            cycles = Math.Max(cycles, runs.Peek().Cycles);
        }

        return cycles;
    }

    /// <summary>The wave of this fold up to which all buffers have said how long reading takes; segments do not go on from loading to the stream.</summary>
    private int Granted(int waves)
    {
        var stream = schedule.WaveOf(Edge.West, 0);
        waves = next.Wave < stream ? stream : waves;
        foreach (var runs in granted)
        {
            var end = runs.Peek().Until;
            waves = end.Fold == next.Fold ? Math.Min(waves, end.Wave) : waves;
        }

        return waves;
    }
}
