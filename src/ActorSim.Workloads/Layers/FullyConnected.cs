namespace ActorSim.Workloads;

/// <summary>A fully connected layer: every output is a weighted sum of all inputs.</summary>
/// <param name="Outputs">Outputs; at least 1.</param>
/// <param name="HasBias">Whether every output adds a learned constant.</param>
public sealed record FullyConnected(int Outputs, bool HasBias = true) : Operation
{
    /// <inheritdoc/>
    public override string Kind => "fully-connected";

    /// <inheritdoc/>
    public override bool HasNeurons => true;

    /// <inheritdoc/>
    public override long WeightsFor(FeatureMap input) => checked(input.Elements * Outputs);

    /// <inheritdoc/>
    public override long BiasesFor(FeatureMap input) => HasBias ? Outputs : 0;

    /// <inheritdoc/>
    public override long MacsFor(FeatureMap input) => WeightsFor(input);

    /// <summary>The layer as a convolution whose filters are as large as the ifmap, so that each has one output pixel.</summary>
    /// <param name="input">The ifmap.</param>
    /// <exception cref="WorkloadException">There are no outputs, or the ifmap is empty.</exception>
    public override ConvolutionShape AsConvolutionOn(FeatureMap input) =>
        ConvolutionShape.Of(input, new Convolution(Outputs, input.Extent, Extent.One, HasBias: HasBias));

    /// <inheritdoc/>
    protected override FeatureMap OutputOf(FeatureMap input) => Outputs >= 1
        ? FeatureMap.Vector(Outputs)
        : throw new WorkloadException($"A fully connected layer needs at least 1 output, not {Outputs}.", "outputs");
}
