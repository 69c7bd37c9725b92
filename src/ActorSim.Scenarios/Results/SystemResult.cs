namespace ActorSim.Scenarios;

/// <summary>What a system has to say about a run.</summary>
/// <remarks>
/// Nothing here may depend on the wall clock, on threads, or on how the machine rounds: the same scenario gives the
/// same result everywhere.
/// </remarks>
public sealed record SystemResult
{
    /// <summary>Tables, such as one row for each layer. Their numbers can be expected: <c>layers.CONV5.cycles</c>.</summary>
    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    /// <summary>Single figures with names of their own.</summary>
    public IReadOnlyList<ResultFigure> Figures { get; init; } = [];

    /// <summary>Texts that are no tables, such as a log in a format that other tools read.</summary>
    public IReadOnlyList<ResultFile> Files { get; init; } = [];

    /// <summary>Sentences that explain the result: what limits each layer or phase, and what that is derived from.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>Sentences on what was assumed, left out, or differs from a source.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];
}
