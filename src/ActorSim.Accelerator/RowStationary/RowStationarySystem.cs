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

    private RowStationarySystem(
        SimulationBuilder builder, string root, RowStationaryProgram program, Granularity granularity, RowStationaryValues? values)
    {
        this.program = program;
        control = builder.Add($"{root}/control", new PassControl(program));
        dram = builder.Add($"{root}/dram", new DramLink(program, values));
        var array = AddArray(builder, root, program, granularity, values is not null);
        banks = array.Banks;
        pes = [.. array.Pes];
        Connect(builder, array, program.Hardware.Core.Cycles(1));
    }

    /// <summary>The control, which says how far the run is.</summary>
    public PassControl Control => control;

    /// <summary>Adds a chip to a system.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="root">Its place.</param>
    /// <param name="program">The chip and the passes that it runs.</param>
    /// <param name="granularity">For what a message within the array stands. Times are the same.</param>
    /// <param name="values">For functional mode the values of all operands; null to move words without values.</param>
    /// <exception cref="ArgumentException">Values for an array that is not word-granular, or not as many as the layers have words.</exception>
    public static RowStationarySystem Add(
        SimulationBuilder builder,
        string root,
        RowStationaryProgram program,
        Granularity granularity = Granularity.Burst,
        RowStationaryValues? values = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(program);
        return values is not null && granularity == Granularity.Burst
            ? throw new ArgumentException("Only a word-granular array computes with values; ask for granularity word, or leave the values out.", nameof(values))
            : new RowStationarySystem(builder, root, program, granularity, values);
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

    /// <summary>In functional mode a layer's ofmaps as far as they have left the chip, [image][filter][row][column].</summary>
    /// <exception cref="InvalidOperationException">The run has no values.</exception>
    public ReadOnlySpan<long> OfmapsOf(int layer) => dram.OfmapsOf(layer);

    private RowStationaryArray AddArray(
        SimulationBuilder builder, string root, RowStationaryProgram program, Granularity granularity, bool hasValues)
    {
        if (granularity == Granularity.Burst)
        {
            return BurstArray.Add(builder, root, program).Ends;
        }

        var words = WordArray.Add(builder, root, program, hasValues);
        builder.Connect(words.PsumBanks.Ofmaps, dram.Ofmaps, program.Hardware.Core.Half.Cycles(1));
        return words.Ends;
    }

    private void Connect(SimulationBuilder builder, RowStationaryArray array, Latency cycle)
    {
        builder.Connect(control.Requests, dram.Requests, cycle);
        builder.Connect(control.Starts, new ReceiverTable<PassStart>([array.FilterStarts, array.IfmapStarts]), cycle);
        builder.Connect(control.PsumStarts, array.PsumStarts, cycle);
        builder.Connect(dram.Reports, control.Reports, cycle);
        builder.Connect(dram.Filters, banks.Filters.Transfers, cycle);
        builder.Connect(dram.Ifmaps, banks.Ifmaps.Transfers, cycle);
        builder.Connect(dram.Psums, banks.Psums.Transfers, cycle);
        builder.Connect(banks.Filters.Reports, control.Reports, cycle);
        builder.Connect(banks.Ifmaps.Reports, control.Reports, cycle);
        builder.Connect(banks.Psums.Reports, control.Reports, cycle);
        builder.Connect(array.FilterReports, control.Reports, cycle);
        builder.Connect(array.OutputReports, control.Reports, cycle);
    }

    private PeTime TimeOfPes(int layer, in LayerTime time)
    {
        var standing = time.Total - time.Processing;
        var sum = default(PeTime);
        for (var index = 0; index < pes.Length; index++)
        {
            var pe = pes[index];
            var work = pe.MacsOf(layer) + pe.AdditionsOf(layer);
            var stalls = pe.IfmapStallsOf(layer) + pe.PsumInStallsOf(layer) + pe.PsumOutStallsOf(layer);
            var rest = time.Total - standing - work - stalls;
            var filters = FilterWaitOf(index, layer);
            sum = new PeTime(
                sum.Macs + pe.MacsOf(layer),
                sum.Additions + pe.AdditionsOf(layer),
                sum.Filters + filters,
                sum.Ifmaps + pe.IfmapStallsOf(layer),
                sum.PsumsIn + pe.PsumInStallsOf(layer),
                sum.PsumsOut + pe.PsumOutStallsOf(layer),
                sum.Dram + standing,
                sum.Unused + rest - filters);
        }

        return sum;
    }

    /// <summary>
    /// Cycles of the chip's processing in which a PE waited for a pass while it was neither left out of one nor done with
    /// the layer. The chip stands still only between passes, so what it stood between two passes lies within the wait.
    /// </summary>
    private long FilterWaitOf(int index, int layer)
    {
        var (first, end) = (program.FirstPassOf(layer), program.FirstPassOf(layer + 1));
        var takesPart = program.ShapeOf(first).RoleOf(index) != PeRole.None;
        var wait = pes[index].WaitedOf(layer);
        if (takesPart)
        {
            var start = layer == 0 ? 0 : control.EndOf(layer - 1);
            wait += pes[index].BegunOf(layer) - start - control.StoodBefore(first);
        }

        for (var pass = first + 1; pass < end; pass++)
        {
            var tookPart = takesPart;
            takesPart = program.ShapeOf(pass).RoleOf(index) != PeRole.None;
            wait -= tookPart && takesPart ? control.StoodBefore(pass) - control.StoodBefore(pass - 1) : 0;
        }

        return wait;
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
