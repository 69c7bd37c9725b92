namespace ActorSim.Training;

/// <summary>Each gradient is applied when it comes, and its worker gets the new parameters at once; nobody waits for anybody.</summary>
/// <remarks>Source: Downpour SGD of Dean et al., "Large Scale Distributed Deep Networks" (2012), section 4.1, fetching and pushing in each step.</remarks>
public sealed record Asynchronous : ServerConsistency
{
    /// <inheritdoc/>
    public override string Name => "asynchronous";
}
