using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// One PE that computes a 1-D convolution in one of three loop orders. It has a register for a weight, an input and
/// a psum; the operand that the outer loop walks over stays in its register during the inner loop, the
/// others are read, and psums written, at every step.
/// </summary>
/// <remarks>
/// Output stationary: for e { for r }. Weight stationary: for r { for e }. Input stationary: for h { for r }
/// where e = h − r must be an output. Reads of one step go out together; the answers come a cycle later, in
/// which the multiply-accumulate is done and the next step begins.
/// </remarks>
public sealed class Conv1dPe : Actor
{
    private readonly Conv1dShape shape;
    private readonly Dataflow dataflow;
    private readonly Clock clock;
    private readonly Counter macs;

    // The step: output e, weight r, input e + r.
    private int e;
    private int r;
    private int answersToCome;

    private long weight;
    private long input;
    private long psum;

    /// <summary>Makes the PE.</summary>
    public Conv1dPe(Clock clock, Conv1dShape shape, Dataflow dataflow)
    {
        this.clock = clock;
        this.shape = shape;
        this.dataflow = dataflow;
        macs = Count("macs", "MACs");
        WeightAccesses = Emit<WordAccess>();
        InputAccesses = Emit<WordAccess>();
        OutputAccesses = Emit<WordAccess>();
        Weights = Receive<WordValue>(OnWeight);
        Inputs = Receive<WordValue>(OnInput);
        Psums = Receive<WordValue>(OnPsum);
    }

    /// <summary>To the memory of weights.</summary>
    public OutPort<WordAccess> WeightAccesses { get; }

    /// <summary>To the memory of inputs.</summary>
    public OutPort<WordAccess> InputAccesses { get; }

    /// <summary>To the memory of outputs.</summary>
    public OutPort<WordAccess> OutputAccesses { get; }

    /// <summary>From the memory of weights.</summary>
    public InPort<WordValue> Weights { get; }

    /// <summary>From the memory of inputs.</summary>
    public InPort<WordValue> Inputs { get; }

    /// <summary>From the memory of outputs.</summary>
    public InPort<WordValue> Psums { get; }

    /// <summary>Multiply-accumulates done.</summary>
    public long Macs => macs.Value;

    /// <summary>The edge of the clock with the last multiply-accumulate, from which on the first request left.</summary>
    public long LastMacCycle { get; private set; }

    /// <inheritdoc/>
    protected override void Start() => BeginStep(isNewOuter: true);

    private void OnWeight(in WordValue word)
    {
        weight = word.Value;
        TakeAnswer();
    }

    private void OnInput(in WordValue word)
    {
        input = word.Value;
        TakeAnswer();
    }

    private void OnPsum(in WordValue word)
    {
        psum = word.Value;
        TakeAnswer();
    }

    private void TakeAnswer()
    {
        if (--answersToCome == 0)
        {
            Multiply();
        }
    }

    private void Multiply()
    {
        psum += weight * input;
        macs.Increment();
        LastMacCycle = clock.EdgeAtOrAfter(Now);
        BusyFor(clock.Edge(LastMacCycle + 1) - Now);
        if (dataflow != Dataflow.OutputStationary || r == shape.Weights - 1)
        {
            OutputAccesses.Send(new WordAccess(e, IsWrite: true, psum));
        }

        if (MoveOn(out var isNewOuter))
        {
            BeginStep(isNewOuter);
        }
    }

    /// <summary>Asks for the operands that are not in their registers.</summary>
    private void BeginStep(bool isNewOuter)
    {
        if (isNewOuter || dataflow != Dataflow.WeightStationary)
        {
            Read(WeightAccesses, r);
        }

        if (isNewOuter || dataflow != Dataflow.InputStationary)
        {
            Read(InputAccesses, e + r);
        }

        if (dataflow != Dataflow.OutputStationary)
        {
            Read(OutputAccesses, e);
        }
        else if (isNewOuter)
        {
            psum = 0;
        }
    }

    private void Read(OutPort<WordAccess> port, int index)
    {
        answersToCome++;
        port.Send(new WordAccess(index, IsWrite: false, 0));
    }

    /// <summary>Goes to the next step of the loop nest; false behind the last.</summary>
    private bool MoveOn(out bool isNewOuter)
    {
        switch (dataflow)
        {
            case Dataflow.OutputStationary:
                isNewOuter = ++r == shape.Weights;
                (e, r) = isNewOuter ? (e + 1, 0) : (e, r);
                return e < shape.Outputs;

            case Dataflow.WeightStationary:
                isNewOuter = ++e == shape.Outputs;
                (e, r) = isNewOuter ? (0, r + 1) : (e, r);
                return r < shape.Weights;

            default:
                // Weights r = first … last belong to input h; the outer loop goes on when the last is done.
                var h = e + r;
                isNewOuter = r == Math.Min(h, shape.Weights - 1);
                r = isNewOuter ? Math.Max(0, h + 1 - (shape.Outputs - 1)) : r + 1;
                e = (isNewOuter ? h + 1 : h) - r;
                return h + (isNewOuter ? 1 : 0) < shape.Inputs;
        }
    }
}
