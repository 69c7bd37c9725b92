using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>Figures of all layers of a row-stationary chip together.</summary>
internal static class RowStationaryTotals
{
    private static readonly Total[] Counted =
    [
        new("total.macs", "MACs", "Multiply-accumulates of all layers.", all => all.Sum(one => one.Accesses.Macs)),
        new("total.buffer-traffic", "MB", "Ifmaps to the array, psums to it and back.", all => LayerOutcome.Megabytes(all.Sum(one => one.BufferTrafficWords))),
        new("total.dram-plain", "MB", "Bytes to and from DRAM without coding.", all => all.Sum(one => one.PlainDramBytes) / 1e6),
        new("total.worst-dram-words", "words", "4 for each multiply-accumulate: without any reuse.", all => all.Sum(one => one.Reuse.WorstCase)),
        new("total.remaining-dram-words", "words", "What is read from and written to DRAM.", all => all.Sum(one => one.Reuse.Remaining.Total)),
    ];

    private static readonly Total[] Simulated =
    [
        new("total.cycles", "cycles", "Cycles of all layers; of the part of the chip that takes longest, where parts run side by side.", all => (long)OfSlowestPart(all, one => one.Time.Total)),
        new("total.processing-latency", "ms", "Of all layers; of the part of the chip that takes longest, where parts run side by side.", all => ProcessingLatency(all)),
        new("total.total-latency", "ms", "Of all layers; of the part of the chip that takes longest, where parts run side by side.", all => Latency(all)),
        new("total.active-pes", "PEs", "Active PEs, averaged over the processing latency.", all => LayerOutcome.Ratio(all.Sum(one => one.Figures.ActivePes * one.ProcessingMilliseconds), ProcessingLatency(all))),
        new("total.throughput", "GMACs/s", "Multiply-accumulates over the total latency.", all => LayerOutcome.Ratio(all.Sum(one => one.Accesses.Macs), 1e6 * Latency(all))),
        new("total.dram-traffic", "MB", "Bytes over the link to DRAM, as they were coded.", all => all.Sum(one => one.Figures.Traffic.Total) / 1e6),
        new("total.dram-words-per-mac", "", "Bytes over the link, in words, over multiply-accumulates; without any reuse there would be 4.", all => LayerOutcome.Ratio(all.Sum(one => one.Figures.Traffic.Total) / (double)LayerOutcome.BytesOfWord, all.Sum(one => one.Accesses.Macs))),
    ];

    /// <summary>Adds the figures that there will be.</summary>
    public static void AddUnits(Dictionary<string, string?> units, RowStationaryOptions options)
    {
        foreach (var total in All(options))
        {
            units.Add(total.Name, total.Unit);
        }
    }

    /// <summary>The figures.</summary>
    public static IEnumerable<ResultFigure> Of(IReadOnlyList<LayerOutcome> layers, RowStationaryOptions options) =>
        All(options).Select(total => new ResultFigure(total.Name, total.Value(layers), total.Unit, total.Description));

    private static IEnumerable<Total> All(RowStationaryOptions options) =>
    [
        .. Counted,
        .. options.Simulates ? Simulated : [],
        .. options.Costs is { } costs ? OfEnergy(costs.Unit) : [],
    ];

    private static Total[] OfEnergy(string unit) =>
    [
        new("total.energy", unit, "All accesses and multiply-accumulates of all layers.", all => all.Sum(one => one.Energy!.Total)),
        PerMac("total.energy-per-mac", unit, "The same over multiply-accumulates.", energy => energy.Total),
        PerMac("total.scratch-pad-energy-per-mac", unit, "The part of scratch pads.", energy => energy.Pads.Total),
        PerMac("total.array-energy-per-mac", unit, "The part of words that come to PEs.", energy => energy.Array.Total),
        PerMac("total.buffer-energy-per-mac", unit, "The part of the buffer.", energy => energy.Buffer.Total),
        PerMac("total.dram-energy-per-mac", unit, "The part of DRAM.", energy => energy.Dram.Total),
    ];

    private static Total PerMac(string name, string unit, string description, Func<EnergyBreakdown, double> part) =>
        new(name, unit, description, all => all.Sum(one => part(one.Energy!)) / all.Sum(one => one.Accesses.Macs));

    /// <summary>When the last part of the chip is done.</summary>
    public static double Latency(IReadOnlyList<LayerOutcome> layers) => OfSlowestPart(layers, one => one.TotalMilliseconds);

    /// <summary>How long the part of the chip that takes longest is processing.</summary>
    public static double ProcessingLatency(IReadOnlyList<LayerOutcome> layers) => OfSlowestPart(layers, one => one.ProcessingMilliseconds);

    private static double OfSlowestPart(IReadOnlyList<LayerOutcome> layers, Func<LayerOutcome, double> time) =>
        layers.GroupBy(one => one.Part.Name, StringComparer.Ordinal).Max(part => part.Sum(time));

    private sealed record Total(string Name, string Unit, string Description, Func<IReadOnlyList<LayerOutcome>, Cell> Value);
}
