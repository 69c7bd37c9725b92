using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>How the engine is to run a system: the part of a scenario that is not about the system.</summary>
public sealed record EngineSettings
{
    /// <summary>Seeds the actors' random streams.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How long a run goes on after an actor asks for its end; null to take it from the links.</summary>
    public SimDuration? StopLead { get; init; }

    /// <summary>If set, actors are numbered in an order drawn from this seed instead of the order of their paths.</summary>
    public ulong? NumberingSeed { get; init; }

    /// <summary>A builder with these settings.</summary>
    public SimulationBuilder NewBuilder() => new() { Seed = Seed, StopLead = StopLead, NumberingSeed = NumberingSeed };
}
