using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>A layer that a workload asks for, before it has a mapping.</summary>
/// <param name="Name">Its name in the workload.</param>
/// <param name="Shape">The convolution.</param>
/// <param name="Batch">Images.</param>
/// <param name="ReadsInput">Whether its ifmap is the network's own input, which nothing compresses.</param>
/// <param name="Place">What to blame if it cannot run.</param>
internal sealed record WantedLayer(string Name, ConvolutionShape Shape, int Batch, bool ReadsInput, Origin Place)
{
    /// <summary>What it is called in results: its name, or that of a part of the chip and its own.</summary>
    public string Result { get; init; } = Name;

    /// <summary>How its feature maps travel.</summary>
    public FeatureMapCoding Coding { get; init; } = FeatureMapCoding.Plain;

    /// <summary>The share of zeros in its ifmap, 0 to 1, if the scenario says; it saves energy where PEs gate zeros.</summary>
    public double? IfmapZeros { get; init; }

    /// <summary>The mapping, if the scenario pins it.</summary>
    public RowStationaryMapping? Pinned { get; init; }

    /// <summary>The layer with a mapping.</summary>
    public RowStationaryLayer With(RowStationaryMapping mapping) => new(Result, Shape, Batch, mapping) { Coding = Coding };
}
