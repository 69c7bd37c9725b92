namespace ActorSim.Kernel;

/// <summary>How a simulation is run. Nothing here changes what is simulated, except the time limit.</summary>
public sealed record RunOptions
{
    internal const int DefaultShareWindowsFrom = 512;

    /// <summary>How many threads may run actors, ≥ 1. Results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Windows with at least so many messages are shared among the threads, ≥ 0, as long as that turns out to be
    /// faster; smaller ones are not worth waking them. 0 shares everything, for tests.
    /// </summary>
    public int ShareWindowsFrom { get; init; } = DefaultShareWindowsFrom;

    /// <summary>Nothing at or after this time is delivered; null for no limit.</summary>
    public SimTime? TimeLimit { get; init; }

    /// <summary>Closes the run at the time it has reached; its results so far are kept.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Measures the run; null, the default, measures nothing and costs nothing.</summary>
    public RunProfiler? Profiler { get; init; }

    /// <summary>Called now and then, on the thread that runs the simulation.</summary>
    public Action<RunProgress>? OnProgress { get; init; }
}
