namespace ActorSim.Accelerator;

/// <summary>Energy by level and by type of data, in the unit of the <see cref="AccessCosts"/> that it was worked out with.</summary>
/// <param name="Macs">Of multiply-accumulates, which belong to no type of data.</param>
/// <param name="Pads">Of scratch pads.</param>
/// <param name="Array">Of words that come to PEs.</param>
/// <param name="Buffer">Of the global buffer: words to and from the array, and words to and from DRAM.</param>
/// <param name="Dram">Of DRAM.</param>
public sealed record EnergyBreakdown(double Macs, OperandEnergy Pads, OperandEnergy Array, OperandEnergy Buffer, OperandEnergy Dram)
{
    /// <summary>All levels by type of data, without <see cref="Macs"/>.</summary>
    public OperandEnergy ByType => Pads + Array + Buffer + Dram;

    /// <summary>All of it.</summary>
    public double Total => Macs + ByType.Total;

    /// <summary>Level by level and type by type.</summary>
    public static EnergyBreakdown operator +(EnergyBreakdown left, EnergyBreakdown right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Macs + right.Macs, left.Pads + right.Pads, left.Array + right.Array, left.Buffer + right.Buffer, left.Dram + right.Dram);
    }

    /// <summary>What the accesses of a layer cost.</summary>
    /// <param name="accesses">The accesses.</param>
    /// <param name="costs">What each costs.</param>
    /// <param name="gatedZeros">
    /// The share of zeros, 0 to 1, among the ifmap words of the MACs, when the PEs gate them: such a MAC, and its read of
    /// the filter scratch pad, cost nothing (JSSC 52(1), 2017, V-C). It takes its time all the same. 0 without gating.
    /// </param>
    /// <exception cref="ArgumentException">An entry of the table is needed and missing; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not 0 to 1.</exception>
    public static EnergyBreakdown Of(RowStationaryAccesses accesses, AccessCosts costs, double gatedZeros = 0)
    {
        ArgumentNullException.ThrowIfNull(accesses);
        ArgumentNullException.ThrowIfNull(costs);
        if (!(gatedZeros is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(gatedZeros), gatedZeros, "The share of zeros must be 0 to 1.");
        }

        var (reads, writes) = (accesses.PadReads, accesses.PadWrites);
        var worked = 1 - gatedZeros;
        return new EnergyBreakdown(
            AccessCosts.Of(accesses.Macs * worked, costs.Mac, "a MAC"),
            new OperandEnergy(
                AccessCosts.Of(reads.Ifmap + writes.Ifmap, costs.IfmapPad ?? costs.Pad, "the ifmap scratch pad"),
                AccessCosts.Of((reads.Filter * worked) + writes.Filter, costs.FilterPad ?? costs.Pad, "the filter scratch pad"),
                AccessCosts.Of(reads.Psum + writes.Psum, costs.PsumPad ?? costs.Pad, "the psum scratch pad")),
            Of(accesses.ArrayWords, costs.Array, "the array"),
            Of(accesses.BufferReads + accesses.BufferWrites + accesses.BufferFills + accesses.BufferDrains, costs.Buffer, "the buffer"),
            Of(accesses.DramReads + accesses.DramWrites, costs.Dram, "DRAM"));
    }

    private static OperandEnergy Of(OperandWords words, double? cost, string what) => new(
        AccessCosts.Of(words.Ifmap, cost, what), AccessCosts.Of(words.Filter, cost, what), AccessCosts.Of(words.Psum, cost, what));
}
