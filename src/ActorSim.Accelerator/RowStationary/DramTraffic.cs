using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>Bytes that cross the link to DRAM, as they are coded.</summary>
/// <param name="IfmapBytes">Of ifmaps.</param>
/// <param name="FilterBytes">Of filters, which are never coded.</param>
/// <param name="OfmapBytes">Of ofmaps.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DramTraffic(long IfmapBytes, long FilterBytes, long OfmapBytes)
{
    /// <summary>All of them.</summary>
    public long Total => IfmapBytes + FilterBytes + OfmapBytes;
}
