namespace ActorSim.Benchmarks;

/// <summary>All rounds of one size: rings with one and with two links for each actor.</summary>
public sealed record StartupSeries(int Actors, IReadOnlyList<StartupMeasurement> OneLink, IReadOnlyList<StartupMeasurement> TwoLinks)
{
    /// <summary>The sizes that are measured.</summary>
    public static readonly IReadOnlyList<int> Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public double BuildSeconds => Statistics.Median(OneLink.Select(round => round.BuildSeconds));

    public double FirstWindowSeconds => Statistics.Median(OneLink.Select(round => round.FirstWindowSeconds));

    /// <summary>Managed bytes of an idle actor with one in-port and one out-port, linked.</summary>
    public double BytesPerActor => Statistics.Median(OneLink.Select(round => round.BytesPerActor));

    /// <summary>Managed bytes of a link with the ports at its ends.</summary>
    public double BytesPerLink => Statistics.Median(TwoLinks.Select(round => round.BytesPerActor)) - BytesPerActor;
}
