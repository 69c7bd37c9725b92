namespace ActorSim.Accelerator;

/// <summary>What the simulation of one layer behind a real DRAM came to.</summary>
public sealed record StallingLayerFigures
{
    /// <summary>Cycles and words; the cycles count stalls, and all that have passed since the layer before ended.</summary>
    public required SystolicLayerFigures Layer { get; init; }

    /// <summary>Cycles that waited for ifmap words, those for the outputs of the layer before included.</summary>
    public required long WaitForIfmap { get; init; }

    /// <summary>Cycles that waited for weights.</summary>
    public required long WaitForFilters { get; init; }

    /// <summary>Cycles that waited for room in the ofmap buffer.</summary>
    public required long WaitForOfmap { get; init; }

    /// <summary>Cycles in which words of one wave waited for each other at the banks of a buffer.</summary>
    public required long BankConflicts { get; init; }

    /// <summary>Bytes of ifmap lines read from DRAM.</summary>
    public required long IfmapBytes { get; init; }

    /// <summary>Bytes of lines of weights read from DRAM.</summary>
    public required long FilterBytes { get; init; }

    /// <summary>Bytes of lines of outputs written to DRAM.</summary>
    public required long OfmapBytes { get; init; }

    /// <summary>Bytes of the words that were needed of all lines.</summary>
    public required long UsefulBytes { get; init; }

    /// <summary>How long the layer took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Cycles of the layer at ideal bandwidth: all that were no stalls.</summary>
    public long ComputeCycles => Layer.Cycles - Layer.StallCycles;

    /// <summary>Bytes of all lines that moved.</summary>
    public long BytesMoved => IfmapBytes + FilterBytes + OfmapBytes;

    /// <summary>Bytes of the layer's lines a second, over the time of the layer. What was fetched ahead, while the layer before ran, counts here.</summary>
    public double BytesPerSecond => BytesMoved / Seconds;
}
