using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>One pass of a row-stationary array over part of a layer.</summary>
/// <param name="Layer">The layer's place in the program.</param>
/// <param name="Shape">The pass's shape: its place in <see cref="RowStationaryProgram.Shapes"/>.</param>
/// <param name="Group">The group of channels and filters.</param>
/// <param name="FirstImage">The first image of the batch.</param>
/// <param name="FirstRow">The first ofmap row of the strip.</param>
/// <param name="FirstFilter">The first filter, counted within the group.</param>
/// <param name="FirstChannel">The first channel, counted within the group.</param>
/// <param name="LoadsIfmaps">Whether it is the first with its ifmaps, so that they have to come from DRAM before.</param>
/// <param name="StartsPsums">Whether its psums are zero before: the first channels of its filters.</param>
/// <param name="DrainsOfmaps">Whether the ofmaps in the buffer are finished after it and leave for DRAM.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Pass(
    int Layer,
    int Shape,
    int Group,
    int FirstImage,
    int FirstRow,
    int FirstFilter,
    int FirstChannel,
    bool LoadsIfmaps,
    bool StartsPsums,
    bool DrainsOfmaps);
