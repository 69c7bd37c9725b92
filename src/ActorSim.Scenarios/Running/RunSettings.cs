namespace ActorSim.Scenarios;

/// <summary>How a scenario is run. Nothing here changes what comes out.</summary>
public sealed record RunSettings
{
    /// <summary>How many threads may run actors, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether runs are measured, for <see cref="HostReport.Profiles"/>. They take somewhat longer then.</summary>
    public bool Profiles { get; init; }

    /// <summary>Ends the run at the time that it has reached; results so far are kept, and the rest of a sweep is left out.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Called now and then while a run goes on, on the thread that called the runner.</summary>
    public Action<RunUpdate>? OnProgress { get; init; }
}
