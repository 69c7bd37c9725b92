using System.Globalization;
using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>Tables, figures and sentences of a run of a systolic array.</summary>
internal static class SystolicReport
{
    /// <summary>The outputs of a layer in functional mode.</summary>
    public delegate ReadOnlySpan<long> SystolicOutputs(int layer);

    public const string LayersTable = "layers";
    public const string WordsTable = "words";
    public const string PeCyclesTable = "pe-cycles";

    public const string WaitingForMemory = "waiting-for-memory";

    private const string LimitedByColumn = "limited-by";

    private static readonly (ResultColumn Column, Func<SystolicLayerFigures, Cell> Cell)[] LayerColumns =
    [
        (new("layer", "", "The layer."), f => f.Layer.Name),
        (new("m", "", "Output pixels."), f => f.Layer.M),
        (new("n", "", "Filters of one group."), f => f.Layer.N),
        (new("k", "", "Words of a window in one group."), f => f.Layer.K),
        (new("groups", "", "Groups of filters."), f => f.Layer.Groups),
        (new("folds", "", "Fillings of the array."), f => f.Folds),
        (new("macs", "MACs", "Multiply-accumulates done by PEs, those with padding included."), f => f.Macs),
        (new("cycles", "cycles", "From the first operand at PE (0, 0) to the last slot of the last PE, which is its last MAC where it has work."), f => f.Cycles),
        (new("utilisation", "%", "Share of PE cycles with a multiply-accumulate."), f => 100 * f.Utilisation),
        (new("sram-words", "words", "Words between SRAM and array."), f => f.SramWords),
        (new("dram-words", "words", "Words between DRAM and SRAM."), f => f.DramWords),
        (new(LimitedByColumn, "", "What takes the most PE cycles."), f => f.LimitedBy),
    ];

    private static readonly (ResultColumn Column, Func<SystolicLayerFigures, Cell> Cell)[] WordColumns =
    [
        (new("layer", "", "The layer."), f => f.Layer.Name),
        (new("sram-ifmap-reads", "words", "Read from the ifmap buffer, padding included."), f => f.SramIfmapReads),
        (new("sram-filter-reads", "words", "Read from the filter buffer."), f => f.SramFilterReads),
        (new("sram-ofmap-writes", "words", "Written to the ofmap buffer."), f => f.SramOfmapWrites),
        (new("dram-ifmap-reads", "words", "Ifmap words from DRAM."), f => f.DramIfmapReads),
        (new("dram-filter-reads", "words", "Filter words from DRAM."), f => f.DramFilterReads),
        (new("dram-ofmap-writes", "words", "Outputs and psums to DRAM."), f => f.DramOfmapWrites),
    ];

    private static readonly (ResultColumn Column, Func<SystolicLayerFigures, Cell> Cell)[] PeCycleColumns =
    [
        (new("layer", "", "The layer."), f => f.Layer.Name),
        (new("macs", "%", "Multiply-accumulates."), f => Share(f, f.Macs)),
        (new("outside-the-fold", "%", "Slots at PEs that have no part in the fold, because it is smaller than the array."), f => Share(f, f.EmptyPeCycles)),
        (new("loading", "%", "Words of the operand that stays in the PEs, as they pass."), f => Share(f, f.LoadPeCycles)),
        (new("filling-and-draining", "%", "No slot passes: the front of the fold has not come, words to keep are on their way to other rows, or the fold goes on elsewhere."), f => Share(f, f.SkewPeCycles)),
    ];

    private static readonly (string Name, string Unit, string Description, Func<IReadOnlyList<SystolicLayerFigures>, Cell> Value)[] Totals =
    [
        ("total.macs", "MACs", "Multiply-accumulates of all layers.", all => all.Sum(f => f.Macs)),
        ("total.cycles", "cycles", "Sum over the layers.", all => all.Sum(f => f.Cycles)),
        ("total.utilisation", "%", "Share of all PE cycles with a multiply-accumulate.", all => 100.0 * all.Sum(f => f.Macs) / all.Sum(f => f.PeCycles)),
        ("total.sram-words", "words", "Words between SRAM and array.", all => all.Sum(f => f.SramWords)),
        ("total.dram-words", "words", "Words between DRAM and SRAM.", all => all.Sum(f => f.DramWords)),
        ("total.dram-words-per-mac", "", "Where without any reuse there would be 4: weight, ifmap word, psum in and out.", all => (double)all.Sum(f => f.DramWords) / all.Sum(f => f.Macs)),
    ];

    /// <summary>Where the array may have to wait for memory, PE cycles go to that too.</summary>
    private static readonly (ResultColumn Column, Func<SystolicLayerFigures, Cell> Cell) StallColumn =
        (new(WaitingForMemory, "%", "The whole array waits for memory."), f => Share(f, f.StallPeCycles));

    private const string WrongOutputs = "total.wrong-outputs";

    public static Dictionary<string, string?> MetricUnits(IReadOnlyList<SystolicLayer> layers, bool functional, bool mayStall = false)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var table in DescribedTables(mayStall))
        {
            table.AddUnits(units, layers.Select(layer => layer.Name));
        }

        foreach (var total in Totals)
        {
            units.Add(total.Name, total.Unit);
        }

        if (functional)
        {
            units.Add(WrongOutputs, "words");
        }

        return units;
    }

    public static SystemResult Of(SystolicDescription array, SystolicSystem system, SystolicValues? values)
    {
        var layers = system.Schedule.Layers;
        var finished = Enumerable.Range(0, layers.Length).Where(system.IsFinished).ToList();
        var figures = finished.ConvertAll(system.FiguresOf);
        return new SystemResult
        {
            Tables = TablesOf(array, figures),
            Figures = figures.Count == layers.Length ? TotalsOf(figures, values, system.OutputsOf) : [],
            Explanation = [.. figures.Select(Explain)],
            Assumptions =
            [
                "DRAM bandwidth is ideal: nothing ever waits for it, and a fold begins in the cycle after the last slot of the one before.",
                "Not counted in cycles: half a cycle from buffer to feeder and from feeder to PE before the first operand, and the hops to drain, buffer and DRAM after the last slot.",
                "Half of each operand buffer works while the other half is filled; a word is fetched when it is not in the working half, which is emptied when it is full (SCALE-Sim v3).",
                "Psums of weight and input stationary folds are written to DRAM once for each row fold, and not read back (SCALE-Sim v3).",
            ],
        };
    }

    /// <summary>The tables that every array has.</summary>
    public static IReadOnlyList<ResultTable> TablesOf(SystolicDescription array, IReadOnlyList<SystolicLayerFigures> figures, bool mayStall = false)
    {
        string[] descriptions =
        [
            $"Each layer on {array.Rows} × {array.Columns} PEs, {Dataflows.Describe(array.Dataflow)}.",
            "What each layer moves.",
            "Where the PE cycles of each layer go.",
        ];
        return [.. DescribedTables(mayStall).Zip(descriptions, (table, description) => table.With(description, figures))];
    }

    /// <summary>Sums over all layers; with values the outputs that are wrong too.</summary>
    public static IReadOnlyList<ResultFigure> TotalsOf(IReadOnlyList<SystolicLayerFigures> figures, SystolicValues? values, SystolicOutputs outputs)
    {
        var totals = Totals.Select(total => new ResultFigure(total.Name, total.Value(figures), total.Unit, total.Description)).ToList();
        if (values is not null)
        {
            var wrong = figures.Select((f, i) => SystolicOperands.CountWrong(f.Layer, values.Ifmaps[i], values.Filters[i], outputs(i))).Sum();
            totals.Add(new ResultFigure(WrongOutputs, wrong, "words", "Outputs that differ from a plain convolution or product."));
        }

        return totals;
    }

    private static TableOf<SystolicLayerFigures>[] DescribedTables(bool mayStall) =>
    [
        new(LayersTable, LayerColumns) { Texts = [LimitedByColumn] },
        new(WordsTable, WordColumns),
        new(PeCyclesTable, PeCycleColumnsOf(mayStall)),
    ];

    private static (ResultColumn Column, Func<SystolicLayerFigures, Cell> Cell)[] PeCycleColumnsOf(bool mayStall) =>
        mayStall ? [.. PeCycleColumns, StallColumn] : PeCycleColumns;

    private static double Share(SystolicLayerFigures figures, long peCycles) => 100.0 * peCycles / figures.PeCycles;

    /// <summary>A sentence on what limits a layer.</summary>
    public static string Explain(SystolicLayerFigures figures)
    {
        var (loss, peCycles) = figures.LargestLoss;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Layer.Name}: limited by {figures.LimitedBy}; PEs multiply {Share(figures, figures.Macs):0.0} % of the time, and the largest loss is {loss} ({Share(figures, peCycles):0.0} %).");
    }
}
