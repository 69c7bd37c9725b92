using System.Runtime.InteropServices;

namespace ActorSim.Workloads;

/// <summary>
/// A convolution as a matrix product, one for each group: an M × K matrix of unrolled windows (im2col) times a
/// K × N matrix of filters. This is what a systolic array or a vector multiplier is given.
/// </summary>
/// <param name="M">Rows of the result: output pixels of one image.</param>
/// <param name="N">Columns of the result: filters of one group.</param>
/// <param name="K">Products summed for one output: words of a window, which is kernel height × kernel width × channels of one group.</param>
/// <param name="Groups">How many such products there are.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct GemmShape(long M, long N, long K, int Groups)
{
    /// <summary>Multiply-accumulates of all groups, equal to those of the convolution.</summary>
    /// <exception cref="OverflowException">The result passes 2⁶³ − 1.</exception>
    public long Macs => checked(M * N * K * Groups);

    /// <summary>M × N × K, and the groups if there are several, as in <c>729×128×1200, 2 groups</c>.</summary>
    public override string ToString() => Groups == 1 ? $"{M}×{N}×{K}" : $"{M}×{N}×{K}, {Groups} groups";
}
