using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// What both kinds of PE have in common: streams that come from the left and go on to the right, a tally for
/// each layer, and, in the corner where each fold ends last, the announcement of its end.
/// </summary>
public abstract class SystolicPe : Actor
{
    private readonly Clock clock;
    private readonly LayerTally[] tallies;
    private readonly Counter macs;

    private protected SystolicPe(Clock clock, SystolicSchedule schedule)
    {
        this.clock = clock;
        ArgumentNullException.ThrowIfNull(schedule);
        tallies = new LayerTally[schedule.Layers.Length];
        macs = Count("macs", "MACs");
        East = Emit<OperandBurst>(optional: true);
        FoldEnds = EmitGroup<FoldDone>(optional: true);
    }

    /// <summary>To the PE on the right; nothing behind the last column.</summary>
    public OutPort<OperandBurst> East { get; }

    /// <summary>To all feeders; only linked in the last row's last PE.</summary>
    public GroupPort<FoldDone> FoldEnds { get; }

    internal ReadOnlySpan<LayerTally> Tallies => tallies;

    /// <summary>The edge of the clock that is now.</summary>
    private protected long Cycle => clock.EdgeAtOrAfter(Now);

    /// <summary>Accounts for slots that pass from now on, one a cycle.</summary>
    /// <param name="burst">The slots.</param>
    /// <param name="works">Whether each of them is a multiply-accumulate.</param>
    private protected void Tally(in OperandBurst burst, bool works)
    {
        ref var tally = ref tallies[burst.Layer];
        var cycle = Cycle;
        NoteFirst(ref tally, cycle);
        tally.LastSlot = cycle + burst.Count - 1;
        tally.FoldsEnded += burst.IsLast ? 1 : 0;
        if (works)
        {
            tally.Macs += burst.Count;
            macs.Add(burst.Count);
            BusyFor(clock.Edge(cycle + burst.Count) - Now);
        }
        else
        {
            tally.EmptySlots += burst.Count;
        }
    }

    /// <summary>Accounts for slots of a stationary operand that pass from now on, one a cycle, to be kept here or below.</summary>
    private protected void TallyLoad(in OperandBurst burst)
    {
        ref var tally = ref tallies[burst.Layer];
        var cycle = Cycle;
        NoteFirst(ref tally, cycle);
        if (burst.HasData)
        {
            tally.LoadSlots += burst.Count;
            BusyFor(clock.Edge(cycle + burst.Count) - Now);
        }
        else
        {
            tally.EmptySlots += burst.Count;
        }
    }

    /// <summary>When the last of the slots that begin now is over: what follows from it leaves then.</summary>
    private protected SimTime EndOf(in OperandBurst burst) => clock.Edge(Cycle + burst.Count - 1);

    /// <summary>In the corner: tells the feeders, with the last slot of a fold, that the next one may begin.</summary>
    private protected void AnnounceEnd(in OperandBurst burst)
    {
        if (burst.IsLast && FoldEnds.IsConnected)
        {
            FoldEnds.SendToAll(new FoldDone(burst.Fold), EndOf(burst) - Now);
        }
    }

    /// <summary>A stream may not come before its partner has taken the one before: the array would be out of step.</summary>
    private protected void RequireFree(bool occupied, in OperandBurst burst)
    {
        if (occupied)
        {
            throw new InvalidOperationException($"{Path} got slot {burst.First} of fold {burst.Fold} before it could use the one before.");
        }
    }

    /// <summary>Two streams that meet must be at the same slots of the same fold.</summary>
    private protected void RequirePair(in OperandBurst one, in OperandBurst other)
    {
        if (one.Fold != other.Fold || one.First != other.First || one.Count != other.Count)
        {
            throw new InvalidOperationException(
                $"{Path} got slot {one.First} of fold {one.Fold} together with slot {other.First} of fold {other.Fold}; the array is out of step.");
        }
    }

    private static void NoteFirst(ref LayerTally tally, long cycle)
    {
        if (tally.FirstSlot == 0)
        {
            tally.FirstSlot = cycle + 1;
        }
    }
}
