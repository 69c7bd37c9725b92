using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A PE that keeps one output: multiplies the ifmap word from the left with the filter word from above,
/// adds the product to its psum, and passes both words on. When the last has come, the output leaves over
/// a drain link of its own.
/// </summary>
public sealed class OutputStationaryPe : SystolicPe
{
    private readonly int row;
    private readonly int column;
    private OperandBurst ifmap;
    private OperandBurst filter;
    private bool hasIfmap;
    private bool hasFilter;
    private long psum;

    /// <summary>Makes the PE at a place in the array.</summary>
    public OutputStationaryPe(Clock clock, SystolicSchedule schedule, int row, int column)
        : base(clock, schedule)
    {
        this.row = row;
        this.column = column;
        Ifmaps = Receive<OperandBurst>(OnIfmap);
        Filters = Receive<OperandBurst>(OnFilter);
        South = Emit<OperandBurst>(optional: true);
        Outputs = Emit<OutputBurst>();
    }

    /// <summary>Ifmap words from the left.</summary>
    public InPort<OperandBurst> Ifmaps { get; }

    /// <summary>Filter words from above.</summary>
    public InPort<OperandBurst> Filters { get; }

    /// <summary>Filter words to the PE below; nothing behind the last row.</summary>
    public OutPort<OperandBurst> South { get; }

    /// <summary>To the drain of the column.</summary>
    public OutPort<OutputBurst> Outputs { get; }

    private void OnIfmap(in OperandBurst burst)
    {
        RequireFree(hasIfmap, burst);
        ifmap = burst;
        hasIfmap = true;
        Multiply();
    }

    private void OnFilter(in OperandBurst burst)
    {
        RequireFree(hasFilter, burst);
        filter = burst;
        hasFilter = true;
        Multiply();
    }

    /// <summary>Runs when the words of both streams are there, which happens in one and the same cycle.</summary>
    private void Multiply()
    {
        if (!hasIfmap || !hasFilter)
        {
            return;
        }

        RequirePair(ifmap, filter);
        hasIfmap = hasFilter = false;
        var works = ifmap.HasData && filter.HasData;
        if (works && !ifmap.Values.IsNone)
        {
            psum += DotProduct(Blocks.Read<int>(ifmap.Values), Blocks.Read<int>(filter.Values));
        }

        Tally(ifmap, works);
        AnnounceEnd(ifmap);
        if (works && ifmap.IsLast)
        {
            SendOutput();
        }

        East.Send(ifmap);
        South.Send(filter);
    }

    private void SendOutput()
    {
        var value = ifmap.Values.IsNone ? default : Blocks.Rent<long>([psum]);
        Outputs.SendAt(new OutputBurst(ifmap.Fold, column, row, 1, value), EndOf(ifmap));
        psum = 0;
    }

    private static long DotProduct(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        long sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (long)left[i] * right[i];
        }

        return sum;
    }
}
