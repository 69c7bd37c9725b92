namespace ActorSim.Workloads;

/// <summary>A layer as it is listed, before its shapes are known: what <see cref="NetworkBuilder.Add(LayerEntry)"/> takes.</summary>
/// <param name="Name">The name: unique in its network, not empty, not <see cref="Network.InputName"/>.</param>
/// <param name="Operation">What is computed.</param>
public sealed record LayerEntry(string Name, Operation Operation)
{
    /// <summary>Names of the layers read, which must be listed earlier; when empty the layer reads the one before it, or the network's input if it is the first.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Whether negative results become zero as they are written, see <see cref="Layer.HasFusedRelu"/>.</summary>
    public bool HasFusedRelu { get; init; }

    /// <summary>Figures that publications state for this layer.</summary>
    public IReadOnlyList<PublishedFigure> Published { get; init; } = [];
}
