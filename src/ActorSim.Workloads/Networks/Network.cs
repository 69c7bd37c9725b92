namespace ActorSim.Workloads;

/// <summary>
/// A network: its layers in order, each reading earlier ones, with all shapes known and checked. Made by
/// <see cref="NetworkBuilder"/> in code, or by <see cref="NetworkLibrary"/> from a file.
/// </summary>
public sealed class Network
{
    /// <summary>The name by which a layer reads the network's own input.</summary>
    public const string InputName = "input";

    private readonly Dictionary<string, Layer> layersByName;

    internal Network(string name, string source, FeatureMap input, IEnumerable<Layer> layers, IEnumerable<PublishedFigure> published)
    {
        Name = name;
        Source = source;
        Input = input;
        Layers = [.. layers];
        Published = [.. published];
        layersByName = Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        Figures = Layers.Aggregate(WorkloadFigures.Zero, (sum, layer) => sum + layer.Figures);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Where its layers are taken from.</summary>
    public string Source { get; }

    /// <summary>The shape of one image.</summary>
    public FeatureMap Input { get; }

    /// <summary>The layers in order; every layer comes after those that it reads.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The output of the last layer.</summary>
    public FeatureMap Output => Layers[^1].Output;

    /// <summary>The sums over all layers, for one image.</summary>
    public WorkloadFigures Figures { get; }

    /// <summary>Layers that learn something.</summary>
    public IEnumerable<Layer> LayersWithParameters => Layers.Where(layer => layer.Figures.Parameters > 0);

    /// <summary>The share of the network's parameters that its largest layer holds, 0 to 1; 0 when there are no parameters.</summary>
    public double LargestShareOfParameters => Figures.Parameters == 0
        ? 0
        : (double)Layers.Max(layer => layer.Figures.Parameters) / Figures.Parameters;

    /// <summary>Figures that publications state for the whole network.</summary>
    public IReadOnlyList<PublishedFigure> Published { get; }

    /// <summary>Published figures beside computed ones: those of the layers in their order, then those of the network.</summary>
    public IEnumerable<FigureComparison> Comparisons => Layers
        .SelectMany(layer => layer.Comparisons)
        .Concat(Published.Select(published => new FigureComparison(Name, published, Figures.ValueOf(published.Figure))));

    /// <summary>The layer of a name.</summary>
    /// <param name="layerName">The name, in its exact spelling.</param>
    /// <exception cref="WorkloadException">There is none; the message names the nearest.</exception>
    public Layer this[string layerName] => TryFind(layerName, out var layer)
        ? layer
        : throw new WorkloadException(
            $"The network `{Name}` has no layer `{layerName}`; {LayerNames.Advice(layerName, layersByName.Keys)}",
            "layers");

    /// <summary>Looks for a layer.</summary>
    /// <param name="layerName">The name, in its exact spelling.</param>
    /// <param name="layer">The layer, or null if there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(string layerName, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Layer? layer) =>
        layersByName.TryGetValue(layerName, out layer);

    /// <summary>Name, input and size, as in <c>alexnet: 3×227×227, 23 layers</c>.</summary>
    public override string ToString() => $"{Name}: {Input}, {Layers.Count} layers";
}
