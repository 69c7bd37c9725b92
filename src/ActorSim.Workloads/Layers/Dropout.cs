namespace ActorSim.Workloads;

/// <summary>Dropout: while training, activations are zeroed at random; afterwards nothing happens.</summary>
/// <param name="Ratio">Share of the activations that are zeroed, at least 0 and below 1.</param>
public sealed record Dropout(double Ratio = 0.5) : Operation
{
    /// <inheritdoc/>
    public override string Kind => "dropout";

    /// <inheritdoc/>
    protected override FeatureMap OutputOf(FeatureMap input) => Ratio is >= 0 and < 1
        ? input
        : throw new WorkloadException($"A dropout ratio is at least 0 and below 1, not {Ratio}.", "ratio");
}
