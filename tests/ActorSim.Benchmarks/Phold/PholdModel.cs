namespace ActorSim.Benchmarks;

/// <summary>The sizes of a PHOLD run.</summary>
/// <param name="Actors">How many actors.</param>
/// <param name="Population">Jobs per actor at the beginning; their number never changes.</param>
/// <param name="LookaheadPicoseconds">The least time a job takes to the next actor.</param>
/// <param name="MeanPicoseconds">The mean of the exponentially distributed time on top.</param>
/// <param name="EndPicoseconds">Jobs that arrive at or after this time are not delivered.</param>
public sealed record PholdModel(int Actors, int Population, long LookaheadPicoseconds, long MeanPicoseconds, long EndPicoseconds)
{
    /// <summary>1024 actors, lookahead equal to the mean, long enough for some <paramref name="events"/> events.</summary>
    public static PholdModel Standard(int population, long events)
    {
        const long Lookahead = 1_000_000;
        const int StandardActors = 1024;
        return new PholdModel(StandardActors, population, Lookahead, Lookahead, events * 2 * Lookahead / (StandardActors * population));
    }
}
