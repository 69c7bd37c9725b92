namespace ActorSim.Accelerator;

/// <summary>How the feature maps of a layer travel between chip and DRAM.</summary>
public sealed record FeatureMapCoding
{
    /// <summary>Every word as it is.</summary>
    public static FeatureMapCoding Plain { get; } = new();

    /// <summary>
    /// The share of zeros in the ifmap, 0 to 1, when it is run-length coded; otherwise absent. In runs with values the zeros
    /// that are there are coded, and the share is not looked at.
    /// </summary>
    public double? IfmapZeros { get; init; }

    /// <summary>The share of zeros in the ofmap behind its ReLU, 0 to 1, when it is run-length coded; otherwise absent. Likewise in runs with values.</summary>
    public double? OfmapZeros { get; init; }

    /// <summary>
    /// Bytes of all feature-map transfers of the layer as somebody measured them, > 0; they are shared out to transfers
    /// by their words, and the shares of zeros are not looked at.
    /// </summary>
    public long? StatedBytes { get; init; }
}
