namespace ActorSim.Benchmarks;

/// <summary>A series in a file.</summary>
public sealed record SeriesRecord
{
    public required string Model { get; init; }

    public required string Engine { get; init; }

    /// <summary>The clock by which the rate is read: <c>CPU</c> or <c>wall</c>.</summary>
    public required string By { get; init; }

    /// <summary>Median of millions of events a second.</summary>
    public required double Rate { get; init; }

    public required double NanosecondsPerEvent { get; init; }

    public required IReadOnlyList<Measurement> Rounds { get; init; }

    public static SeriesRecord Of(Series series) => new()
    {
        Model = series.Model.Name,
        Engine = series.Engine.Name,
        By = series.Engine.ByWall ? "wall" : "CPU",
        Rate = series.Rate,
        NanosecondsPerEvent = 1e3 / series.Rate,
        Rounds = series.Rounds,
    };
}
