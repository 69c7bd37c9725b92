using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>A layer as a row-stationary chip is asked to run it.</summary>
/// <param name="Name">Its name in the network.</param>
/// <param name="Shape">The convolution; a fully connected layer is one whose filters are as large as the ifmap.</param>
/// <param name="Batch">Images, ≥ 1.</param>
/// <param name="Mapping">How it is laid on the array.</param>
public sealed record RowStationaryLayer(string Name, ConvolutionShape Shape, int Batch, RowStationaryMapping Mapping)
{
    /// <summary>How its feature maps travel to and from DRAM; as they are unless said otherwise.</summary>
    public FeatureMapCoding Coding { get; init; } = FeatureMapCoding.Plain;
}
