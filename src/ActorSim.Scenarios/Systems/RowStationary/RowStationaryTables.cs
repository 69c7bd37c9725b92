using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>The tables of a row-stationary chip: a row for each layer.</summary>
internal static class RowStationaryTables
{
    public const string Layers = "layers";
    public const string Energy = "energy";

    private const string LimitedBy = "limited-by";

    private static readonly (ResultColumn Column, Func<LayerOutcome, Cell> Cell) Name = (new("layer", "", "The layer."), one => one.Name);

    private static readonly TableOf<LayerOutcome> LayerTable = new(Layers,
    [
        Name,
        (new("macs", "MACs", "Multiply-accumulates, those with padding included."), one => one.Accesses.Macs),
        (new("active-pes", "PEs", "PEs that take part in the largest pass."), one => one.Figures.ActivePes),
        (new("passes", "", "Passes over the array."), one => one.Figures.Passes),
        (new("cycles", "cycles", "From the end of the layer before to the end of this one."), one => one.Time.Total),
        (new("processing-latency", "ms", "The total less the time in which the array stands still because DRAM loads ifmaps or takes ofmaps, and configuration."), one => one.ProcessingMilliseconds),
        (new("total-latency", "ms", "From the end of the layer before to the end of this one."), one => one.TotalMilliseconds),
        (new("macs-per-cycle", "", "Multiply-accumulates over cycles."), one => one.MacsPerCycle),
        (new("utilisation", "%", "Multiply-accumulates over cycles of all PEs."), one => 100 * one.MacsPerCycle / one.Hardware.Pes),
        (new("buffer-traffic", "MB", "Ifmaps to the array, psums to it and back; as the paper counts."), one => LayerOutcome.Megabytes(one.BufferTrafficWords)),
        (new("dram-traffic", "MB", "Bytes over the link to DRAM, as they were coded."), one => one.Figures.Traffic.Total / 1e6),
        (new("dram-plain", "MB", "What they would be without coding."), one => one.PlainDramBytes / 1e6),
        (new(LimitedBy, "", "What most of the PEs' time goes to."), one => one.LimitedBy),
    ]) { Texts = [LimitedBy] };

    private static readonly TableOf<LayerOutcome> TimeTable = new("time",
    [
        Name,
        (new("configuration", "cycles", "While the chip is configured."), one => one.Time.Configuration),
        (new("ifmap-wait", "cycles", "The array stands still because ifmaps come from DRAM."), one => one.Time.IfmapWait),
        (new("ofmap-wait", "cycles", "The array stands still because ofmaps leave for DRAM."), one => one.Time.OfmapWait),
        (new("processing", "cycles", "Everything else: loading scratch pads, computing, draining, and waiting for filters."), one => one.Time.Processing),
        (new("filter-wait", "cycles", "Part of processing: filters of the next pass have not come from DRAM."), one => one.Time.FilterWait),
        (new("cycles-per-pass", "cycles", "Processing over passes."), one => LayerOutcome.Ratio(one.Time.Processing, one.Figures.Passes)),
    ]);

    private static readonly TableOf<LayerOutcome> PeTimeTable = new(
        "pe-time", [Name, .. LayerOutcome.AllUses.Select(use => Use(use.Name, "%", use.What, one => one.PercentOf(use.Cycles)))]);

    private static readonly TableOf<LayerOutcome> PeCyclesTable = new(
        "pe-cycles",
        [Name, .. LayerOutcome.AllUses.Select(use => Use(use.Name, "cycles", use.What, one => (double)use.Cycles(one.Figures.Pes) / one.Hardware.Pes))]);

    private static readonly TableOf<LayerOutcome> PadTable = new("scratch-pads",
    [
        Name,
        .. Words("reads", "Read from scratch pads", a => a.PadReads),
        .. Words("writes", "Written to scratch pads", a => a.PadWrites),
    ]);

    private static readonly TableOf<LayerOutcome> BufferTable = new("array-and-buffer",
    [
        Name,
        .. Words("to-pes", "Brought to PEs, each for each PE that receives it; psums from PE to PE", a => a.ArrayWords),
        .. Words("reads", "Read from the buffer for the array, however many PEs receive it", a => a.BufferReads),
        Word("psum-writes", "Psums written to the buffer by the array.", a => a.BufferWrites.Psum),
        Word("fills", "Ifmap words and weights written to the buffer when they come from DRAM.", a => a.BufferFills.Total),
        Word("drains", "Ofmap words read from the buffer when they leave for DRAM.", a => a.BufferDrains.Total),
    ]);

    private static readonly TableOf<LayerOutcome> DramWordTable = new("dram",
    [
        Name,
        Word("ifmap-words", "Ifmap words from DRAM, padding included.", a => a.DramReads.Ifmap),
        Word("filter-words", "Weights from DRAM.", a => a.DramReads.Filter),
        Word("ofmap-words", "Ofmap words to DRAM.", a => a.DramWrites.Psum),
        (new("words-per-mac", "", "Words over multiply-accumulates; without any reuse there would be 4."), one => LayerOutcome.Ratio(one.PlainDramBytes / (double)LayerOutcome.BytesOfWord, one.Accesses.Macs)),
    ]);

    private static readonly TableOf<LayerOutcome> DramTable = new(DramWordTable.Name,
    [
        .. DramWordTable.Columns,
        (new("ifmap-traffic", "MB", "Ifmaps as they were coded."), one => one.Figures.Traffic.IfmapBytes / 1e6),
        (new("filter-traffic", "MB", "Weights; never coded."), one => one.Figures.Traffic.FilterBytes / 1e6),
        (new("ofmap-traffic", "MB", "Ofmaps as they were coded."), one => one.Figures.Traffic.OfmapBytes / 1e6),
        (new("ratio", "", "All bytes without coding over those with it."), one => LayerOutcome.Ratio(one.PlainDramBytes, one.Figures.Traffic.Total)),
    ]);

    private static readonly TableOf<LayerOutcome> ReuseTable = new("reuse",
    [
        Name,
        (new("worst-case", "words", "4 for each multiply-accumulate: ifmap word, weight, psum, and psum back."), one => one.Reuse.WorstCase),
        (new("convolutional-reuse", "words", "Reads saved within a channel: windows overlap, and all windows use the same filter."), one => one.Reuse.Convolutional),
        (new("fmap-reuse", "words", "Reads of ifmap words saved because filters share an ifmap."), one => one.Reuse.Fmap),
        (new("filter-reuse", "words", "Reads of weights saved because images share the filters."), one => one.Reuse.Filter),
        (new("accumulation", "words", "Psums that are added up on the chip."), one => one.Reuse.Accumulation),
        (new("remaining", "words", "What is read from and written to DRAM."), one => one.Reuse.Remaining.Total),
        (new("least", "words", "What would remain at least: every word that is used once."), one => one.LeastDramWords),
        (new("times-fewer", "", "The worst case over what remains."), one => LayerOutcome.Ratio(one.Reuse.WorstCase, one.Reuse.Remaining.Total)),
    ]);

    /// <summary>The tables of a run.</summary>
    public static IReadOnlyList<ResultTable> Of(RowStationaryHardware hardware, RowStationaryOptions options, IReadOnlyList<LayerOutcome> layers) =>
        [.. All(options).Select(table => table.Table.With(table.Description(hardware), layers))];

    /// <summary>Adds the cells that the tables will have.</summary>
    public static void AddUnits(Dictionary<string, string?> units, RowStationaryOptions options, IReadOnlyList<string> layers)
    {
        foreach (var (table, _) in All(options))
        {
            table.AddUnits(units, layers);
        }
    }

    private static IEnumerable<(TableOf<LayerOutcome> Table, Func<RowStationaryHardware, string> Description)> All(RowStationaryOptions options)
    {
        if (options.Simulates)
        {
            yield return (LayerTable, chip => $"Each layer on {chip.Rows} × {chip.Columns} PEs.");
            yield return (TimeTable, _ => "Where the time of each layer goes.");
            yield return (PeTimeTable, _ => "Where the time of the PEs goes, of all PEs; the parts add up to 100 %.");
            yield return (PeCyclesTable, _ => "The same in cycles of the average PE; the parts add up to the layer's cycles.");
        }

        yield return (PadTable, _ => "Accesses to scratch pads.");
        yield return (BufferTable, _ => "Words to and between PEs, and accesses to the global buffer.");
        yield return options.Simulates
            ? (DramTable, _ => "Words to and from DRAM, and what they are as bytes on the link.")
            : (DramWordTable, _ => "Words to and from DRAM.");
        yield return (ReuseTable, _ => "What each kind of reuse saves, from 4 DRAM accesses a multiply-accumulate down to what remains.");
        if (options.Costs is { } costs)
        {
            yield return (EnergyTable(costs.Unit), _ => $"Energy by level and by type of data, in {costs.Unit}.");
        }
    }

    private static TableOf<LayerOutcome> EnergyTable(string unit) => new(Energy,
    [
        Name,
        Part("macs", unit, "Multiply-accumulates.", e => e.Macs),
        Part("scratch-pads", unit, "Scratch pads.", e => e.Pads.Total),
        Part("array", unit, "Words that come to PEs.", e => e.Array.Total),
        Part("buffer", unit, "The global buffer: to and from the array, to and from DRAM.", e => e.Buffer.Total),
        Part("dram", unit, "DRAM.", e => e.Dram.Total),
        Part("ifmaps", unit, "Ifmaps at all levels.", e => e.ByType.Ifmap),
        Part("filters", unit, "Filters at all levels.", e => e.ByType.Filter),
        Part("psums", unit, "Psums and ofmaps at all levels.", e => e.ByType.Psum),
        Part("total", unit, "All of it: multiply-accumulates and levels, or multiply-accumulates and types.", e => e.Total),
        (new("per-mac", unit, "All of it over multiply-accumulates."), one => one.Energy!.Total / one.Accesses.Macs),
    ]);

    private static (ResultColumn Column, Func<LayerOutcome, Cell> Cell) Part(string name, string unit, string description, Func<EnergyBreakdown, double> part) =>
        (new(name, unit, description), one => part(one.Energy!));

    private static (ResultColumn Column, Func<LayerOutcome, Cell> Cell) Use(string name, string unit, string what, Func<LayerOutcome, double> cell) =>
        (new(name, unit, $"{char.ToUpperInvariant(what[0])}{what[1..]}."), one => cell(one));

    private static (ResultColumn Column, Func<LayerOutcome, Cell> Cell) Word(string name, string description, Func<RowStationaryAccesses, long> words) =>
        (new(name, "words", description), one => words(one.Accesses));

    private static (ResultColumn Column, Func<LayerOutcome, Cell> Cell)[] Words(string what, string description, Func<RowStationaryAccesses, OperandWords> words) =>
    [
        Word($"ifmap-{what}", $"{description}: ifmap words.", a => words(a).Ifmap),
        Word($"filter-{what}", $"{description}: weights.", a => words(a).Filter),
        Word($"psum-{what}", $"{description}: psums.", a => words(a).Psum),
    ];
}
