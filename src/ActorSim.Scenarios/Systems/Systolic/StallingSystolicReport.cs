using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>Tables, figures and sentences of a run of a systolic array before a real DRAM.</summary>
internal sealed class StallingSystolicReport(SystolicDescription array, SystolicMemory memory, StallingSystolicSystem system, DramSystem dram, SystolicEnergy energy)
{
    public const string MemoryTable = "memory";
    public const string EnergyTable = "energy";

    private const double NoteworthyPercent = 1;

    private double Peak => dram.Memory.PeakBytesPerSecond;

    public static Dictionary<string, string?> MetricUnits(IReadOnlyList<SystolicLayer> layers, SystolicEnergy energy, bool functional)
    {
        var units = SystolicReport.MetricUnits(layers, functional, mayStall: true);
        foreach (var table in (TableOf<StallingLayerFigures>[])[new(MemoryTable, MemoryColumns(1)), new(EnergyTable, EnergyColumns(energy))])
        {
            table.AddUnits(units, layers.Select(layer => layer.Name));
        }

        foreach (var (name, unit, _) in Totals(energy))
        {
            units.Add(name, unit);
        }

        return units;
    }

    public SystemResult Of(SystolicValues? values)
    {
        var layers = system.Schedule.Layers;
        var figures = Enumerable.Range(0, layers.Length).Where(system.IsFinished).Select(system.FiguresOf).ToList();
        var arrays = figures.ConvertAll(f => f.Layer);
        var isWhole = figures.Count == layers.Length;
        return new SystemResult
        {
            Tables =
            [
                .. SystolicReport.TablesOf(array, arrays, mayStall: true),
                new TableOf<StallingLayerFigures>(MemoryTable, MemoryColumns(Peak)).With($"What each layer moves to and from {dram.Memory.Name}, {Peak / 1e9:0.0} GB/s at most, and waits for.", figures),
                new TableOf<StallingLayerFigures>(EnergyTable, EnergyColumns(energy)).With($"What the accesses of each layer cost, a register at {energy.Register}, the array at {energy.Array}, a buffer at {energy.Buffer}, DRAM at {energy.Dram} a word.", figures),
            ],
            Figures = isWhole ? [.. SystolicReport.TotalsOf(arrays, values, system.OutputsOf), .. FiguresOf(figures)] : [],
            Explanation = [.. figures.Select(Explain), .. isWhole ? ExplainWhole(figures) : []],
            Assumptions =
            [
                "Each operand buffer has two halves: one is filled with the words that come next in the order of use, as many as it holds, while the other is read; it is filled anew when all that needs it has been read. These are the words that move at ideal bandwidth.",
                "Whole bursts of the DRAM move; each operand of each layer has a region of its own, and a layer's ifmap is fetched anew when all outputs of the layer before are in the DRAM.",
                memory.Banks is null
                    ? "Where words are missing, all lanes wait alike. Reads from the buffers never conflict: there is a bank for each lane, with just its words."
                    : "Where words are missing, all lanes wait alike, and so they do while words of one cycle are read from the same bank. Filling the other half goes through ports of its own.",
                "A burst of which only some words are written moves as a whole and is not read before.",
                "Psums of weight and input stationary folds are written to DRAM once for each row fold, to a place of their own, and not read back (SCALE-Sim v3).",
                "A layer's cycles begin when the one before ends in the array. Those of the first begin at time 0, less the three cycles of the pipeline from buffer to array; outputs of the last are written behind its end.",
                "Bandwidth of a layer is its own bytes over its cycles, whenever they moved.",
                $"A multiply-accumulate accesses registers {SystolicAccesses.RegistersPerMac} times: weight, ifmap word, psum, and psum back. The words of DRAM that cost energy are those that are used.",
            ],
        };
    }

    private static (ResultColumn Column, Func<StallingLayerFigures, Cell> Cell)[] MemoryColumns(double peak) =>
    [
        (new("layer", "", "The layer."), f => f.Layer.Layer.Name),
        (new("cycles", "cycles", "From the end of the layer before to the last slot of the last PE."), f => f.Layer.Cycles),
        (new("ideal-cycles", "cycles", "Those without waiting: the cycles at ideal bandwidth."), f => f.ComputeCycles),
        (new("wait-for-ifmap", "cycles", "The next ifmap words had not come; or, at the beginning, the outputs of the layer before were not written."), f => f.WaitForIfmap),
        (new("wait-for-filters", "cycles", "The next weights had not come."), f => f.WaitForFilters),
        (new("wait-for-ofmap", "cycles", "Both halves of the ofmap buffer were full."), f => f.WaitForOfmap),
        (new("bank-conflicts", "cycles", "Words of one cycle's reading waited for each other at the banks of a buffer."), f => f.BankConflicts),
        (new("waiting", "%", "Share of the cycles that waited."), f => WaitingPercent(f)),
        (new("read", "B", "Bytes of bursts read from DRAM."), f => f.IfmapBytes + f.FilterBytes),
        (new("written", "B", "Bytes of bursts written to DRAM."), f => f.OfmapBytes),
        (new("useful", "%", "Share of these bytes that are words which were needed."), f => 100.0 * f.UsefulBytes / f.BytesMoved),
        (new("bandwidth", "GB/s", "Bytes moved over the time of the layer."), f => f.BytesPerSecond / 1e9),
        (new("of-peak", "%", "Share of what all channels can carry."), f => 100 * f.BytesPerSecond / peak),
    ];

    private static (ResultColumn Column, Func<StallingLayerFigures, Cell> Cell)[] EnergyColumns(SystolicEnergy energy) =>
    [
        (new("layer", "", "The layer."), f => f.Layer.Layer.Name),
        (new("register", energy.Unit, "Registers of PEs."), f => AccessesOf(f).Register * energy.Register),
        (new("array", energy.Unit, "Words from PE to PE."), f => AccessesOf(f).Array * energy.Array),
        (new("buffer", energy.Unit, "Words between buffers and array."), f => AccessesOf(f).Buffer * energy.Buffer),
        (new("dram", energy.Unit, "Words between DRAM and buffers."), f => AccessesOf(f).Dram * energy.Dram),
        (new("all-levels", energy.Unit, "The sum."), f => AccessesOf(f).Cost(energy)),
        (new("dram-share", "%", "Share of DRAM in the sum."), f => Percent(AccessesOf(f).Dram * energy.Dram, AccessesOf(f).Cost(energy))),
        (new("without-buffers", energy.Unit, "What DRAM alone would cost if each multiply-accumulate went there 4 times: weight, ifmap word, psum, and psum back."), f => WorstWords(f) * energy.Dram),
    ];

    private static (string Name, string Unit, string Description)[] Totals(SystolicEnergy energy) =>
    [
        ("total.stall-cycles", "cycles", "Cycles in which the array waited for memory."),
        ("total.ideal-cycles", "cycles", "Cycles at ideal bandwidth."),
        ("total.bytes-moved", "B", "Bytes of all bursts."),
        ("total.bandwidth", "GB/s", "Bytes of all bursts over the cycles of all layers."),
        ("total.peak-bandwidth", "GB/s", "What all channels can carry."),
        ("total.row-hits", "%", "Share of DRAM reads and writes that were not the first to their open row."),
        ("total.worst-dram-words", "words", "4 for each multiply-accumulate: without any reuse."),
        ("total.energy", energy.Unit, "What all accesses cost."),
    ];

    private static double WaitingPercent(StallingLayerFigures figures) => 100.0 * figures.Layer.StallCycles / figures.Layer.Cycles;

    private static long WorstWords(StallingLayerFigures figures) => 4 * figures.Layer.Macs;

    private static SystolicAccesses AccessesOf(StallingLayerFigures figures) => SystolicAccesses.Of(figures.Layer);

    private static SystolicAccesses AccessesOf(List<StallingLayerFigures> figures) =>
        figures.Aggregate(default(SystolicAccesses), (sum, layer) => sum + AccessesOf(layer));

    private static double Percent(double part, double whole) => whole == 0 ? 0 : 100 * part / whole;

    private IEnumerable<ResultFigure> FiguresOf(List<StallingLayerFigures> figures)
    {
        Cell[] values =
        [
            figures.Sum(f => f.Layer.StallCycles),
            figures.Sum(f => f.ComputeCycles),
            figures.Sum(f => f.BytesMoved),
            figures.Sum(f => f.BytesMoved) / figures.Sum(f => f.Seconds) / 1e9,
            Peak / 1e9,
            RowHitPercent(),
            figures.Sum(WorstWords),
            AccessesOf(figures).Cost(energy),
        ];
        return Totals(energy).Zip(values, (total, value) => new ResultFigure(total.Name, value, total.Unit, total.Description));
    }

    private double RowHitPercent()
    {
        var behind = dram.Memory.Clock.EdgeAtOrAfter(system.Simulation.Now) + 1;
        var channels = dram.Channels.Select(channel => channel.FiguresBefore(behind)).ToList();
        return 100.0 * channels.Sum(c => c.ReadRowHits + c.WriteRowHits) / channels.Sum(c => c.ReadCommands + c.WriteCommands);
    }

    private string Explain(StallingLayerFigures figures)
    {
        var moved = string.Create(
            CultureInfo.InvariantCulture,
            $"{dram.Memory.Name} moves {figures.BytesPerSecond / 1e9:0.0} of {Peak / 1e9:0.0} GB/s ({100 * figures.BytesPerSecond / Peak:0} %), of which {100.0 * figures.UsefulBytes / figures.BytesMoved:0} % are words that are needed");
        if (WaitingPercent(figures) < NoteworthyPercent)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{figures.Layer.Layer.Name} hardly waits ({WaitingPercent(figures):0.0} % of its cycles): {moved}. Limited by {figures.Layer.LimitedBy}.");
        }

        (string What, long Cycles)[] waits =
            [("ifmap words", figures.WaitForIfmap), ("filters", figures.WaitForFilters), ("room in the ofmap buffer", figures.WaitForOfmap), ("banks of the buffers", figures.BankConflicts)];
        var parts = waits.Where(wait => wait.Cycles > 0).OrderByDescending(wait => wait.Cycles)
            .Select(wait => string.Create(CultureInfo.InvariantCulture, $"{wait.What} {100.0 * wait.Cycles / figures.Layer.Cycles:0.0} %"));
        var limit = 2 * figures.BankConflicts > figures.Layer.StallCycles ? "the banks of the buffers" : figures.Layer.LimitedBy;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Layer.Layer.Name} waits {WaitingPercent(figures):0.0} % of its cycles ({string.Join(", ", parts)}): {moved}, where the array could use {IdealBandwidth(figures) / 1e9:0.0} GB/s. Limited by {limit}.");
    }

    /// <summary>What would have to move a second for the layer to take its ideal cycles.</summary>
    private static double IdealBandwidth(StallingLayerFigures figures) => figures.BytesPerSecond * figures.Layer.Cycles / figures.ComputeCycles;

    private IEnumerable<string> ExplainWhole(List<StallingLayerFigures> figures)
    {
        var cycles = figures.Sum(f => f.Layer.Cycles);
        var stalls = figures.Sum(f => f.Layer.StallCycles);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"All layers take {cycles:N0} cycles, {(double)cycles / (cycles - stalls):0.00} times as many as at ideal bandwidth; {RowHitPercent():0} % of the bursts found their row open.");

        var worst = figures.Sum(WorstWords);
        var words = figures.Sum(f => f.Layer.DramWords);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Without any reuse {figures.Sum(f => f.Layer.Macs) / 1e6:N0} M multiply-accumulates would need {worst / 1e6:N0} M words of DRAM, 4 each; buffers and array leave {words / 1e6:0.0} M, {(double)worst / words:N0} times fewer.");

        var accesses = AccessesOf(figures);
        var cost = accesses.Cost(energy);
        if (cost > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Energy: registers {Percent(accesses.Register * energy.Register, cost):0} %, array {Percent(accesses.Array * energy.Array, cost):0} %, buffers {Percent(accesses.Buffer * energy.Buffer, cost):0} %, DRAM {Percent(accesses.Dram * energy.Dram, cost):0} %; without reuse DRAM alone would cost {worst * energy.Dram / cost:0} times all of this.");
        }
    }
}
