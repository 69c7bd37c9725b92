using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>All types of layers that a file may list. Whoever adds one adds it here.</summary>
internal static class LayerKinds
{
    private static readonly Key<int> Filters = Key.Count("filters", "Filters of all groups: channels of the output.", min: 1);
    private static readonly Key<Extent> Kernel = ExtentKey.Of("kernel", "Rows and columns of a filter.", min: 1);
    private static readonly Key<Extent> Window = ExtentKey.Of("kernel", "Rows and columns of the window; needed unless `global` is true.", min: 1).Optional();
    private static readonly Key<Extent> Stride = ExtentKey.Of("stride", "Steps down and across.", min: 1).WithDefault("1");
    private static readonly Key<Extent> Pad = ExtentKey.Of("pad", "Rows and columns of zeros added on each side.", min: 0).WithDefault("0");
    private static readonly Key<int> Groups = Key.Count("groups", "Groups of channels and filters.", min: 1).WithDefault("1");
    private static readonly Key<bool> Bias = Key.Flag("bias", "Whether a learned constant is added.").WithDefault("true");
    private static readonly Key<int> Outputs = Key.Count("outputs", "How many sums there are.", min: 1);
    private static readonly Key<bool> Global = Key.Flag("global", "Whether the window is the whole input; `kernel`, `stride`, `pad` and `rounding` are left out then.").WithDefault("false");
    private static readonly Key<int> LrnChannels = Key.Count("channels", "Neighbouring channels in the sum; odd.", min: 1).WithDefault("5");
    private static readonly Key<double> Alpha = Key.Real("alpha", "Weight of the sum.").WithDefault("0.0001");
    private static readonly Key<double> Beta = Key.Real("beta", "Exponent of the sum.").WithDefault("0.75");
    private static readonly Key<double> Ratio = Key.Real("ratio", "Share of the activations zeroed, below 1.", min: 0).WithDefault("0.5");

    private static readonly Key<PoolingRounding> Rounding = Key.Choice(
        "rounding",
        new Dictionary<string, PoolingRounding> { ["down"] = PoolingRounding.Down, ["up"] = PoolingRounding.Up },
        "Whether a last window that hangs over the edge is left out (`down`) or counted (`up`, as in Caffe).").WithDefault("down");

    /// <summary>The types, in the order in which the documentation lists them.</summary>
    public static readonly IReadOnlyList<LayerKind> All =
    [
        new("convolution", "A convolution.", [Filters, Kernel, Stride, Pad, Groups, Bias], ReadConvolution),
        new("depthwise-convolution", "A convolution with one filter a channel.", [Kernel, Stride, Pad, Bias], ReadDepthwise),
        new("max-pool", "The largest of each window.", [Window, Stride, Pad, Rounding, Global], line => ReadPooling(line, PoolingMethod.Max)),
        new("average-pool", "The mean of each window.", [Window, Stride, Pad, Rounding, Global], line => ReadPooling(line, PoolingMethod.Average)),
        new("fully-connected", "Weighted sums of all inputs.", [Outputs, Bias], line => new FullyConnected(line.Record.Get(Outputs), line.Record.Get(Bias))),
        new("relu", "Negative activations become zero.", [], _ => new Relu()),
        new("lrn", "Local response normalisation.", [LrnChannels, Alpha, Beta], line => new LocalResponseNormalization(line.Record.Get(LrnChannels), line.Record.Get(Alpha), line.Record.Get(Beta))),
        new("dropout", "Dropout while training.", [Ratio], line => new Dropout(line.Record.Get(Ratio))),
        new("softmax", "Scores become probabilities.", [], _ => new Softmax()),
        new("batch-norm", "Batch normalisation without a learned part.", [], _ => new BatchNormalization()),
        new("scale", "A learned factor a channel.", [Bias], line => new ChannelScale(line.Record.Get(Bias))),
        new("concat", "Channels of several lines behind each other.", [], _ => new Concat()),
        new("add", "Sum of several lines, element by element.", [], _ => new ElementwiseAdd()),
    ];

    /// <summary>The type of a name.</summary>
    public static LayerKind Find(string name) => All.First(kind => kind.Name == name);

    private static Convolution ReadConvolution(LayerLine line) => new(
        line.Scaled(Filters),
        line.Record.Get(Kernel),
        line.Record.Get(Stride),
        line.Record.Get(Pad),
        line.Record.Get(Groups),
        line.Record.Get(Bias));

    private static Convolution ReadDepthwise(LayerLine line) => new(
        line.Input.Channels,
        line.Record.Get(Kernel),
        line.Record.Get(Stride),
        line.Record.Get(Pad),
        line.Input.Channels,
        line.Record.Get(Bias));

    private static Pooling ReadPooling(LayerLine line, PoolingMethod method)
    {
        if (!line.Record.Get(Global))
        {
            return line.Record.Has(Window)
                ? new Pooling(method, line.Record.Get(Window), line.Record.Get(Stride), line.Record.Get(Pad), line.Record.Get(Rounding))
                : throw line.Record.Error("A pooling layer needs a `kernel`, or `global = true` for one as large as its input.");
        }

        Key[] superfluous = [Window, Stride, Pad, Rounding];
        return superfluous.FirstOrDefault(line.Record.Has) is { } key
            ? throw line.Record.Error(key, $"A layer with `global = true` takes its window from its input; leave `{key.Name}` out.")
            : Pooling.Global(method, line.Input);
    }
}
