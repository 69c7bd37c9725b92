using System.Collections.Immutable;
using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>What the rest of a row-stationary chip sees of its array and buffer, whatever a message in there stands for.</summary>
/// <param name="IfmapStarts">Where the ifmap network hears that a pass may begin.</param>
/// <param name="FilterStarts">Where the filter network does.</param>
/// <param name="PsumStarts">Where the network does that brings psums.</param>
/// <param name="FilterReports">From the filter network: a pass's weights are in the scratch pads.</param>
/// <param name="OutputReports">From the output network: a pass's psums are in the buffer.</param>
/// <param name="Banks">The banks of the buffer.</param>
/// <param name="Pes">What each PE did, row by row.</param>
public sealed record RowStationaryArray(
    InPort<PassStart> IfmapStarts,
    InPort<PassStart> FilterStarts,
    InPort<PassStart> PsumStarts,
    OutPort<PassReport> FilterReports,
    OutPort<PassReport> OutputReports,
    RowStationaryBanks Banks,
    ImmutableArray<PeCounts> Pes);
