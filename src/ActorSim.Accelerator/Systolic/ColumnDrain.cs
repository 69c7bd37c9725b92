using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>Takes what leaves a column of the array at the bottom and hands it to the ofmap buffer.</summary>
public sealed class ColumnDrain : Actor
{
    private readonly Clock clock;
    private readonly int column;

    /// <summary>Makes the drain of a column.</summary>
    public ColumnDrain(Clock clock, int column)
    {
        this.clock = clock;
        this.column = column;
        Outputs = Receive<OutputBurst>(OnOutput, optional: true);
        Psums = Receive<OperandBurst>(OnPsums, optional: true);
        ToBuffer = Emit<OutputBurst>();
    }

    /// <summary>Finished outputs of the column's PEs, over drain links of their own (output stationary).</summary>
    public InPort<OutputBurst> Outputs { get; }

    /// <summary>Psums from the lowest PE (weight and input stationary).</summary>
    public InPort<OperandBurst> Psums { get; }

    /// <summary>To the ofmap buffer.</summary>
    public OutPort<OutputBurst> ToBuffer { get; }

    private void OnOutput(in OutputBurst output) => PassOn(output);

    private void OnPsums(in OperandBurst psums) =>
        PassOn(new OutputBurst(psums.Fold, column, psums.First, psums.Count, psums.Values));

    private void PassOn(in OutputBurst output)
    {
        BusyFor(clock.Edge(clock.EdgeAtOrAfter(Now) + output.Count) - Now);
        ToBuffer.Send(output);
    }
}
