using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>What is reported of a row-stationary chip beside what is simulated.</summary>
/// <param name="Costs">What accesses cost, or null without an energy table.</param>
/// <param name="GatesZeros">Whether PEs save the energy of MACs with a zero ifmap word.</param>
/// <param name="ShowsArrays">Whether tables show what each PE does in the first pass of each layer.</param>
internal sealed record RowStationaryOptions(AccessCosts? Costs, bool GatesZeros, bool ShowsArrays);
