using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>A row-stationary chip with its link to DRAM: runs the layers of a program one after the other.</summary>
/// <example>
/// <code>
/// var builder = new SimulationBuilder();
/// var chip = RowStationarySystem.Add(builder, "/chip", new RowStationaryProgram(hardware, layers));
/// builder.Build().Run();
/// var milliseconds = chip.FiguresOf(0).Time.Processing / 200_000.0;
/// </code>
/// </example>
public sealed class RowStationarySystem
{
    private readonly RowStationaryProgram program;
    private readonly PassControl control;
    private readonly DramLink dram;
    private readonly RowStationaryBanks banks;
    private readonly PeCounts[] pes;

    private RowStationarySystem(SimulationBuilder builder, string root, RowStationaryProgram program)
    {
        this.program = program;
        control = builder.Add($"{root}/control", new PassControl(program));
        dram = builder.Add($"{root}/dram", new DramLink(program));
        var array = BurstArray.Add(builder, root, program);
        banks = array.Banks;
        pes = [.. array.PeCounts];
        Connect(builder, array.Networks, program.Hardware.Core.Cycles(1));
    }

    /// <summary>The control, which says how far the run is.</summary>
    public PassControl Control => control;

    /// <summary>Adds a chip to a system.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="root">Its place.</param>
    /// <param name="program">The chip and the passes that it runs.</param>
    public static RowStationarySystem Add(SimulationBuilder builder, string root, RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(program);
        return new RowStationarySystem(builder, root, program);
    }

    /// <summary>What a layer did; complete when the run is.</summary>
    /// <param name="layer">The layer's place in the program.</param>
    public RowStationaryLayerFigures FiguresOf(int layer)
    {
        var time = control.TimeOf(layer);
        var first = program.FirstPassOf(layer);
        var end = program.FirstPassOf(layer + 1);
        return new RowStationaryLayerFigures
        {
            Layer = program.Layers[layer],
            Passes = end - first,
            ActivePes = Enumerable.Range(first, end - first).Max(pass => program.ShapeOf(pass).ActivePes),
            Time = time,
            Pes = TimeOfPes(layer, time),
            Accesses = AccessesOf(layer),
            Traffic = dram.TrafficOf(layer),
        };
    }

    private void Connect(SimulationBuilder builder, BurstArrayNetworks networks, Latency cycle)
    {
        var (filters, ifmaps, psums, outputs) = networks;
        builder.Connect(control.Requests, dram.Requests, cycle);
        builder.Connect(control.Starts, new ReceiverTable<PassStart>([filters.Starts, ifmaps.Starts]), cycle);
        builder.Connect(control.PsumStarts, psums.Starts, cycle);
        builder.Connect(dram.Reports, control.Reports, cycle);
        builder.Connect(dram.Filters, banks.Filters.Transfers, cycle);
        builder.Connect(dram.Ifmaps, banks.Ifmaps.Transfers, cycle);
        builder.Connect(dram.Psums, banks.Psums.Transfers, cycle);
        builder.Connect(banks.Filters.Reports, control.Reports, cycle);
        builder.Connect(banks.Ifmaps.Reports, control.Reports, cycle);
        builder.Connect(banks.Psums.Reports, control.Reports, cycle);
        builder.Connect(filters.Reports, control.Reports, cycle);
        builder.Connect(outputs.Reports, control.Reports, cycle);
    }

    private PeTime TimeOfPes(int layer, in LayerTime time)
    {
        var standing = time.Total - time.Processing;
        var sum = default(PeTime);
        foreach (var pe in pes)
        {
            var work = pe.MacsOf(layer) + pe.AdditionsOf(layer);
            var stalls = pe.IfmapStallsOf(layer) + pe.PsumInStallsOf(layer) + pe.PsumOutStallsOf(layer);
            var rest = time.Total - standing - work - stalls;
            var unused = work == 0 ? rest : Math.Min(rest, pe.SkippedOf(layer));
            sum = new PeTime(
                sum.Macs + pe.MacsOf(layer),
                sum.Additions + pe.AdditionsOf(layer),
                sum.Filters + rest - unused,
                sum.Ifmaps + pe.IfmapStallsOf(layer),
                sum.PsumsIn + pe.PsumInStallsOf(layer),
                sum.PsumsOut + pe.PsumOutStallsOf(layer),
                sum.Dram + standing,
                sum.Unused + unused);
        }

        return sum;
    }

    private RowStationaryAccesses AccessesOf(int layer)
    {
        var macs = pes.Sum(pe => pe.MacsOf(layer));
        var (ifmaps, weights) = (pes.Sum(pe => pe.IfmapWordsOf(layer)), pes.Sum(pe => pe.WeightsOf(layer)));
        return new RowStationaryAccesses
        {
            Macs = macs,
            PadReads = new OperandWords(macs, macs, macs),
            PadWrites = new OperandWords(ifmaps, weights, macs),
            ArrayWords = new OperandWords(ifmaps, weights, pes.Sum(pe => pe.PsumsFromBelowOf(layer))),
            BufferReads = new OperandWords(
                banks.Ifmaps.ReadsOf(layer), banks.Filters.ReadsOf(layer), banks.Psums.ReadsOf(layer)),
            BufferWrites = new OperandWords(0, 0, banks.Psums.WritesOf(layer)),
            BufferFills = new OperandWords(banks.Ifmaps.FillsOf(layer), banks.Filters.FillsOf(layer), 0),
            BufferDrains = new OperandWords(0, 0, banks.Psums.DrainsOf(layer)),
            DramReads = new OperandWords(banks.Ifmaps.FillsOf(layer), banks.Filters.FillsOf(layer), 0),
            DramWrites = new OperandWords(0, 0, banks.Psums.DrainsOf(layer)),
        };
    }
}
