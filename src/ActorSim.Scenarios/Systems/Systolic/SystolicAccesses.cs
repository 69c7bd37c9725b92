using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>Accesses at each level, each counted once, at the level where it happens.</summary>
/// <param name="Register">To registers inside PEs.</param>
/// <param name="Array">Words from PE to PE.</param>
/// <param name="Buffer">Words between buffers and array.</param>
/// <param name="Dram">Words between DRAM and buffers that are used.</param>
internal readonly record struct SystolicAccesses(long Register, long Array, long Buffer, long Dram)
{
    /// <summary>Register accesses of a multiply-accumulate: weight, ifmap word, psum, and psum back.</summary>
    public const int RegistersPerMac = 4;

    /// <summary>Accesses of both.</summary>
    public static SystolicAccesses operator +(SystolicAccesses left, SystolicAccesses right) =>
        new(left.Register + right.Register, left.Array + right.Array, left.Buffer + right.Buffer, left.Dram + right.Dram);

    /// <summary>Those of a layer.</summary>
    public static SystolicAccesses Of(SystolicLayerFigures figures) =>
        new(RegistersPerMac * figures.Macs, figures.ArrayWords, figures.SramWords, figures.DramWords);

    /// <summary>What they cost.</summary>
    public double Cost(SystolicEnergy energy) =>
        (Register * energy.Register) + (Array * energy.Array) + (Buffer * energy.Buffer) + (Dram * energy.Dram);
}
