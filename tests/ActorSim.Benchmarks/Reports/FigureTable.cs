namespace ActorSim.Benchmarks;

/// <summary>Prints the promised figures.</summary>
public static class FigureTable
{
    public static void Write(TextWriter output, IReadOnlyList<Figure> figures)
    {
        output.WriteLine($"{"figure",-72} {"asked",-20} {"got",-34} holds?");
        foreach (var figure in figures)
        {
            output.WriteLine($"{figure.Name,-72} {figure.Asked,-20} {figure.Got,-34} {(figure.Holds ? "yes" : "NO")}");
        }

        output.WriteLine($"{figures.Count(figure => figure.Holds)} of {figures.Count} hold.");
    }
}
