namespace ActorSim.Workloads;

/// <summary>
/// Lists the layers of a network in order, and checks each as it comes: that its inputs exist and that its shape
/// follows from theirs.
/// </summary>
/// <example>
/// <code>
/// var network = new NetworkBuilder("tiny", "example", new FeatureMap(3, 32, 32))
///     .Add("conv", new Convolution(16, Extent.Square(3), Extent.One, Extent.One))
///     .Add("relu", new Relu())
///     .Build();
/// </code>
/// </example>
public sealed class NetworkBuilder
{
    private readonly string name;
    private readonly string source;
    private readonly FeatureMap input;
    private readonly List<Layer> layers = [];
    private readonly List<PublishedFigure> published = [];
    private readonly Dictionary<string, FeatureMap> shapes = new(StringComparer.Ordinal);
    private string previous = Network.InputName;

    /// <summary>Begins a network.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="source">Where its layers are taken from.</param>
    /// <param name="input">The shape of one image.</param>
    /// <exception cref="WorkloadException">The input has no channels, rows or columns.</exception>
    public NetworkBuilder(string name, string source, FeatureMap input)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(source);
        input.Check("The input");
        this.name = name;
        this.source = source;
        this.input = input;
        shapes.Add(Network.InputName, input);
    }

    /// <summary>The output of the last layer added, or the network's input: what the next layer reads unless it says otherwise.</summary>
    public FeatureMap Output => shapes[previous];

    /// <summary>Adds a layer.</summary>
    /// <param name="layerName">Its name.</param>
    /// <param name="operation">What it computes.</param>
    /// <param name="inputs">The earlier layers that it reads; none for the one before it.</param>
    /// <exception cref="WorkloadException">As for <see cref="Add(LayerEntry)"/>.</exception>
    public NetworkBuilder Add(string layerName, Operation operation, params string[] inputs) =>
        Add(new LayerEntry(layerName, operation) { Inputs = inputs });

    /// <summary>Adds a layer.</summary>
    /// <param name="entry">The layer.</param>
    /// <exception cref="WorkloadException">The name is taken, an input is not known, or the operation cannot be laid on its inputs.</exception>
    public NetworkBuilder Add(LayerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        CheckName(entry.Name);
        string[] inputs = entry.Inputs.Count > 0 ? [.. entry.Inputs] : [previous];
        var layer = Place(entry, inputs, [.. inputs.Select(ShapeOf)]);
        layers.Add(layer);
        shapes.Add(layer.Name, layer.Output);
        previous = layer.Name;
        return this;
    }

    /// <summary>Notes a figure that a publication states for the whole network.</summary>
    /// <param name="figure">The figure.</param>
    public NetworkBuilder Publish(PublishedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        published.Add(figure);
        return this;
    }

    /// <summary>The shape of what an earlier layer puts out, or of the network's input.</summary>
    /// <param name="layerName">The layer's name, or <see cref="Network.InputName"/>.</param>
    /// <exception cref="WorkloadException">There is no such layer yet.</exception>
    public FeatureMap ShapeOf(string layerName) => shapes.TryGetValue(layerName, out var shape)
        ? shape
        : throw new WorkloadException(
            $"There is no earlier layer named `{layerName}`; {LayerNames.Advice(layerName, shapes.Keys)}",
            "inputs");

    /// <summary>The finished network.</summary>
    /// <exception cref="WorkloadException">It has no layers, or a sum over its layers passes 2⁶³ − 1.</exception>
    public Network Build()
    {
        if (layers.Count == 0)
        {
            throw new WorkloadException($"The network `{name}` has no layers; at least 1 is needed.", "layers");
        }

        try
        {
            return new Network(name, source, input, layers, published);
        }
        catch (OverflowException)
        {
            throw new WorkloadException($"The network `{name}` is too large: a sum over its layers passes 2⁶³ − 1.", "layers");
        }
    }

    private static Layer Place(LayerEntry entry, IReadOnlyList<string> inputs, IReadOnlyList<FeatureMap> inputShapes)
    {
        try
        {
            return new Layer(entry, inputs, inputShapes);
        }
        catch (OverflowException)
        {
            throw new WorkloadException($"The layer `{entry.Name}` is too large: one of its sizes, MACs, weights or activations cannot be counted.");
        }
    }

    private void CheckName(string layerName)
    {
        if (string.IsNullOrWhiteSpace(layerName))
        {
            throw new WorkloadException("A layer needs a name.", "name");
        }

        if (layerName == Network.InputName)
        {
            throw new WorkloadException($"A layer cannot be named `{Network.InputName}`, which stands for the network's own input.", "name");
        }

        if (shapes.ContainsKey(layerName))
        {
            throw new WorkloadException($"There is already a layer named `{layerName}`; every layer needs a name of its own.", "name");
        }
    }
}
