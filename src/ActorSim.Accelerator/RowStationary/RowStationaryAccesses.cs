namespace ActorSim.Accelerator;

/// <summary>What a layer does at each level of a row-stationary chip. Each access is counted once, where it happens.</summary>
public sealed record RowStationaryAccesses
{
    /// <summary>Multiply-accumulates, those with padding included.</summary>
    public required long Macs { get; init; }

    /// <summary>
    /// Reads of scratch pads: an ifmap word, a weight and a psum a MAC. The first MAC of a psum reads none; the read with
    /// which the psum leaves the pad takes its place.
    /// </summary>
    public required OperandWords PadReads { get; init; }

    /// <summary>Writes of scratch pads: a psum a MAC, and every ifmap word and weight that arrives; a psum that arrives goes to the adder.</summary>
    public required OperandWords PadWrites { get; init; }

    /// <summary>Words that networks bring to PEs: one for each PE that receives it; psums between PEs (ISCA 2016, equations 3 and 4).</summary>
    public required OperandWords ArrayWords { get; init; }

    /// <summary>Words that the buffer gives to the array: one for each access, however many PEs receive it.</summary>
    public required OperandWords BufferReads { get; init; }

    /// <summary>Words that the array gives to the buffer: psums.</summary>
    public required OperandWords BufferWrites { get; init; }

    /// <summary>Words written to the buffer when they come from DRAM.</summary>
    public required OperandWords BufferFills { get; init; }

    /// <summary>Words read from the buffer when they leave for DRAM: ofmaps.</summary>
    public required OperandWords BufferDrains { get; init; }

    /// <summary>Words read from DRAM, before compression.</summary>
    public required OperandWords DramReads { get; init; }

    /// <summary>Words written to DRAM, before compression.</summary>
    public required OperandWords DramWrites { get; init; }
}
