using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>The time of all PEs of a row-stationary array during a layer, in cycles; the parts add up to PEs × the layer's cycles.</summary>
/// <param name="Macs">Cycles with a MAC.</param>
/// <param name="Additions">Cycles in which a psum from below was added and sent on.</param>
/// <param name="Filters">Waiting for weights of the next pass while the chip is processing.</param>
/// <param name="Ifmaps">Waiting for an ifmap word.</param>
/// <param name="PsumsIn">Waiting for a psum from below or from the buffer.</param>
/// <param name="PsumsOut">Waiting for room where the psum goes.</param>
/// <param name="Dram">While the chip is configured or stands still because of feature maps.</param>
/// <param name="Unused">PEs without a part in the pass, and those that have no further pass in the layer.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PeTime(
    long Macs, long Additions, long Filters, long Ifmaps, long PsumsIn, long PsumsOut, long Dram, long Unused)
{
    /// <summary>All of it.</summary>
    public long Total => Macs + Additions + Filters + Ifmaps + PsumsIn + PsumsOut + Dram + Unused;
}
