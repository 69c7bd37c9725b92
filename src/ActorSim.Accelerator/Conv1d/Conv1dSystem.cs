using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// One PE with three memories that computes a 1-D convolution and counts every access: the smallest system
/// in which the dataflows differ. A read takes one cycle, there and back.
/// </summary>
public sealed class Conv1dSystem
{
    private readonly Conv1dPe pe;
    private readonly WordMemory weights;
    private readonly WordMemory inputs;
    private readonly WordMemory outputs;

    /// <summary>Builds the system.</summary>
    /// <param name="clock">The clock of the PE.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="dataflow">Which operand stays in the PE.</param>
    /// <param name="weightValues">R values.</param>
    /// <param name="inputValues">H = E + R − 1 values.</param>
    /// <param name="builder">Where to add the actors; null for a system of their own.</param>
    /// <exception cref="ArgumentException">A list of values has not the length that the shape asks for.</exception>
    public Conv1dSystem(
        Clock clock, Conv1dShape shape, Dataflow dataflow, ReadOnlySpan<long> weightValues, ReadOnlySpan<long> inputValues, SimulationBuilder? builder = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(shape);
        if (weightValues.Length != shape.Weights || inputValues.Length != shape.Inputs)
        {
            throw new ArgumentException($"A convolution of {shape.Outputs} outputs and {shape.Weights} weights needs {shape.Weights} weights and {shape.Inputs} inputs.");
        }

        builder ??= new SimulationBuilder();
        pe = builder.Add("/pe", new Conv1dPe(clock, shape, dataflow));
        weights = builder.Add("/weights", new WordMemory(clock, weightValues));
        inputs = builder.Add("/inputs", new WordMemory(clock, inputValues));
        outputs = builder.Add("/outputs", new WordMemory(clock, new long[shape.Outputs]));
        var halfCycle = clock.Half.Cycles(1);
        Connect(builder, pe.WeightAccesses, weights, pe.Weights, halfCycle);
        Connect(builder, pe.InputAccesses, inputs, pe.Inputs, halfCycle);
        Connect(builder, pe.OutputAccesses, outputs, pe.Psums, halfCycle);
        Simulation = builder.Build();
    }

    /// <summary>The simulation, ready to run.</summary>
    public Simulation Simulation { get; }

    /// <summary>Multiply-accumulates done.</summary>
    public long Macs => pe.Macs;

    /// <summary>Cycles from the first request to the last multiply-accumulate.</summary>
    public long Cycles => pe.LastMacCycle;

    /// <summary>Words read from the memory of weights.</summary>
    public long WeightReads => weights.Reads;

    /// <summary>Words read from the memory of inputs.</summary>
    public long InputReads => inputs.Reads;

    /// <summary>Words read from the memory of outputs.</summary>
    public long OutputReads => outputs.Reads;

    /// <summary>Words written to the memory of outputs.</summary>
    public long OutputWrites => outputs.Writes;

    /// <summary>The computed outputs.</summary>
    public ReadOnlySpan<long> Outputs => outputs.Words;

    private static void Connect(SimulationBuilder builder, OutPort<WordAccess> accesses, WordMemory memory, InPort<WordValue> values, Latency latency)
    {
        builder.Connect(accesses, memory.Accesses, latency);
        builder.Connect(memory.Values, values, latency);
    }
}
