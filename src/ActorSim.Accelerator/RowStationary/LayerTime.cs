using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>A layer's time on a row-stationary chip in cycles of the core clock; the parts add up to <see cref="Total"/>.</summary>
/// <param name="Configuration">While the chip is configured.</param>
/// <param name="IfmapWait">While the array stands still because ifmaps come from DRAM.</param>
/// <param name="OfmapWait">While it stands still because ofmaps leave for DRAM.</param>
/// <param name="FilterWait">While it stands still because the next pass's filters have not come from DRAM; part of <see cref="Processing"/>.</param>
/// <param name="Processing">Everything else, and <see cref="FilterWait"/>: loading scratch pads, computing, draining.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct LayerTime(long Configuration, long IfmapWait, long OfmapWait, long FilterWait, long Processing)
{
    /// <summary>From the end of the layer before to the end of this one.</summary>
    public long Total => Configuration + IfmapWait + OfmapWait + Processing;
}
