using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// Feeds one row or column of the array from the edge: asks its buffer for the words of its lane one
/// message ahead, and sends them one a cycle when the fold has begun, later by its lane's skew. Where a
/// lane has no work it sends empty slots, so that every fold keeps the rhythm of the whole array.
/// </summary>
/// <remarks>
/// Works on the opposite half clock to PEs and buffers: from the corner PE's announcement to the first
/// word of the next fold at PE (0, 0) it is half a cycle here and half a cycle on, one cycle in all.
/// </remarks>
public sealed class OperandFeeder : Actor
{
    private static readonly StallCause Buffer = new("buffer");

    private const int FirstRequestHalfCycle = 1;
    private const int FirstFoldHalfCycle = 3;

    private readonly Clock halfClock;
    private readonly SystolicSchedule schedule;
    private readonly Granularity granularity;
    private readonly Edge edge;
    private readonly int lane;
    private readonly SelfPort<Step> steps;

    // Where the next request, or the next empty slots, begin.
    private int nextFold;
    private int nextSlot;

    // What will be sent in the next step.
    private OperandBurst ready;
    private bool isReady;
    private bool isWaiting;

    /// <summary>Makes the feeder of a lane.</summary>
    public OperandFeeder(Clock halfClock, SystolicSchedule schedule, Granularity granularity, Edge edge, int lane)
    {
        this.halfClock = halfClock;
        this.schedule = schedule;
        this.granularity = granularity;
        this.edge = edge;
        this.lane = lane;
        FoldEnds = Receive<FoldDone>(OnFoldDone);
        Words = Receive<OperandBurst>(OnWords);
        Requests = Emit<ReadRequest>();
        ToArray = Emit<OperandBurst>();
        steps = ReceiveOwn<Step>(OnStep);
    }

    /// <summary>What the feeder does next on its own.</summary>
    /// <param name="IsPrefetch">Ask for the very first words, before the first fold.</param>
    public readonly record struct Step(bool IsPrefetch);

    /// <summary>The corner PE's announcement that a fold is over.</summary>
    public InPort<FoldDone> FoldEnds { get; }

    /// <summary>Words from the buffer.</summary>
    public InPort<OperandBurst> Words { get; }

    /// <summary>To the buffer.</summary>
    public OutPort<ReadRequest> Requests { get; }

    /// <summary>To the PE at the edge.</summary>
    public OutPort<OperandBurst> ToArray { get; }

    /// <inheritdoc/>
    protected override void Start()
    {
        steps.SendAt(new Step(IsPrefetch: true), halfClock.Edge(FirstRequestHalfCycle));
        BeginFold(FirstFoldHalfCycle);
    }

    private void OnFoldDone(in FoldDone done)
    {
        if (done.Fold + 1 < schedule.FoldCount)
        {
            BeginFold(halfClock.EdgeAtOrAfter(Now));
        }
    }

    private void BeginFold(long halfCycle) =>
        steps.SendAt(new Step(IsPrefetch: false), halfClock.Edge(halfCycle + (2L * schedule.DelayOf(edge, lane))));

    private void OnStep(in Step step)
    {
        if (step.IsPrefetch)
        {
            GetNext();
        }
        else if (isReady)
        {
            Send();
        }
        else
        {
            isWaiting = true;
            WaitFor(Words);
            StallOn(Buffer);
        }
    }

    private void OnWords(in OperandBurst burst)
    {
        ready = burst;
        isReady = true;
        if (isWaiting)
        {
            isWaiting = false;
            Send();
        }
    }

    private void Send()
    {
        var burst = ready;
        isReady = false;
        ToArray.Send(burst);
        var halfCycle = halfClock.EdgeAtOrAfter(Now) + (2L * burst.Count);
        BusyFor(halfClock.Edge(halfCycle) - Now);
        GetNext();
        if (!burst.IsLast)
        {
            steps.SendAt(new Step(IsPrefetch: false), halfClock.Edge(halfCycle));
        }
    }

    /// <summary>Gets what follows in the lane's stream: words from the buffer, or empty slots of its own.</summary>
    private void GetNext()
    {
        if (nextFold == schedule.FoldCount)
        {
            return;
        }

        var fold = schedule[nextFold];
        var slots = schedule.SlotsOf(edge, fold);
        var empty = schedule.EmptySlots(edge, lane, fold);
        var end = nextSlot < empty ? empty : slots;
        var count = granularity == Granularity.Word ? 1 : end - nextSlot;
        if (nextSlot < empty)
        {
            ready = new OperandBurst(nextFold, schedule.NumberOf(edge, nextSlot), count, (short)fold.Layer, HasData: false, IsLast: nextSlot + count == slots, default);
            isReady = true;
        }
        else
        {
            Requests.Send(new ReadRequest(nextFold, lane, nextSlot, count));
        }

        nextSlot += count;
        if (nextSlot == slots)
        {
            nextFold++;
            nextSlot = 0;
        }
    }
}
