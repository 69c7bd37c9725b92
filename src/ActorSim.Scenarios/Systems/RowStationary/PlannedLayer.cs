using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>A layer with its mapping.</summary>
/// <param name="Wanted">The layer.</param>
/// <param name="Mapping">How it is laid on the array.</param>
/// <param name="Choice">What the mapper chose it from, or null if the scenario pins it.</param>
internal sealed record PlannedLayer(WantedLayer Wanted, RowStationaryMapping Mapping, MappingChoice<RowStationaryMapping>? Choice)
{
    /// <summary>Who chose the mapping, in a few words.</summary>
    public string ChosenBy => Choice is null ? "scenario" : $"mapper, {MapperKeys.NameOf(Choice.Objective)}";

    /// <summary>The mapper's best mappings, of equal ones only the first; empty if the scenario pins the mapping.</summary>
    public IEnumerable<RankedMapping<RowStationaryMapping>> DifferentBest =>
        Choice is null ? [] : Choice.Best.DistinctBy(one => (one.Energy?.Total, one.EstimatedCycles, one.SimulatedCycles));

    /// <summary>The layer as the chip runs it.</summary>
    public RowStationaryLayer Layer => Wanted.With(Mapping);
}
