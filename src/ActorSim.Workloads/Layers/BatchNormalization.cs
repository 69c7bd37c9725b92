namespace ActorSim.Workloads;

/// <summary>
/// Batch normalisation without a learned part, as in Caffe: every channel is shifted and scaled by its moving mean
/// and variance, which are statistics and not counted as parameters. A <see cref="ChannelScale"/> usually follows.
/// </summary>
public sealed record BatchNormalization : Operation
{
    /// <inheritdoc/>
    public override string Kind => "batch-norm";
}
