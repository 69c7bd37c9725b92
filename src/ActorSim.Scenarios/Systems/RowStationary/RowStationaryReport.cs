using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>Tables, figures and sentences of a run of a row-stationary chip.</summary>
/// <param name="hardware">The chip.</param>
/// <param name="options">What is reported beside what was simulated.</param>
/// <param name="layers">The layers, in the order in which they ran.</param>
internal sealed class RowStationaryReport(RowStationaryHardware hardware, RowStationaryOptions options, IReadOnlyList<PlannedLayer> layers)
{
    /// <summary>The cells and figures of a run to the end.</summary>
    /// <param name="options">What is reported.</param>
    /// <param name="names">Names of the layers.</param>
    public static Dictionary<string, string?> MetricUnits(RowStationaryOptions options, IReadOnlyList<string> names)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        MappingTable.AddUnits(units, names);
        RowStationaryTables.AddUnits(units, options.Costs, names);
        RowStationaryTotals.AddUnits(units, options.Costs);
        return units;
    }

    /// <summary>The result.</summary>
    /// <param name="program">What was run.</param>
    /// <param name="figures">Of the layers that came to their end, in order; fewer than all if the run was closed early.</param>
    public SystemResult Of(RowStationaryProgram program, IReadOnlyList<RowStationaryLayerFigures> figures)
    {
        List<LayerOutcome> outcomes = [.. figures.Select((one, layer) => new LayerOutcome(one, hardware, EnergyOf(one, layers[layer])))];
        var isWhole = outcomes.Count == layers.Count;
        return new SystemResult
        {
            Tables =
            [
                MappingTable.Of(layers),
                .. CandidateTable.Of(layers, options.Costs),
                .. options.ShowsArrays ? Enumerable.Range(0, layers.Count).SelectMany(layer => ArrayTables.Of(program, layer)) : [],
                .. RowStationaryTables.Of(hardware, options.Costs, outcomes),
            ],
            Figures = isWhole ? [.. RowStationaryTotals.Of(outcomes, options.Costs)] : [],
            Explanation = [.. layers.Where(layer => layer.Choice is not null).Select(CandidateTable.Explain), .. outcomes.Select(RowStationarySentences.Explain), .. isWhole ? RowStationarySentences.ExplainWhole(outcomes) : []],
            Assumptions = RowStationarySentences.Assumptions(hardware, program.Layers),
        };
    }

    private EnergyBreakdown? EnergyOf(RowStationaryLayerFigures figures, PlannedLayer layer) => options.Costs is { } costs
        ? EnergyBreakdown.Of(figures.Accesses, costs, options.GatesZeros ? layer.Wanted.IfmapZeros!.Value : 0)
        : null;
}
