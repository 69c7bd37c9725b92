using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>The layer whose operands are delivered, and how much of it.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Shape">Its shape, that of a convolution.</param>
/// <param name="Batch">Images.</param>
/// <param name="Mapping">What lies where on the array.</param>
/// <param name="Rounds">How often each PE is given an output.</param>
/// <param name="Steps">Multiply-accumulates of each output.</param>
internal sealed record OperandNetworkWorkload(string Layer, ConvolutionShape Shape, int Batch, SpatialMapping Mapping, int Rounds, int Steps)
{
    /// <summary>More than this many beats of one operand take too much memory and time.</summary>
    public const long MostBeats = 1 << 25;

    private static readonly Key<Record> NetworkKey = Key.Object(
        "network", "A network, usually a substitution such as `${networks.alexnet}`, of which `layer` names a layer.", NetworkLibrary.Schema, "${networks.alexnet}").Optional();

    private static readonly Key<string> LayerKey = Key.Text("layer", "The layer of the network: a convolution or a fully connected one.").Optional();

    private static readonly Key<Record> ConvolutionKey = Key.Object(
        "convolution",
        "A single convolution instead of a network's; with as many groups and filters as channels it is depth-wise.",
        new RecordSchema("single convolution", "A convolution.", [ConvolutionKeys.Name, .. ConvolutionKeys.Shape])).Optional();

    private static readonly Key<int> Inputs = Key.Count("inputs", "Inputs, all of which each output sums.", min: 1);
    private static readonly Key<int> Outputs = Key.Count("outputs", "Outputs.", min: 1);

    private static readonly Key<Record> FullyConnectedKey = Key.Object(
        "fully-connected",
        "A single fully connected layer instead of a network's.",
        new RecordSchema("single fully connected layer", "Weighted sums of all inputs.", ConvolutionKeys.Name, Inputs, Outputs)).Optional();

    private static readonly Key<int> BatchKey = Key.Count("batch", "Images that are computed together; their pixels are like further pixels of one.", min: 1).WithDefault("1");

    private static readonly Key<int> RoundsKey = Key.Count("rounds", "How often each PE is given an output; what is left of the layer is not simulated.", min: 1).WithDefault("1");

    private static readonly Key<int> StepsKey = Key.Count(
        "steps", "Multiply-accumulates of each output that are simulated, from the first on; all of them, when left out.", min: 1).Optional();

    /// <summary>The keys.</summary>
    public static readonly RecordSchema Schema = new(
        "operand-network workload",
        "One layer, or the beginning of it: `layer` of `network`, or a `convolution`, or a `fully-connected`. A convolution has filters on the rows of PEs and output pixels on the columns; a depth-wise one the pixels of one "
        + "channel on all PEs; a layer with one pixel, such as a fully connected one, outputs on all PEs.",
        NetworkKey, LayerKey, ConvolutionKey, FullyConnectedKey, BatchKey, RoundsKey, StepsKey);

    /// <summary>Reads a workload for an array.</summary>
    /// <exception cref="HoconException">There is no layer, or more than one; or less of it than is to be simulated.</exception>
    public static OperandNetworkWorkload Read(Record workload, int rows, int columns)
    {
        var (name, shape) = LayerOf(workload);
        var batch = workload.Get(BatchKey);
        var mapping = MappingOf(workload, shape, batch, rows, columns);
        var rounds = workload.Get(RoundsKey);
        if (rounds > mapping.Rounds)
        {
            throw workload.Error(RoundsKey, $"On {rows} × {columns} PEs `{name}` can give every PE with work {Several.Of(mapping.Rounds, "output")}; `{RoundsKey.Name}` is {workload.Found(RoundsKey)}.");
        }

        if (workload.TryGet(StepsKey, out var steps) && steps > mapping.Steps)
        {
            throw workload.Error(StepsKey, $"An output of `{name}` has {mapping.Steps} multiply-accumulates; `{StepsKey.Name}` is {workload.Found(StepsKey)}.");
        }

        return new OperandNetworkWorkload(name, shape, batch, mapping, rounds, workload.Has(StepsKey) ? steps : (int)Math.Min(mapping.Steps, int.MaxValue));
    }

    private static SpatialMapping MappingOf(Record workload, ConvolutionShape shape, int batch, int rows, int columns)
    {
        try
        {
            return SpatialMapping.Of(shape, batch, rows, columns);
        }
        catch (OverflowException)
        {
            throw workload.Error(BatchKey, "With this batch the layer has more than 2^63 multiply-accumulates.");
        }
    }

    private static (string Name, ConvolutionShape Shape) LayerOf(Record workload)
    {
        Key[] given = [.. new Key[] { NetworkKey, ConvolutionKey, FullyConnectedKey }.Where(workload.Has)];
        if (given.Length == 0 && !workload.Has(LayerKey))
        {
            throw workload.Error("The workload has no layer; give it a `network` and a `layer` of it, a `convolution`, or a `fully-connected`.");
        }

        if (given.Length > 1)
        {
            throw workload.Error(given[1], $"The workload has a `{given[0].Name}` and a `{given[1].Name}`; one layer is delivered at a time.");
        }

        if (workload.Has(LayerKey) && !workload.Has(NetworkKey))
        {
            throw workload.Error(LayerKey, $"`{LayerKey.Name}` names a layer of a network, but there is no `{NetworkKey.Name}`.");
        }

        if (workload.TryGet(ConvolutionKey, out var convolution))
        {
            return (convolution.Get(ConvolutionKeys.Name), ConvolutionKeys.ShapeOf(convolution));
        }

        if (workload.TryGet(FullyConnectedKey, out var dense))
        {
            var input = new FeatureMap(dense.Get(Inputs), 1, 1);
            return (dense.Get(ConvolutionKeys.Name), ConvolutionShape.Of(input, new Convolution(dense.Get(Outputs), Extent.Square(1), Extent.Square(1), HasBias: false)));
        }

        return LayerOfNetwork(workload);
    }

    private static (string Name, ConvolutionShape Shape) LayerOfNetwork(Record workload)
    {
        var network = NetworkLibrary.ReadNetwork(workload.Get(NetworkKey));
        var usable = network.Layers.Where(layer => layer.AsConvolution is not null).Select(layer => layer.Name).ToList();
        if (!workload.TryGet(LayerKey, out var name))
        {
            throw workload.Error($"The workload needs the key `{LayerKey.Name}`, which names the layer of `{network.Name}` that is delivered.");
        }

        if (!network.TryFind(name, out var layer))
        {
            throw workload.Error(LayerKey, $"The network `{network.Name}` has no layer `{name}`; {NearestName.Advice(name, usable)}");
        }

        return layer.AsConvolution is { } shape
            ? (name, shape)
            : throw workload.Error(LayerKey, $"`{name}` is a layer of kind {layer.Operation.Kind}; operands are delivered to convolutions and fully connected layers.");
    }
}
