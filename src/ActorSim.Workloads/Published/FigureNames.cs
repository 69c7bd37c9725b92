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
}
