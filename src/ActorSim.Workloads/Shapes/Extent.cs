using System.Runtime.InteropServices;

namespace ActorSim.Workloads;

/// <summary>
/// Rows and columns of something two-dimensional: a filter's kernel, a stride, a padding; in pixels. Which values
/// make sense depends on what is measured, so the layer that uses an extent checks it.
/// </summary>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Columns, in pixels.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>No rows and no columns: the padding of a layer without padding.</summary>
    public static Extent None { get; }

    /// <summary>One row and one column: a pointwise kernel, or a stride that leaves nothing out.</summary>
    public static Extent One { get; } = new(1, 1);

    /// <summary>As many columns as rows.</summary>
    /// <param name="side">Rows and columns, in pixels.</param>
    public static Extent Square(int side) => new(side, side);

    /// <summary>Height × width, as in <c>3×3</c>.</summary>
    public override string ToString() => $"{Height}×{Width}";
}
