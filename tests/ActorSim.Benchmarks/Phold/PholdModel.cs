namespace ActorSim.Benchmarks;

/// <summary>The sizes of a PHOLD run.</summary>
/// <param name="Actors">How many actors.</param>
/// <param name="Population">Jobs per actor at the beginning; their number never changes.</param>
/// <param name="LookaheadPicoseconds">The least time a job takes to the next actor.</param>
/// <param name="MeanPicoseconds">The mean of the exponentially distributed time on top.</param>
/// <param name="EndPicoseconds">Jobs that arrive at or after this time are not delivered.</param>
public sealed record PholdModel(int Actors, int Population, long LookaheadPicoseconds, long MeanPicoseconds, long EndPicoseconds)
{
    private const long Mean = 1_000_000;

    /// <summary>A model that is long enough for some <paramref name="events"/> events; its mean is 1 µs.</summary>
    /// <param name="actors">How many actors.</param>
    /// <param name="population">Jobs per actor.</param>
    /// <param name="meansPerLookahead">How many times the lookahead goes into the mean, ≥ 1.</param>
    /// <param name="events">About how many events.</param>
    public static PholdModel Of(int actors, int population, int meansPerLookahead, long events)
    {
        var lookahead = Mean / meansPerLookahead;
        return new PholdModel(actors, population, lookahead, Mean, events * (lookahead + Mean) / ((long)actors * population));
    }

    /// <summary>Actors, jobs per actor, and the lookahead as a part of the mean.</summary>
    public override string ToString() =>
        $"{Actors} x {Population}" + (MeanPicoseconds == LookaheadPicoseconds ? "" : $", mean/{MeanPicoseconds / LookaheadPicoseconds}");
}
