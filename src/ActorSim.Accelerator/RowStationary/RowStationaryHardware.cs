using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A row-stationary accelerator as Eyeriss v1 is one (Chen et al., JSSC 52(1), 2017): an array of PEs with scratch pads,
/// a global buffer in banks, input networks for filters, ifmaps and psums, an output network, local psum links, and a
/// link to DRAM. All words are 16 bits wide.
/// </summary>
public sealed record RowStationaryHardware
{
    /// <summary>Rows of PEs, ≥ 1; the largest filter height that fits.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of PEs, ≥ 1.</summary>
    public required int Columns { get; init; }

    /// <summary>The scratch pads of a PE.</summary>
    public required ScratchPads Pads { get; init; }

    /// <summary>Stages of a PE: a psum leaves it this many cycles after its last operation was issued; ≥ 1.</summary>
    public int PipelineStages { get; init; } = 3;

    /// <summary>Ifmap words that the port of a PE holds until there is room in the scratch pad, ≥ 1; a registered stage holds two.</summary>
    public int IfmapPortWords { get; init; } = 2;

    /// <summary>
    /// Psums that each psum port of a PE holds, ≥ the width of the psum networks: from below, from the buffer, and on the
    /// way out to it. With room for the psums of a window they are exchanged while the next window is computed.
    /// </summary>
    public int PsumPortWords { get; init; } = 24;

    /// <summary>Ifmap words that the input network brings in a cycle, ≥ 1.</summary>
    public int IfmapBusWords { get; init; } = 1;

    /// <summary>Weights that the input network brings in a cycle, ≥ 1.</summary>
    public int FilterBusWords { get; init; } = 4;

    /// <summary>Psums that the input network brings in a cycle, ≥ 1; the output network takes as many.</summary>
    public int PsumBusWords { get; init; } = 4;

    /// <summary>Banks of the global buffer that a layer shares out to ifmaps and psums, ≥ 2.</summary>
    public required int BufferBanks { get; init; }

    /// <summary>Words of a bank, ≥ 1.</summary>
    public required int BankWords { get; init; }

    /// <summary>Words of the part of the buffer into which filters of coming passes are fetched, ≥ 1.</summary>
    public required int FilterBufferWords { get; init; }

    /// <summary>
    /// Whether psums are read from the buffer in the first channel pass too, where they are zero. Eyeriss v1 does: its
    /// published buffer traffic contains these reads.
    /// </summary>
    public bool ReadsFirstPsums { get; init; } = true;

    /// <summary>
    /// Whether ifmaps of the next channel pass come and ofmaps leave while the array works, as if the buffer held two sets
    /// of ifmaps and the psums of two blocks of filters. Eyeriss v1 cannot do so.
    /// </summary>
    public bool OverlapsFeatureMaps { get; init; }

    /// <summary>When operands may arrive at PEs; see <see cref="OperandArrival"/>.</summary>
    public OperandArrival Arrival { get; init; } = OperandArrival.Real;

    /// <summary>The clock of array and buffer.</summary>
    public required Clock Core { get; init; }

    /// <summary>The clock of the link to DRAM.</summary>
    public required Clock Link { get; init; }

    /// <summary>Bits that the link to DRAM carries in a cycle of its clock: a positive multiple of 16.</summary>
    public int LinkBits { get; init; } = 64;

    /// <summary>Bits that configure the chip for a layer, one a cycle of the link's clock; ≥ 0.</summary>
    public int ConfigurationBits { get; init; }

    /// <summary>PEs of the array.</summary>
    public int Pes => Rows * Columns;
}
