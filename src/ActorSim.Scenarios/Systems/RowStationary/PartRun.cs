using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>What a part of a chip did; see <see cref="ChipPart"/>.</summary>
/// <param name="Part">The part.</param>
/// <param name="Program">What it ran.</param>
/// <param name="Layers">Its layers with their mappings.</param>
/// <param name="Figures">Of its layers that came to their end, in order; fewer than all if the run was closed early.</param>
/// <param name="Averaged">The same with averaged arrival of data, for Eyexam; empty without it.</param>
internal sealed record PartRun(
    ChipPart Part,
    RowStationaryProgram Program,
    IReadOnlyList<PlannedLayer> Layers,
    IReadOnlyList<RowStationaryLayerFigures> Figures,
    IReadOnlyList<RowStationaryLayerFigures> Averaged)
{
    /// <summary>In functional mode, how many ofmap words differ from a plain convolution; 0 otherwise.</summary>
    public long WrongOutputs { get; init; }
}
