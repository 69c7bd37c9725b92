namespace ActorSim.Workloads;

/// <summary>Rectification: negative activations become zero.</summary>
public sealed record Relu : Operation
{
    /// <inheritdoc/>
    public override string Kind => "relu";
}
