using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>Tables, figures and sentences of a run of a row-stationary chip.</summary>
/// <param name="hardware">The whole chip.</param>
/// <param name="options">What is reported beside what was simulated.</param>
internal sealed class RowStationaryReport(RowStationaryHardware hardware, RowStationaryOptions options)
{
    private const string WrongOutputs = "total.wrong-outputs";

    /// <summary>The cells and figures of a run to the end.</summary>
    /// <param name="options">What is reported.</param>
    /// <param name="parts">The parts of the chip with their layers.</param>
    public static Dictionary<string, string?> MetricUnits(RowStationaryOptions options, IReadOnlyList<ChipPart> parts)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        string[] names = [.. parts.SelectMany(part => part.Layers).Select(layer => layer.Result)];
        MappingTable.AddUnits(units, names);
        RowStationaryTables.AddUnits(units, options, names);
        RowStationaryTotals.AddUnits(units, options);
        if (options.IsFunctional)
        {
            units.Add(WrongOutputs, "words");
        }

        if (options.ShowsEyexam)
        {
            EyexamTables.AddUnits(units, names);
        }

        if (options.Simulates && parts.Count > 1)
        {
            PartTable.AddUnits(units, parts.Select(part => part.Name));
        }

        return units;
    }

    /// <summary>The result of a run, or of a count.</summary>
    /// <param name="runs">What each part of the chip did.</param>
    public SystemResult Of(IReadOnlyList<PartRun> runs)
    {
        List<PlannedLayer> layers = [.. runs.SelectMany(run => run.Layers)];
        List<LayerOutcome> outcomes = [.. runs.SelectMany(OutcomesOf)];
        var isWhole = outcomes.Count == layers.Count;
        return new SystemResult
        {
            Tables =
            [
                MappingTable.Of(layers),
                .. CandidateTable.Of(layers, options.Costs, options.ShownMappings),
                .. options.ShowsArrays ? runs.SelectMany(run => Enumerable.Range(0, run.Layers.Count).SelectMany(layer => ArrayTables.Of(run.Program, layer))) : [],
                .. RowStationaryTables.Of(hardware, options, outcomes),
                .. options.ShowsEyexam ? EyexamTables.Of(hardware, [.. runs.SelectMany(run => OutcomesOf(run).Zip(run.Averaged, EyexamSteps.Of))]) : [],
                .. options.Simulates && runs.Count > 1 ? (ResultTable[])[PartTable.Of(outcomes)] : [],
            ],
            Figures = isWhole ? [.. RowStationaryTotals.Of(outcomes, options), .. options.IsFunctional ? (ResultFigure[])[Wrong(runs)] : []] : [],
            Explanation =
            [
                .. layers.Where(layer => layer.Choice is not null).Select(CandidateTable.Explain),
                .. options.Simulates ? outcomes.Select(RowStationarySentences.Explain) : [],
                .. options.Simulates && isWhole ? RowStationarySentences.ExplainTime(outcomes) : [],
                .. isWhole ? RowStationarySentences.ExplainAccesses(outcomes) : [],
            ],
            Assumptions = options.Simulates
                ?
                [
                    .. RowStationarySentences.Assumptions(hardware, runs.SelectMany(run => run.Program.Layers), options.IsFunctional),
                    .. options.ShowsEyexam ? (string[])[EyexamTables.Assumption] : [],
                    .. runs.Count > 1 ? (string[])[PartTable.Assumption] : [],
                ]
                : [RowStationarySentences.CountedOnly],
        };
    }

    private static ResultFigure Wrong(IReadOnlyList<PartRun> runs) =>
        new(WrongOutputs, runs.Sum(run => run.WrongOutputs), "words", "Ofmap words that differ from a plain convolution.");

    private IEnumerable<LayerOutcome> OutcomesOf(PartRun run) =>
        run.Figures.Select((one, layer) => new LayerOutcome(run.Part, one, EnergyOf(one, run.Layers[layer])));

    private EnergyBreakdown? EnergyOf(RowStationaryLayerFigures figures, PlannedLayer layer) => options.Costs is { } costs
        ? EnergyBreakdown.Of(figures.Accesses, costs, options.GatesZeros ? layer.Wanted.IfmapZeros!.Value : 0)
        : null;
}
