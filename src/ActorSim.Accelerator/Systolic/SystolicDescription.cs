using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A systolic array with its buffers, as SCALE-Sim describes one (Samajdar et al., "SCALE-Sim: Systolic CNN
/// accelerator simulator", 2018): R × C PEs, three double-buffered SRAMs, and a DRAM that never stalls.
/// </summary>
public sealed record SystolicDescription
{
    /// <summary>Rows of PEs, ≥ 1.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of PEs, ≥ 1.</summary>
    public required int Columns { get; init; }

    /// <summary>Which operand stays in the PEs.</summary>
    public required Dataflow Dataflow { get; init; }

    /// <summary>The clock of array and buffers.</summary>
    public required Clock Clock { get; init; }

    /// <summary>Words of the ifmap buffer, both halves together.</summary>
    public required long IfmapBufferWords { get; init; }

    /// <summary>Words of the filter buffer, both halves together.</summary>
    public required long FilterBufferWords { get; init; }

    /// <summary>How many words a message stands for.</summary>
    public Granularity Granularity { get; init; } = Granularity.Burst;

    /// <summary>How accesses are reported.</summary>
    public SystolicAccounting Accounting { get; init; } = SystolicAccounting.Plain;

    /// <summary>
    /// Words of the working half of a buffer: half of it, rounded down; in SCALE-Sim's accounting half of its
    /// whole hundreds, as in the tool.
    /// </summary>
    internal long WorkingHalf(long bufferWords) =>
        Math.Max(1, Accounting == SystolicAccounting.ScaleSimV3 ? 50 * (bufferWords / 100) : bufferWords / 2);

    /// <summary>Throws when a size is not positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(IfmapBufferWords, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FilterBufferWords, 1);
    }
}
