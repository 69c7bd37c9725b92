using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The registers between a buffer and one row or column of the array: what the buffer reads in one cycle for all
/// lanes enters lane l another l cycles later; what is loaded to stay in the PEs enters all lanes at once.
/// </summary>
public sealed class SkewRegister : Actor
{
    private readonly Clock clock;
    private readonly int stages;

    /// <summary>Makes the registers of a lane.</summary>
    /// <param name="clock">The clock of the array.</param>
    /// <param name="stages">By how many cycles words are delayed, ≥ 0.</param>
    public SkewRegister(Clock clock, int stages)
    {
        this.clock = clock;
        this.stages = stages;
        Words = Receive<OperandBurst>(OnWords);
        ToArray = Emit<OperandBurst>();
    }

    /// <summary>From the buffer.</summary>
    public InPort<OperandBurst> Words { get; }

    /// <summary>To the PE at the edge.</summary>
    public OutPort<OperandBurst> ToArray { get; }

    private void OnWords(in OperandBurst burst)
    {
        var cycle = clock.EdgeAtOrAfter(Now);
        BusyFor(clock.Edge(cycle + stages + burst.Count) - Now);
        ToArray.SendAt(burst, clock.Edge(cycle + stages));
    }
}
