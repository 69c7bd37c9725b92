using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>Energy of the accesses to one level by type of data, in the unit of an <see cref="AccessCosts"/>.</summary>
/// <param name="Ifmap">Of ifmap words.</param>
/// <param name="Filter">Of weights.</param>
/// <param name="Psum">Of psums and ofmaps.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct OperandEnergy(double Ifmap, double Filter, double Psum)
{
    /// <summary>All of it.</summary>
    public double Total => Ifmap + Filter + Psum;

    /// <summary>Type by type.</summary>
    public static OperandEnergy operator +(OperandEnergy left, OperandEnergy right) =>
        new(left.Ifmap + right.Ifmap, left.Filter + right.Filter, left.Psum + right.Psum);
}
