namespace ActorSim.Accelerator;

/// <summary>A mapping that fits, with what it was ranked by.</summary>
/// <typeparam name="TMapping">The mappings of one kind of array.</typeparam>
/// <param name="Mapping">The mapping.</param>
/// <param name="Energy">What its accesses cost, or null without an energy table.</param>
/// <param name="EstimatedCycles">A quick estimate of its cycles; never the result of a simulation.</param>
public sealed record RankedMapping<TMapping>(TMapping Mapping, EnergyBreakdown? Energy, long EstimatedCycles)
{
    /// <summary>Cycles that a simulation took, or null if nobody has run one.</summary>
    public long? SimulatedCycles { get; init; }

    /// <summary>Why it is worse than the winner, as a sentence; null for the winner.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Cycles as known best: simulated, or else estimated.</summary>
    public long Cycles => SimulatedCycles ?? EstimatedCycles;
}
