using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>Figures of all layers of a row-stationary chip together.</summary>
internal static class RowStationaryTotals
{
    private static readonly (string Name, string Unit, string Description, Func<IReadOnlyList<LayerOutcome>, Cell> Value)[] Plain =
    [
        ("total.macs", "MACs", "Multiply-accumulates of all layers.", all => all.Sum(one => one.Accesses.Macs)),
        ("total.cycles", "cycles", "Cycles of all layers.", all => all.Sum(one => one.Time.Total)),
        ("total.processing-latency", "ms", "Of all layers.", Processing),
        ("total.total-latency", "ms", "Of all layers.", all => Total(all)),
        ("total.active-pes", "PEs", "Active PEs, averaged over the processing latency.", all => LayerOutcome.Ratio(all.Sum(one => one.Figures.ActivePes * one.ProcessingMilliseconds), all.Sum(one => one.ProcessingMilliseconds))),
        ("total.throughput", "GMACs/s", "Multiply-accumulates over the total latency.", all => LayerOutcome.Ratio(all.Sum(one => one.Accesses.Macs), 1e6 * Total(all))),
        ("total.buffer-traffic", "MB", "Ifmaps to the array, psums to it and back.", all => LayerOutcome.Megabytes(all.Sum(one => one.BufferTrafficWords))),
        ("total.dram-traffic", "MB", "Bytes over the link to DRAM, as they were coded.", all => all.Sum(one => one.Figures.Traffic.Total) / 1e6),
        ("total.dram-plain", "MB", "What they would be without coding.", all => all.Sum(one => one.PlainDramBytes) / 1e6),
        ("total.dram-words-per-mac", "", "Bytes over the link, in words, over multiply-accumulates; without any reuse there would be 4.", all => LayerOutcome.Ratio(all.Sum(one => one.Figures.Traffic.Total) / (double)LayerOutcome.BytesOfWord, all.Sum(one => one.Accesses.Macs))),
    ];

    /// <summary>Adds the figures that there will be.</summary>
    public static void AddUnits(Dictionary<string, string?> units, AccessCosts? costs)
    {
        foreach (var total in All(costs))
        {
            units.Add(total.Name, total.Unit);
        }
    }

    /// <summary>The figures.</summary>
    public static IEnumerable<ResultFigure> Of(IReadOnlyList<LayerOutcome> layers, AccessCosts? costs) =>
        All(costs).Select(total => new ResultFigure(total.Name, total.Value(layers), total.Unit, total.Description));

    private static (string Name, string Unit, string Description, Func<IReadOnlyList<LayerOutcome>, Cell> Value)[] All(AccessCosts? costs) => costs is null
        ? Plain
        :
        [
            .. Plain,
            ("total.energy", costs.Unit, "All accesses and multiply-accumulates of all layers.", all => all.Sum(one => one.Energy!.Total)),
            ("total.energy-per-mac", costs.Unit, "The same over multiply-accumulates.", all => all.Sum(one => one.Energy!.Total) / all.Sum(one => one.Accesses.Macs)),
        ];

    private static Cell Processing(IReadOnlyList<LayerOutcome> layers) => layers.Sum(one => one.ProcessingMilliseconds);

    private static double Total(IReadOnlyList<LayerOutcome> layers) => layers.Sum(one => one.TotalMilliseconds);
}
