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
        RowStationaryTables.AddUnits(units, options, names);
        RowStationaryTotals.AddUnits(units, options);
        if (options.ShowsEyexam)
        {
            EyexamTables.AddUnits(units, names);
        }

        return units;
    }

    /// <summary>The result of a run, or of a count.</summary>
    /// <param name="program">What was run.</param>
    /// <param name="figures">Of the layers that came to their end, in order; fewer than all if the run was closed early.</param>
    /// <param name="averaged">The same with averaged arrival of data, for Eyexam; empty without it.</param>
    public SystemResult Of(RowStationaryProgram program, IReadOnlyList<RowStationaryLayerFigures> figures, IReadOnlyList<RowStationaryLayerFigures> averaged)
    {
        List<LayerOutcome> outcomes = [.. figures.Select((one, layer) => new LayerOutcome(one, hardware, EnergyOf(one, layers[layer])))];
        var isWhole = outcomes.Count == layers.Count;
        var eyexam = outcomes.Zip(averaged, EyexamSteps.Of).ToList();
        return new SystemResult
        {
            Tables =
            [
                MappingTable.Of(layers),
                .. CandidateTable.Of(layers, options.Costs, options.ShownMappings),
                .. options.ShowsArrays ? Enumerable.Range(0, layers.Count).SelectMany(layer => ArrayTables.Of(program, layer)) : [],
                .. RowStationaryTables.Of(hardware, options, outcomes),
                .. options.ShowsEyexam ? EyexamTables.Of(hardware, eyexam) : [],
            ],
            Figures = isWhole ? [.. RowStationaryTotals.Of(outcomes, options)] : [],
            Explanation =
            [
                .. layers.Where(layer => layer.Choice is not null).Select(CandidateTable.Explain),
                .. options.Simulates ? outcomes.Select(RowStationarySentences.Explain) : [],
                .. options.Simulates && isWhole ? RowStationarySentences.ExplainTime(outcomes) : [],
                .. isWhole ? RowStationarySentences.ExplainAccesses(outcomes) : [],
            ],
            Assumptions = options.Simulates
                ? [.. RowStationarySentences.Assumptions(hardware, program.Layers), .. options.ShowsEyexam ? (string[])[EyexamTables.Assumption] : []]
                : [RowStationarySentences.CountedOnly],
        };
    }

    private EnergyBreakdown? EnergyOf(RowStationaryLayerFigures figures, PlannedLayer layer) => options.Costs is { } costs
        ? EnergyBreakdown.Of(figures.Accesses, costs, options.GatesZeros ? layer.Wanted.IfmapZeros!.Value : 0)
        : null;
}
