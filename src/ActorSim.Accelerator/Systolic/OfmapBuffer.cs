using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>
/// The global buffer of outputs: counts what the array writes and passes it on to DRAM. Psums of
/// several row folds each go to DRAM, as in SCALE-Sim's ideal accounting; in functional mode they are summed here.
/// </summary>
public sealed class OfmapBuffer : Actor
{
    private readonly Clock clock;
    private readonly SystolicSchedule schedule;
    private readonly SystolicAccounting accounting;
    private readonly Counter writes;
    private readonly long[] writesOfLayer;
    private readonly long[] dramWritesOfLayer;
    private readonly OutputSums? sums;
    private int lastFold = -1;

    /// <summary>Makes the buffer.</summary>
    /// <param name="clock">The clock of the array.</param>
    /// <param name="schedule">The folds to come.</param>
    /// <param name="accounting">How accesses are reported.</param>
    /// <param name="functional">Whether values come and are kept.</param>
    public OfmapBuffer(Clock clock, SystolicSchedule schedule, SystolicAccounting accounting, bool functional)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.clock = clock;
        this.schedule = schedule;
        this.accounting = accounting;
        writes = Count("words-written", "words");
        writesOfLayer = new long[schedule.Layers.Length];
        dramWritesOfLayer = new long[schedule.Layers.Length];
        sums = functional ? new OutputSums(schedule) : null;
        Outputs = Receive<OutputBurst>(OnOutput);
        Writes = Emit<DramWrite>();
    }

    /// <summary>From the drains.</summary>
    public InPort<OutputBurst> Outputs { get; }

    /// <summary>To the DRAM.</summary>
    public OutPort<DramWrite> Writes { get; }

    /// <summary>SRAM words written for a layer, in the accounting asked for.</summary>
    public long WritesOf(int layer) => writesOfLayer[layer];

    /// <summary>DRAM words written for a layer.</summary>
    public long DramWritesOf(int layer) => dramWritesOfLayer[layer];

    /// <summary>In functional mode a layer's outputs: [group][m][n], row after row.</summary>
    /// <exception cref="InvalidOperationException">The run was not functional.</exception>
    public ReadOnlySpan<long> OutputsOf(int layer) =>
        sums is null ? throw new InvalidOperationException("Values are only there in functional mode.") : sums.OutputsOf(layer);

    private void OnOutput(in OutputBurst burst)
    {
        var fold = schedule[burst.Fold];
        writes.Add(burst.Count);
        writesOfLayer[fold.Layer] += burst.Count;
        dramWritesOfLayer[fold.Layer] += burst.Count;
        if (burst.Fold > lastFold)
        {
            lastFold = burst.Fold;
            if (accounting == SystolicAccounting.ScaleSimV3 && schedule.Dataflow == Dataflow.OutputStationary)
            {
                writesOfLayer[fold.Layer] += schedule.Rows + schedule.Columns;
            }
        }

        // Passed on when the last of the words, one a cycle, is here.
        var cycle = clock.EdgeAtOrAfter(Now);
        BusyFor(clock.Edge(cycle + burst.Count) - Now);
        Writes.SendAt(new DramWrite(burst.Count), clock.Edge(cycle + burst.Count - 1));
        if (!burst.Values.IsNone)
        {
            sums!.Add(burst, fold, Blocks.Read<long>(burst.Values));
            Blocks.GiveBack(burst.Values);
        }
    }
}
