namespace ActorSim.Scenarios;

/// <summary>The table of the parts of a chip that ran side by side.</summary>
internal static class PartTable
{
    /// <summary>What is assumed of parts.</summary>
    public const string Assumption =
        "Parts of the chip share nothing: each has its columns of PEs with networks of full width, its banks, its control and its share of the link to DRAM, which nobody else uses when it is idle.";

    private static readonly TableOf<IGrouping<string, LayerOutcome>> Table = new("parts",
    [
        (new("part", "", "The part of the chip."), part => part.Key),
        (new("pes", "PEs", "Its PEs."), part => part.First().Hardware.Pes),
        (new("layers", "", "Layers that it ran."), part => part.Count()),
        (new("macs", "MACs", "Their multiply-accumulates."), part => part.Sum(one => one.Accesses.Macs)),
        (new("total-latency", "ms", "When it was done."), part => part.Sum(one => one.TotalMilliseconds)),
        (new("utilisation", "%", "Multiply-accumulates over cycles of its PEs until then."), part => 100 * LayerOutcome.Ratio(part.Sum(one => one.Accesses.Macs), part.Sum(one => one.Time.Total * one.Hardware.Pes))),
    ]);

    /// <summary>The table.</summary>
    public static ResultTable Of(IEnumerable<LayerOutcome> layers) =>
        Table.With("The parts of the chip, which run side by side.", layers.GroupBy(layer => layer.Part.Name, StringComparer.Ordinal));

    /// <summary>Adds the cells that it will have.</summary>
    public static void AddUnits(Dictionary<string, string?> units, IEnumerable<string> parts) => Table.AddUnits(units, parts);
}
