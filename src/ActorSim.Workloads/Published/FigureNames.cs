namespace ActorSim.Workloads;

/// <summary>What figures are called in network files and in sentences.</summary>
public static class FigureNames
{
    /// <summary>The name of a figure, which is also its key in a <c>published</c> block of a network file.</summary>
    /// <param name="figure">The figure.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such figure.</exception>
    public static string Name(this Figure figure) => figure switch
    {
        Figure.Macs => "macs",
        Figure.Weights => "weights",
        Figure.Biases => "biases",
        Figure.Parameters => "parameters",
        Figure.ParameterBytes => "parameter-bytes",
        Figure.OutputElements => "output-elements",
        Figure.Neurons => "neurons",
        Figure.DramAccessesAtWorst => "dram-accesses-at-worst",
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "There is no such figure."),
    };

    /// <summary>What a figure counts, in a sentence.</summary>
    /// <param name="figure">The figure.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such figure.</exception>
    public static string Description(this Figure figure) => figure switch
    {
        Figure.Macs => "Multiply-accumulates of the forward pass of one image.",
        Figure.Weights => "Learned weights, without biases.",
        Figure.Biases => "Learned constants.",
        Figure.Parameters => "Weights and biases.",
        Figure.ParameterBytes => "Bytes of the parameters, at four each.",
        Figure.OutputElements => "Activations written.",
        Figure.Neurons => "Activations written by convolutions and fully connected layers.",
        Figure.DramAccessesAtWorst => "DRAM accesses in words when nothing is kept on the chip: four a multiply-accumulate.",
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "There is no such figure."),
    };
}
