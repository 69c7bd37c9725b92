namespace ActorSim.Accelerator;

/// <summary>By what a mapper ranks mappings; less is better.</summary>
public enum MappingObjective
{
    /// <summary>Energy of all accesses.</summary>
    Energy,

    /// <summary>Cycles.</summary>
    Latency,

    /// <summary>Energy times cycles.</summary>
    EnergyDelay,
}
