namespace ActorSim.Workloads;

/// <summary>Softmax: scores become probabilities. While training it is also where the loss is taken.</summary>
public sealed record Softmax : Operation
{
    /// <inheritdoc/>
    public override string Kind => "softmax";
}
