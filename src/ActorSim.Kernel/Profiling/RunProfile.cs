namespace ActorSim.Kernel;

/// <summary>
/// Where the time of a run went, what limits it, and how fast it could go elsewhere. All times are measured and differ
/// from run to run; numbers of messages, windows and deliveries do not, as long as the number of threads is the same.
/// Of a run that is spread over several processes it covers the part that ran here.
/// </summary>
public sealed record RunProfile
{
    /// <summary>How long the run took by the clock on the wall, in seconds.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Messages and wakes that were delivered, and actors that were started.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Those of them that came over links or from feeds.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages of actors to themselves, wakes, and starts.</summary>
    public long OwnMessages => Deliveries - Messages;

    /// <summary>What the time of all threads went into, the most first. With <see cref="ProfilingSeconds"/> the parts add up to wall time × threads.</summary>
    public required IReadOnlyList<TimeUse> TimeUses { get; init; }

    /// <summary>Seconds, of all threads together, that went into profiling; without it the run would have been shorter.</summary>
    public required double ProfilingSeconds { get; init; }

    /// <summary>The classes of actors, the one that took most time first.</summary>
    public required IReadOnlyList<ClassProfile> Classes { get; init; }

    /// <summary>The single actors that took most time, the most first.</summary>
    public required IReadOnlyList<ActorProfile> BusiestActors { get; init; }

    /// <summary>The links that carried messages, put together by the classes and ports at their ends, the busiest first.</summary>
    public required IReadOnlyList<LinkProfile> Links { get; init; }

    /// <summary>The single links that carried most, the busiest first.</summary>
    public required IReadOnlyList<LinkProfile> BusiestLinks { get; init; }

    /// <summary>The regions and their windows, the one that took most time first.</summary>
    public required IReadOnlyList<RegionProfile> Regions { get; init; }

    /// <summary>Rounds: how often all regions had to meet.</summary>
    public required long Rounds { get; init; }

    /// <summary>Rounds in which threads ran regions side by side.</summary>
    public required long SharedRounds { get; init; }

    /// <summary>Windows that several threads ran together.</summary>
    public required long SharedWindows { get; init; }

    /// <summary>Windows and rounds with fewer messages are left to one thread.</summary>
    public required int ShareWindowsFrom { get; init; }

    /// <summary>The threads of the run.</summary>
    public required IReadOnlyList<ThreadProfile> Threads { get; init; }

    /// <summary>The memory.</summary>
    public required MemoryProfile Memory { get; init; }

    /// <summary>The shortest links inside each region and between regions, which limit the lookahead.</summary>
    public required IReadOnlyList<LookaheadLimit> LookaheadLimits { get; init; }

    /// <summary>How fast the run could go on 1, 2, 4, … cores.</summary>
    public required IReadOnlyList<CoreForecast> Forecast { get; init; }

    /// <summary>The seconds by which the forecast reckons for each further thread that takes part in a piece of work.</summary>
    public required double MeetingSeconds { get; init; }

    /// <summary>Whether these were measured in this run; otherwise they are assumed.</summary>
    public required bool MeetingIsMeasured { get; init; }

    /// <summary>Seconds that the longest actors of all windows took, one after the other: on no number of cores the windows of this run take less.</summary>
    public required double CriticalPathSeconds { get; init; }

    /// <summary>The cuts into 2, 4, 8 partitions that would exchange least, as far as more of them are of use.</summary>
    public required IReadOnlyList<PartitionCut> Cuts { get; init; }

    /// <summary>A few sentences that say why the run is not faster.</summary>
    public required IReadOnlyList<string> Summary { get; init; }
}
