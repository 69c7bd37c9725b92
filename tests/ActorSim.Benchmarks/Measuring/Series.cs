namespace ActorSim.Benchmarks;

/// <summary>All rounds of one engine on one model.</summary>
public sealed record Series(BenchmarkModel Model, Engine Engine, IReadOnlyList<Measurement> Rounds)
{
    /// <summary>Millions of events a second in each round.</summary>
    public IReadOnlyList<double> Rates => [.. Rounds.Select(Engine.Rate)];

    /// <summary>The median of <see cref="Rates"/>.</summary>
    public double Rate => Statistics.Median(Rates);
}
