using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>What is reported of a row-stationary chip.</summary>
/// <param name="Costs">What accesses cost, or null without an energy table.</param>
internal sealed record RowStationaryOptions(AccessCosts? Costs)
{
    /// <summary>Whether PEs save the energy of MACs with a zero ifmap word.</summary>
    public bool GatesZeros { get; init; }

    /// <summary>For what a message within the array stands.</summary>
    public Granularity Granularity { get; init; } = Granularity.Burst;

    /// <summary>Whether PEs compute with real values, and ofmaps are compared with a plain convolution.</summary>
    public bool IsFunctional { get; init; }

    /// <summary>Whether tables show what each PE does in the first pass of each layer.</summary>
    public bool ShowsArrays { get; init; }

    /// <summary>Whether the seven steps of Eyexam are reported, for which a second chip runs beside the first.</summary>
    public bool ShowsEyexam { get; init; }

    /// <summary>How many of the mapper's best mappings are shown for each layer.</summary>
    public int ShownMappings { get; init; } = 3;

    /// <summary>Whether the layers are simulated; otherwise their accesses are only counted.</summary>
    public bool Simulates { get; init; } = true;
}
