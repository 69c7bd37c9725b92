namespace ActorSim.Workloads;

/// <summary>A figure as somebody published it, to be shown beside the one that follows from the shapes.</summary>
/// <param name="Figure">What is stated.</param>
/// <param name="Value">The value as it was printed.</param>
/// <param name="Within">How far the computed value may lie from it and still agree, as a fraction of it: 0 for exact figures, 0.001 for one rounded to three digits; at least 0.</param>
/// <param name="Source">Who says so.</param>
public sealed record PublishedFigure(Figure Figure, long Value, decimal Within, string Source)
{
    /// <summary>Whether a computed value agrees.</summary>
    /// <param name="computed">The value that follows from the shapes.</param>
    public bool AgreesWith(long computed) => Math.Abs((decimal)computed - Value) <= Within * Math.Abs((decimal)Value);
}
