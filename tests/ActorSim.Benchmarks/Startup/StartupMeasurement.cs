namespace ActorSim.Benchmarks;

/// <summary>What it took to build a ring of idle actors in a fresh process, and to run its first window.</summary>
public sealed record StartupMeasurement
{
    public required int Actors { get; init; }

    /// <summary>Links, and so in- and out-ports, of each actor: 1 or 2.</summary>
    public required int LinksPerActor { get; init; }

    /// <summary>From the first actor to the built simulation, on the wall.</summary>
    public required double BuildSeconds { get; init; }

    /// <summary>Starting all actors and running the first window, on the wall.</summary>
    public required double FirstWindowSeconds { get; init; }

    /// <summary>Managed memory that the simulation holds after its first window, its builder gone.</summary>
    public required long ManagedBytes { get; init; }

    public double SecondsInAll => BuildSeconds + FirstWindowSeconds;

    public double BytesPerActor => (double)ManagedBytes / Actors;
}
