using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>A quick estimate of a layer's cycles, in cycles of the core clock.</summary>
/// <param name="Configuration">While the chip is configured.</param>
/// <param name="FilterLoads">Scratch pads are loaded with the filters of passes; nothing hides it.</param>
/// <param name="Work">PEs multiply and add, or wait for the slowest network if that takes longer.</param>
/// <param name="FilterWaits">The filters of passes take longer from DRAM than the passes.</param>
/// <param name="FeatureMaps">The array stands still while feature maps cross the link to DRAM.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CycleEstimate(long Configuration, long FilterLoads, long Work, long FilterWaits, long FeatureMaps)
{
    /// <summary>All of them.</summary>
    public long Total => Configuration + FilterLoads + Work + FilterWaits + FeatureMaps;
}
