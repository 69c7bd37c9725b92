namespace ActorSim.Benchmarks;

/// <summary>All rounds of one engine on one model.</summary>
public sealed record Series(BenchmarkModel Model, Engine Engine, IReadOnlyList<Measurement> Rounds)
{
    /// <summary>Millions of events a second in each round.</summary>
    public IReadOnlyList<double> Rates => [.. Rounds.Select(Engine.Rate)];

    /// <summary>The median of <see cref="Rates"/>.</summary>
    public double Rate => Statistics.Median(Rates);

    /// <summary>The median of bytes allocated for each event.</summary>
    public double BytesPerEvent => Statistics.Median(Rounds.Select(round => round.BytesPerEvent));

    /// <summary>Millions of events a second on the wall in each round, with the closing of the run.</summary>
    public IReadOnlyList<double> ClosedWallRates => [.. Rounds.Select(round => round.MeasuredEvents / round.ClosedWallSeconds / 1e6)];

    /// <summary>How many times faster than another series: the median over the rounds that both ran, by a clock that is right for both.</summary>
    public double RatioTo(Series other) =>
        Statistics.Median(Statistics.PairedRatios(RatesComparableWith(other), other.RatesComparableWith(this)));

    /// <summary>Rates by the wall clock if one of the two engines is read by it.</summary>
    public IReadOnlyList<double> RatesComparableWith(Series other) =>
        other.Engine.ByWall ? [.. Rounds.Select(round => round.WallRate)] : Rates;

    /// <summary>The same by the wall clock and with the closing, for one thread against several.</summary>
    public double WallRatioTo(Series other) => Statistics.Median(Statistics.PairedRatios(ClosedWallRates, other.ClosedWallRates));
}
