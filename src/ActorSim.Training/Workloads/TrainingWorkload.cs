using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>The layers that are trained, in order.</summary>
public sealed class TrainingWorkload
{
    /// <summary>Makes a workload.</summary>
    /// <exception cref="ArgumentException">There is no layer, or none has parameters.</exception>
    public TrainingWorkload(string name, IEnumerable<TrainingLayer> layers)
    {
        Name = name;
        Layers = [.. layers];
        GradientBytes = Layers.Sum(layer => layer.GradientBytes);
        Macs = Layers.Sum(layer => layer.Macs);
        if (GradientBytes == 0)
        {
            throw new ArgumentException($"{name} has no parameters: there is nothing to train.", nameof(layers));
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The layers, first one first.</summary>
    public IReadOnlyList<TrainingLayer> Layers { get; }

    /// <summary>Of all parameters.</summary>
    public long GradientBytes { get; }

    /// <summary>Multiply-accumulates of one image's forward pass.</summary>
    public long Macs { get; }

    /// <summary>
    /// The layers of a network that compute or have parameters; what only passes activations on (ReLU, pooling) belongs to
    /// the layer behind which it stands. Its output, which is what travels, is that of the last such part.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="word">Size of a parameter, of a gradient and of an activation.</param>
    /// <exception cref="ArgumentException">The network has no parameters.</exception>
    public static TrainingWorkload Of(Network network, WordSize word)
    {
        ArgumentNullException.ThrowIfNull(network);
        var layers = new List<TrainingLayer>();
        foreach (var layer in network.Layers)
        {
            var figures = layer.Figures;
            if (figures.Macs > 0 || figures.Parameters > 0)
            {
                layers.Add(new TrainingLayer(
                    layer.Name,
                    figures.Macs,
                    word.BytesOf(figures.Parameters),
                    word.BytesOf(layer.InputShapes.Sum(shape => shape.Elements)),
                    word.BytesOf(layer.Output.Elements),
                    layer.Operation is FullyConnected,
                    layer.Output.Channels));
            }
            else if (layers.Count > 0)
            {
                layers[^1] = layers[^1] with { OutputBytes = word.BytesOf(layer.Output.Elements) };
            }
        }

        return new TrainingWorkload(network.Name, layers);
    }
}
