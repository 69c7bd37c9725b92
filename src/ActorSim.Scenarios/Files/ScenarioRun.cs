using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>One run of a scenario.</summary>
public sealed record ScenarioRun
{
    /// <summary>What the sweep sets for this run; empty without a sweep.</summary>
    public required IReadOnlyList<SweepSetting> Settings { get; init; }

    /// <summary>The kind of its system.</summary>
    public required SystemKind Kind { get; init; }

    /// <summary>The system and its workload.</summary>
    public required SystemPlan Plan { get; init; }

    /// <summary>Seed and engine settings.</summary>
    public required EngineSettings Engine { get; init; }

    /// <summary>Nothing at or after this time happens; null for no limit.</summary>
    public SimTime? TimeLimit { get; init; }

    /// <summary>Patterns of the actors' metrics to keep.</summary>
    public IReadOnlyList<string> Recorded { get; init; } = [];

    /// <summary>The expectations on this run.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];
}
