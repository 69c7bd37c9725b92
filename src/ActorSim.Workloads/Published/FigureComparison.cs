namespace ActorSim.Workloads;

/// <summary>A published figure beside the one that follows from the shapes.</summary>
/// <param name="Subject">The layer's name, or the network's.</param>
/// <param name="Published">What a source says.</param>
/// <param name="Computed">What follows from the shapes.</param>
/// <example><c>CONV1: neurons are 290,400 by the shapes, 253,440 by the lecture; they disagree.</c></example>
public sealed record FigureComparison(string Subject, PublishedFigure Published, long Computed)
{
    /// <summary>Whether both are the same, to the precision that the source is quoted with.</summary>
    public bool Agrees => Published.AgreesWith(Computed);

    /// <summary>A sentence with both values, their source, and whether they agree.</summary>
    public override string ToString()
    {
        var verdict = Agrees ? "they agree" : "they disagree";
        return $"{Subject}: {Published.Figure.Name()} are {Computed:N0} by the shapes, {Published.Value:N0} by {Published.Source}; {verdict}.";
    }
}
