namespace ActorSim.Workloads;

/// <summary>
/// One learned factor and, usually, one learned constant a channel: the learned part of batch normalisation, which
/// stands for the whole of it where a network lists no <see cref="BatchNormalization"/>.
/// </summary>
/// <param name="HasBias">Whether every channel adds a learned constant.</param>
public sealed record ChannelScale(bool HasBias = true) : Operation
{
    /// <inheritdoc/>
    public override string Kind => "scale";

    /// <inheritdoc/>
    public override long WeightsFor(FeatureMap input) => input.Channels;

    /// <inheritdoc/>
    public override long BiasesFor(FeatureMap input) => HasBias ? input.Channels : 0;
}
