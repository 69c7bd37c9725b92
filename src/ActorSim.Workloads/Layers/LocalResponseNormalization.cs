namespace ActorSim.Workloads;

/// <summary>
/// Local response normalisation across channels (Krizhevsky et al. 2012): an activation is divided by
/// (1 + α/n · Σ a²)^β, the sum running over n neighbouring channels. The defaults are those of AlexNet.
/// </summary>
/// <param name="Channels">n: channels in the sum; odd, at least 1.</param>
/// <param name="Alpha">α: weight of the sum; above 0.</param>
/// <param name="Beta">β: exponent; above 0.</param>
public sealed record LocalResponseNormalization(int Channels = 5, double Alpha = 1e-4, double Beta = 0.75) : Operation
{
    /// <inheritdoc/>
    public override string Kind => "lrn";

    /// <inheritdoc/>
    protected override FeatureMap OutputOf(FeatureMap input)
    {
        if (Channels < 1 || Channels % 2 == 0)
        {
            throw new WorkloadException($"Local response normalisation sums over an odd number of channels, not {Channels}.", "channels");
        }

        if (!(Alpha > 0 && Beta > 0))
        {
            throw new WorkloadException($"Local response normalisation needs alpha and beta above 0, not {Alpha} and {Beta}.", Alpha > 0 ? "beta" : "alpha");
        }

        return input;
    }
}
