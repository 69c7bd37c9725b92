using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>Words of each type of data, 16 bits each.</summary>
/// <param name="Ifmap">Words of ifmaps.</param>
/// <param name="Filter">Weights.</param>
/// <param name="Psum">Psums; finished ones are ofmaps.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct OperandWords(long Ifmap, long Filter, long Psum)
{
    /// <summary>Words of all types.</summary>
    public long Total => Ifmap + Filter + Psum;

    /// <summary>Type by type.</summary>
    public static OperandWords operator +(OperandWords left, OperandWords right) =>
        new(left.Ifmap + right.Ifmap, left.Filter + right.Filter, left.Psum + right.Psum);
}
