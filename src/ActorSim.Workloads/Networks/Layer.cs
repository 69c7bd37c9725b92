namespace ActorSim.Workloads;

/// <summary>An operation in its place in a network, with the shapes and figures that follow. Made by <see cref="NetworkBuilder"/>.</summary>
public sealed class Layer
{
    internal Layer(LayerEntry entry, IReadOnlyList<string> inputs, IReadOnlyList<FeatureMap> inputShapes)
    {
        Name = entry.Name;
        Operation = entry.Operation;
        HasFusedRelu = entry.HasFusedRelu;
        Published = [.. entry.Published];
        Inputs = [.. inputs];
        InputShapes = [.. inputShapes];
        Output = Operation.OutputOf(inputShapes);
        AsConvolution = Operation.AsConvolutionOn(Input);
        Figures = checked(new WorkloadFigures(
            Macs: Operation.MacsFor(Input),
            Weights: Operation.WeightsFor(Input),
            Biases: Operation.BiasesFor(Input),
            InputElements: inputShapes.Sum(shape => shape.Elements),
            OutputElements: Output.Elements,
            Neurons: Operation.HasNeurons ? Output.Elements : 0));
    }

    /// <summary>The name, unique in its network.</summary>
    public string Name { get; }

    /// <summary>What is computed.</summary>
    public Operation Operation { get; }

    /// <summary>Names of the layers read, in order; <see cref="Network.InputName"/> stands for the network's own input.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Shapes of what is read, one for each of <see cref="Inputs"/>.</summary>
    public IReadOnlyList<FeatureMap> InputShapes { get; }

    /// <summary>Shape of the first input; for all but concat and add it is the only one.</summary>
    public FeatureMap Input => InputShapes[0];

    /// <summary>Shape of what is written.</summary>
    public FeatureMap Output { get; }

    /// <summary>
    /// Whether negative results become zero as they are written, without a ReLU layer of its own (some layer lists
    /// write their networks so). It changes no figure, but the values and how many of them are zero.
    /// </summary>
    public bool HasFusedRelu { get; }

    /// <summary>MACs, parameters and activations of one image.</summary>
    public WorkloadFigures Figures { get; }

    /// <summary>The layer as a convolution (a fully connected one too), or null when it is something else.</summary>
    public ConvolutionShape? AsConvolution { get; }

    /// <summary>Figures that publications state for this layer.</summary>
    public IReadOnlyList<PublishedFigure> Published { get; }

    /// <summary>Published figures beside computed ones.</summary>
    public IEnumerable<FigureComparison> Comparisons =>
        Published.Select(published => new FigureComparison(Name, published, Figures.ValueOf(published.Figure)));

    /// <summary>Name, kind and shapes, as in <c>POOL1 (max-pool): 96×55×55 → 96×27×27</c>.</summary>
    public override string ToString() => $"{Name} ({Operation.Kind}): {string.Join(" + ", InputShapes)} → {Output}";
}
