namespace ActorSim.Training;

/// <summary>
/// The gradients that all workers computed with one version are added and make one update; then all workers get the new
/// parameters. What comes is added when it comes.
/// </summary>
/// <remarks>Source: synchronous SGD as in Chen et al., "Revisiting Distributed Synchronous SGD" (2016), section 2.</remarks>
public sealed record Synchronous : ServerConsistency
{
    /// <inheritdoc/>
    public override string Name => "synchronous";

    /// <inheritdoc/>
    internal override int GradientsOfUpdate(int workers) => workers;
}
