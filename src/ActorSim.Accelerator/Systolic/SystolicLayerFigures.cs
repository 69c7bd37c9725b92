namespace ActorSim.Accelerator;

/// <summary>What the simulation of one layer came to; counts are sums over the actors that did the work.</summary>
public sealed record SystolicLayerFigures
{
    /// <summary>The layer.</summary>
    public required SystolicLayer Layer { get; init; }

    /// <summary>Fillings of the array.</summary>
    public required int Folds { get; init; }

    /// <summary>Multiply-accumulates done by PEs.</summary>
    public required long Macs { get; init; }

    /// <summary>Cycles from the arrival of the first operand at PE (0, 0) to the last slot of the last PE, both included.</summary>
    public required long Cycles { get; init; }

    /// <summary>Those of the cycles in which the whole array waited for memory or banks of its buffers; 0 at ideal bandwidth.</summary>
    public long StallCycles { get; init; }

    /// <summary>PEs of the array.</summary>
    public required int Pes { get; init; }

    /// <summary>PE cycles in which a slot passed that had no work for the PE: it lay outside the layer's fold.</summary>
    public required long EmptyPeCycles { get; init; }

    /// <summary>PE cycles in which a word of the stationary operand passed, to be kept there or further down; 0 with output stationary.</summary>
    public required long LoadPeCycles { get; init; }

    /// <summary>Words read from the ifmap buffer, padding included.</summary>
    public required long SramIfmapReads { get; init; }

    /// <summary>Words read from the filter buffer.</summary>
    public required long SramFilterReads { get; init; }

    /// <summary>Words written to the ofmap buffer.</summary>
    public required long SramOfmapWrites { get; init; }

    /// <summary>Ifmap words read from DRAM.</summary>
    public required long DramIfmapReads { get; init; }

    /// <summary>Filter words read from DRAM.</summary>
    public required long DramFilterReads { get; init; }

    /// <summary>Outputs and psums written to DRAM.</summary>
    public required long DramOfmapWrites { get; init; }

    /// <summary>Words between SRAM and array.</summary>
    public long SramWords => SramIfmapReads + SramFilterReads + SramOfmapWrites;

    /// <summary>Words between DRAM and SRAM.</summary>
    public long DramWords => DramIfmapReads + DramFilterReads + DramOfmapWrites;

    /// <summary>
    /// Words that PEs took from neighbouring PEs: two for each multiply-accumulate, and those of a stationary operand on
    /// their way, less those that came from a buffer, or, where psums move down, were none yet.
    /// </summary>
    public long ArrayWords => (2 * Macs) + LoadPeCycles - SramIfmapReads - SramFilterReads - (LoadPeCycles > 0 ? SramOfmapWrites : 0);

    /// <summary>PE cycles in all.</summary>
    public long PeCycles => Cycles * Pes;

    /// <summary>PE cycles in which the whole array waited for memory.</summary>
    public long StallPeCycles => StallCycles * Pes;

    /// <summary>
    /// The rest: PE cycles in which no slot passed, because the front of the fold had not come yet, words to keep were
    /// still on their way to other rows, or the fold went on elsewhere.
    /// </summary>
    public long SkewPeCycles => PeCycles - Macs - EmptyPeCycles - LoadPeCycles - StallPeCycles;

    /// <summary>The share of PE cycles with a multiply-accumulate, 0 to 1.</summary>
    public double Utilisation => (double)Macs / PeCycles;

    /// <summary>
    /// What would have to change for the layer to be faster: the memory, where the array waits for it (DRAM, room or banks
    /// of buffers) a tenth of the time or more; the number of PEs, or, where more than half of the PE cycles are lost, the largest loss.
    /// </summary>
    public string LimitedBy => 10 * StallCycles >= Cycles ? "memory" : 2 * Macs < PeCycles ? LargestLoss.Name : "the number of PEs";

    /// <summary>What the most PE cycles without a multiply-accumulate go to.</summary>
    public (string Name, long PeCycles) LargestLoss
    {
        get
        {
            (string, long)[] losses =
            [
                ("PEs outside the fold", EmptyPeCycles),
                ("loading the stationary operand", LoadPeCycles),
                ("filling and draining the array", SkewPeCycles),
                ("waiting for memory", StallPeCycles),
            ];
            return losses.MaxBy(loss => loss.Item2);
        }
    }
}
