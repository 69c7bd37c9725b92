namespace ActorSim.Workloads;

/// <summary>
/// What one image costs in the forward pass of a layer, or, summed, of a network. A network's sums count every
/// layer that it lists, ReLU and dropout included, so its activations are those that would be written if no two
/// layers were fused.
/// </summary>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="Weights">Learned weights, without biases.</param>
/// <param name="Biases">Learned constants.</param>
/// <param name="InputElements">Activations read, each once, those of all inputs.</param>
/// <param name="OutputElements">Activations written.</param>
/// <param name="Neurons">Activations written by convolutions and fully connected layers.</param>
public sealed record WorkloadFigures(
    long Macs,
    long Weights,
    long Biases,
    long InputElements,
    long OutputElements,
    long Neurons)
{
    /// <summary>DRAM accesses of one MAC when nothing is kept on the chip: weight, input and partial sum are read, the partial sum is written.</summary>
    public const int DramAccessesPerMacAtWorst = 4;

    /// <summary>Nothing at all.</summary>
    public static WorkloadFigures Zero { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Weights and biases. Moving statistics of batch normalisation are not counted.</summary>
    public long Parameters => checked(Weights + Biases);

    /// <summary>DRAM accesses, in words, when nothing is kept on the chip: <see cref="DramAccessesPerMacAtWorst"/> a MAC.</summary>
    public long DramAccessesAtWorst => checked(Macs * DramAccessesPerMacAtWorst);

    /// <summary>Adds two sets of figures one by one.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <exception cref="OverflowException">A sum passes 2⁶³ − 1.</exception>
    public static WorkloadFigures operator +(WorkloadFigures left, WorkloadFigures right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return checked(new WorkloadFigures(
            left.Macs + right.Macs,
            left.Weights + right.Weights,
            left.Biases + right.Biases,
            left.InputElements + right.InputElements,
            left.OutputElements + right.OutputElements,
            left.Neurons + right.Neurons));
    }

    /// <summary>Adds two sets of figures one by one; the same as the operator.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static WorkloadFigures Add(WorkloadFigures left, WorkloadFigures right) => left + right;

    /// <summary>Bytes of the parameters, which is also the size of the gradient that a training step exchanges.</summary>
    /// <param name="word">Size of a weight or bias.</param>
    public long ParameterBytes(WordSize word) => word.BytesOf(Parameters);

    /// <summary>Bytes of the activations read.</summary>
    /// <param name="word">Size of an activation.</param>
    public long InputBytes(WordSize word) => word.BytesOf(InputElements);

    /// <summary>Bytes of the activations written.</summary>
    /// <param name="word">Size of an activation.</param>
    public long OutputBytes(WordSize word) => word.BytesOf(OutputElements);

    /// <summary>One figure, chosen at run time.</summary>
    /// <param name="figure">Which.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such figure.</exception>
    public long ValueOf(Figure figure) => figure switch
    {
        Figure.Macs => Macs,
        Figure.Weights => Weights,
        Figure.Biases => Biases,
        Figure.Parameters => Parameters,
        Figure.ParameterBytes => ParameterBytes(WordSize.Bits32),
        Figure.OutputElements => OutputElements,
        Figure.Neurons => Neurons,
        Figure.DramAccessesAtWorst => DramAccessesAtWorst,
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "There is no such figure."),
    };
}
