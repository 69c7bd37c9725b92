using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A PE that keeps one operand word, a weight or an ifmap word, for a whole fold: multiplies each word of
/// the other operand, which streams from the left, with it, adds the product to the psum from above and
/// sends the sum down. The words to keep come from above before, the highest row's first; each PE keeps
/// its own and passes the others on.
/// </summary>
public sealed class OperandStationaryPe : SystolicPe
{
    private readonly int row;
    private readonly bool isLastRow;
    private OperandBurst stream;
    private OperandBurst psums;
    private bool hasStream;
    private bool hasPsums;
    private bool keepsWord;
    private int kept;

    /// <summary>Makes the PE of a row of the array.</summary>
    public OperandStationaryPe(Clock clock, SystolicSchedule schedule, int row)
        : base(clock, schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.row = row;
        isLastRow = row == schedule.Rows - 1;
        Stream = Receive<OperandBurst>(OnStream);
        Stationary = Receive<OperandBurst>(OnStationary);
        Psums = Receive<OperandBurst>(OnPsums, optional: true);
        StationarySouth = Emit<OperandBurst>(optional: true);
        PsumsSouth = Emit<OperandBurst>();
    }

    /// <summary>The streamed operand, from the left.</summary>
    public InPort<OperandBurst> Stream { get; }

    /// <summary>Words to keep, for this PE and those below, from above.</summary>
    public InPort<OperandBurst> Stationary { get; }

    /// <summary>Psums from the PE above; the first row begins with none.</summary>
    public InPort<OperandBurst> Psums { get; }

    /// <summary>Words to keep for the PEs below; nothing behind the last row.</summary>
    public OutPort<OperandBurst> StationarySouth { get; }

    /// <summary>Psums to the PE below, or to the drain of the column.</summary>
    public OutPort<OperandBurst> PsumsSouth { get; }

    private void OnStationary(in OperandBurst burst)
    {
        TallyLoad(burst);

        // The words are for rows First, First − 1, …; if one is for this row, it is the last.
        var forOthers = Math.Min(burst.Count, burst.First - row);
        if (forOthers < burst.Count)
        {
            keepsWord = burst.HasData;
            kept = burst.Values.IsNone ? 0 : Blocks.Read<int>(burst.Values)[^1];
        }

        if (forOthers > 0)
        {
            StationarySouth.Send(burst with { Count = forOthers, Values = FirstOf(burst.Values, forOthers, burst.Count) });
        }
        else if (!burst.Values.IsNone)
        {
            Blocks.GiveBack(burst.Values);
        }
    }

    private void OnStream(in OperandBurst burst)
    {
        RequireFree(hasStream, burst);
        stream = burst;
        hasStream = true;
        Multiply();
    }

    private void OnPsums(in OperandBurst burst)
    {
        RequireFree(hasPsums, burst);
        psums = burst;
        hasPsums = true;
        Multiply();
    }

    /// <summary>Runs when the stream and, below the first row, the psums are there, which happens in one and the same cycle.</summary>
    private void Multiply()
    {
        if (!hasStream || (!hasPsums && row > 0))
        {
            return;
        }

        if (hasPsums)
        {
            RequirePair(stream, psums);
        }

        var works = keepsWord && stream.HasData;
        var hasSums = works || (hasPsums && psums.HasData);
        hasStream = hasPsums = false;
        var sums = hasSums ? AddProducts(works) : default;
        Tally(stream, works);
        AnnounceEnd(stream);
        if (hasSums || !isLastRow)
        {
            PsumsSouth.Send(stream with { HasData = hasSums, Values = sums });
        }

        East.Send(stream);
        psums = default;
    }

    /// <summary>In functional mode: the psums from above, or none yet, plus the products.</summary>
    private Block AddProducts(bool works)
    {
        if (!works || stream.Values.IsNone)
        {
            return psums.Values;
        }

        var sums = psums.Values.IsNone ? Blocks.Rent<long>(stream.Count) : psums.Values;
        var words = Blocks.Read<int>(stream.Values);
        var target = Blocks.Write<long>(sums);
        for (var i = 0; i < words.Length; i++)
        {
            target[i] += (long)kept * words[i];
        }

        return sums;
    }

    /// <summary>A block without the word that stayed here; the block itself if none did.</summary>
    private Block FirstOf(Block values, int count, int of)
    {
        if (values.IsNone || count == of)
        {
            return values;
        }

        var rest = Blocks.Rent<int>(Blocks.Read<int>(values)[..count]);
        Blocks.GiveBack(values);
        return rest;
    }
}
