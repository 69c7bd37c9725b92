using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A PE that takes weights and iacts from two networks and does a multiply-accumulate with each pair, one a cycle, as
/// long as both are there. Its time is busy, stalled on <c>weight</c>, <c>iact</c> or <c>weight-and-iact</c>, and
/// idle when all its pairs are done.
/// </summary>
/// <remarks>
/// The slot of a beat is given back when its last word is used. Words hold the low bits of their step, by which each
/// pair is checked.
/// </remarks>
public sealed class MacPe : Actor
{
    private static readonly StallCause NoWeight = new("weight");
    private static readonly StallCause NoIact = new("iact");
    private static readonly StallCause Neither = new("weight-and-iact");

    private readonly ClockedWake wake;
    private readonly long macsToDo;
    private readonly int weightBits;
    private readonly int iactBits;
    private readonly BeatQueue weights;
    private readonly BeatQueue iacts;
    private readonly Counter macs;
    private readonly Counter weightWords;
    private readonly Counter iactWords;
    private int weightsUsed;
    private int iactsUsed;
    private long stalledSince = -1;
    private bool lacksWeight;
    private bool lacksIact;

    /// <summary>Makes a PE.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="weightBits">Bits of a weight, 1 to 64.</param>
    /// <param name="iactBits">Bits of an iact, 1 to 64.</param>
    /// <param name="slots">Beats of each operand that it holds, ≥ 1.</param>
    /// <param name="macs">Multiply-accumulates that it has to do, ≥ 0.</param>
    /// <exception cref="ArgumentException">No slots.</exception>
    public MacPe(Clock clock, int weightBits, int iactBits, int slots, long macs)
    {
        (macsToDo, this.weightBits, this.iactBits) = (macs, weightBits, iactBits);
        (weights, iacts) = (new BeatQueue(slots), new BeatQueue(slots));
        Weights = Receive<OperandBeat>(OnWeights);
        Iacts = Receive<OperandBeat>(OnIacts);
        FreedWeights = Emit<FreedSlots>();
        FreedIacts = Emit<FreedSlots>();
        wake = Wake(clock, Step);
        this.macs = Count("macs", "MACs");
        weightWords = Count("weight-words", "words");
        iactWords = Count("iact-words", "words");
    }

    /// <summary>Weights from their network.</summary>
    public InPort<OperandBeat> Weights { get; }

    /// <summary>Iacts from their network.</summary>
    public InPort<OperandBeat> Iacts { get; }

    /// <summary>Slots given back to the network of weights.</summary>
    public OutPort<FreedSlots> FreedWeights { get; }

    /// <summary>Slots given back to the network of iacts.</summary>
    public OutPort<FreedSlots> FreedIacts { get; }

    /// <summary>Where weights go in.</summary>
    public OperandInlet WeightInlet => new(Weights, FreedWeights, weights.Slots);

    /// <summary>Where iacts go in.</summary>
    public OperandInlet IactInlet => new(Iacts, FreedIacts, iacts.Slots);

    /// <summary>Multiply-accumulates done.</summary>
    public long Macs => macs.Value;

    /// <summary>Weights that have come.</summary>
    public long WeightWords => weightWords.Value;

    /// <summary>Iacts that have come.</summary>
    public long IactWords => iactWords.Value;

    /// <summary>The cycle of the last multiply-accumulate so far, −1 before the first.</summary>
    public long LastMacCycle { get; private set; } = -1;

    /// <summary>Cycles in which an iact was there but no weight, before the last multiply-accumulate.</summary>
    public long CyclesWithoutWeight { get; private set; }

    /// <summary>Cycles in which a weight was there but no iact, before the last multiply-accumulate.</summary>
    public long CyclesWithoutIact { get; private set; }

    /// <summary>Cycles in which neither was there, before the last multiply-accumulate.</summary>
    public long CyclesWithoutBoth { get; private set; }

    /// <inheritdoc/>
    protected override void Start()
    {
        if (macsToDo > 0)
        {
            wake.Arm();
        }
    }

    private void OnWeights(in OperandBeat beat)
    {
        weights.Enqueue(beat);
        weightWords.Add(beat.Words);
        wake.Arm();
    }

    private void OnIacts(in OperandBeat beat)
    {
        iacts.Enqueue(beat);
        iactWords.Add(beat.Words);
        wake.Arm();
    }

    private void Step()
    {
        var cycle = wake.Clock.EdgeAtOrAfter(Now);
        EndStall(cycle);
        if (macs.Value == macsToDo)
        {
            BecomeIdle();
            return;
        }

        (lacksWeight, lacksIact) = (weights.Count == 0, iacts.Count == 0);
        if (lacksWeight || lacksIact)
        {
            stalledSince = cycle;
            StallOn(lacksWeight && lacksIact ? Neither : lacksWeight ? NoWeight : NoIact);
            return;
        }

        Multiply();
        LastMacCycle = cycle;
        BecomeBusy();
        wake.Arm();
    }

    private void EndStall(long cycle)
    {
        if (stalledSince < 0)
        {
            return;
        }

        var stalled = cycle - stalledSince;
        CyclesWithoutBoth += lacksWeight && lacksIact ? stalled : 0;
        CyclesWithoutWeight += lacksWeight && !lacksIact ? stalled : 0;
        CyclesWithoutIact += lacksIact && !lacksWeight ? stalled : 0;
        stalledSince = -1;
    }

    private void Multiply()
    {
        var (weight, iact) = (WordOf(weights.Head.Bits, weightsUsed, weightBits), WordOf(iacts.Head.Bits, iactsUsed, iactBits));
        var common = ulong.MaxValue >> (64 - Math.Min(weightBits, iactBits));
        if (((weight ^ iact) & common) != 0)
        {
            throw new InvalidOperationException($"{Path} was given a weight and an iact of different steps.");
        }

        macs.Increment();
        if (++weightsUsed == weights.Head.Words)
        {
            weightsUsed = 0;
            weights.Dequeue();
            FreedWeights.Send(new FreedSlots(1));
        }

        if (++iactsUsed == iacts.Head.Words)
        {
            iactsUsed = 0;
            iacts.Dequeue();
            FreedIacts.Send(new FreedSlots(1));
        }
    }

    private static ulong WordOf(ulong bits, int word, int wordBits) => bits >> (word * wordBits);
}
