using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>
/// A systolic array whose buffers are filled from, and emptied to, a real DRAM: where the DRAM does not keep up, the
/// array waits. The words that move are those of <see cref="SystolicSystem"/>, the same array at ideal bandwidth; they
/// move as whole lines.
/// </summary>
/// <remarks>
/// Links: buffer to DRAM and sequencer to buffer one cycle, buffer to skew register the buffer's latency, skew register to PE one cycle. They
/// are a pipeline of constant length and take no cycles of a layer: a layer's cycles begin when the one before
/// ends in the corner PE; those of the first when its first operand could have been at PE (0, 0), had the sequencer found
/// the buffers full at time 0.
/// </remarks>
/// <example>
/// <code>
/// var system = new StallingSystolicSystem(array, memory, layers, (builder, requesters) => DramSystem.Add(builder, "/dram", ddr4, requesters));
/// </code>
/// </example>
public sealed class StallingSystolicSystem
{
    private const int HopsToArray = 2;

    private readonly SystolicDescription array;
    private readonly SystolicMemory memory;
    private readonly SystolicSchedule schedule;
    private readonly SystolicMesh mesh;
    private readonly ArraySequencer sequencer;
    private readonly OperandStore ifmaps;
    private readonly OperandStore filters;
    private readonly OfmapStore ofmaps;

    /// <summary>Builds the system.</summary>
    /// <param name="array">The array and its operand buffers.</param>
    /// <param name="memory">The ofmap buffer, and what the array has to know of the DRAM.</param>
    /// <param name="layers">The layers to run, at least one.</param>
    /// <param name="connectDram">Adds a DRAM for three requesters: the ifmap, the filter and the ofmap buffer, in this order.</param>
    /// <param name="values">For functional mode the operands' values; null to move words without values.</param>
    /// <param name="builder">Where to add the actors; null for a system of their own.</param>
    /// <exception cref="ArgumentException">No layers, sizes that are not possible or too small, or values that do not fit.</exception>
    public StallingSystolicSystem(
        SystolicDescription array,
        SystolicMemory memory,
        IReadOnlyList<SystolicLayer> layers,
        Action<SimulationBuilder, IReadOnlyList<DramRequester>> connectDram,
        SystolicValues? values = null,
        SimulationBuilder? builder = null)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(connectDram);
        SystolicSystem.Check(array, layers, values);
        memory.Check(array);
        this.array = array;
        this.memory = memory;
        schedule = new SystolicSchedule(array, layers);
        builder ??= new SimulationBuilder();

        var regions = new DramRegions(memory, schedule);
        if (regions.End > memory.Capacity)
        {
            throw new ArgumentException($"The tensors of all layers take {regions.End} bytes; the DRAM holds {memory.Capacity}.");
        }

        sequencer = builder.Add("/array/sequencer", new ArraySequencer(array.Clock, schedule, array.Granularity));
        ifmaps = builder.Add("/buffers/ifmap", new OperandStore(array, memory, schedule, Operand.Ifmap, regions.Ifmaps, requester: 0, values?.Ifmaps));
        filters = builder.Add("/buffers/filter", new OperandStore(array, memory, schedule, Operand.Filter, regions.Filters, requester: 1, values?.Filters));
        ofmaps = builder.Add("/buffers/ofmap", new OfmapStore(array, memory, schedule, regions.Ofmaps, requester: 2, values is not null));
        mesh = new SystolicMesh(builder, array, schedule, ofmaps.Outputs);
        AddSkewRegisters(builder, Edge.West, array.Rows, mesh.WestEntry);
        AddSkewRegisters(builder, Edge.North, array.Columns, mesh.NorthEntry);
        ConnectControl(builder);
        var way = array.Clock.Cycles(1);
        connectDram(builder, [new(ifmaps.Transfers, ifmaps.Answers, way), new(filters.Transfers, filters.Answers, way), new(ofmaps.Transfers, ofmaps.Answers, way)]);
        Simulation = builder.Build();
    }

    /// <summary>The simulation, ready to run.</summary>
    public Simulation Simulation { get; }

    /// <summary>The folds that are run.</summary>
    public SystolicSchedule Schedule => schedule;

    /// <summary>Folds that are over, of all layers.</summary>
    public int FoldsEnded => mesh.FoldsEnded;

    /// <summary>When the DRAM had accepted the last output so far.</summary>
    public SimTime LastAccepted => ofmaps.LastAccepted;

    /// <summary>Whether a layer has been run to its end, and all its outputs are in the DRAM.</summary>
    public bool IsFinished(int layer) => ofmaps.LayersDone > layer;

    /// <summary>What a layer came to, after the run.</summary>
    /// <exception cref="InvalidOperationException">The layer has not been run to its end.</exception>
    public StallingLayerFigures FiguresOf(int layer)
    {
        if (!IsFinished(layer))
        {
            throw new InvalidOperationException($"Layer {schedule.Layers[layer].Name} has not been run to its end.");
        }

        var (macs, loads, empty) = mesh.SlotsOf(layer);
        var waits = (Ifmap: sequencer.StallCyclesOf(layer, WaveGate.Ifmap), Filters: sequencer.StallCyclesOf(layer, WaveGate.Filter), Ofmap: sequencer.StallCyclesOf(layer, WaveGate.Ofmap));
        var conflicts = sequencer.ConflictCyclesOf(layer);
        var begin = layer > 0 ? mesh.LastSlotOf(layer - 1) + 1 : HopsToArray + memory.BufferLatencyCycles;
        var end = mesh.LastSlotOf(layer) + 1;
        var figures = new SystolicLayerFigures
        {
            Layer = schedule.Layers[layer],
            Folds = schedule.FoldsOf(layer),
            Macs = macs,
            Cycles = end - begin,
            StallCycles = waits.Ifmap + waits.Filters + waits.Ofmap + conflicts,
            Pes = array.Rows * array.Columns,
            EmptyPeCycles = empty,
            LoadPeCycles = loads,
            SramIfmapReads = ifmaps.ReadsOf(layer),
            SramFilterReads = filters.ReadsOf(layer),
            SramOfmapWrites = ofmaps.WritesOf(layer),
            DramIfmapReads = ifmaps.FetchesOf(layer),
            DramFilterReads = filters.FetchesOf(layer),
            DramOfmapWrites = ofmaps.WritesOf(layer),
        };
        return new StallingLayerFigures
        {
            Layer = figures,
            WaitForIfmap = waits.Ifmap,
            WaitForFilters = waits.Filters,
            WaitForOfmap = waits.Ofmap,
            BankConflicts = conflicts,
            IfmapBytes = ifmaps.LinesOf(layer) * memory.LineBytes,
            FilterBytes = filters.LinesOf(layer) * memory.LineBytes,
            OfmapBytes = ofmaps.LinesOf(layer) * memory.LineBytes,
            UsefulBytes = figures.DramWords * memory.WordBytes,
            Seconds = (array.Clock.Edge(end) - array.Clock.Edge(begin)).Picoseconds * 1e-12,
        };
    }

    /// <summary>In functional mode a layer's outputs after the run: [group][m][n], row after row.</summary>
    /// <exception cref="InvalidOperationException">The run was not functional.</exception>
    public ReadOnlySpan<long> OutputsOf(int layer) => ofmaps.OutputsOf(layer);

    private void AddSkewRegisters(SimulationBuilder builder, Edge edge, int lanes, Func<int, InPort<OperandBurst>> entry)
    {
        var store = schedule.EdgeOf(Operand.Ifmap) == edge ? ifmaps : filters;
        var isLoaded = edge == Edge.North && schedule.HasStationaryOperand;
        var registers = new SkewRegister[lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            registers[lane] = builder.Add(
                $"/array/{(edge == Edge.West ? "west" : "north")}/{lane}",
                new SkewRegister(array.Clock, stages: isLoaded ? 0 : lane));
            builder.Connect(registers[lane].ToArray, entry(lane), array.Clock.Cycles(1));
        }

        builder.Connect(store.Lanes, new ReceiverTable<OperandBurst>(registers.Select(register => register.Words)), array.Clock.Cycles(memory.BufferLatencyCycles));
    }

    private void ConnectControl(SimulationBuilder builder)
    {
        var hop = array.Clock.Cycles(1);
        builder.Connect(sequencer.Segments, new ReceiverTable<WaveSegment>([ifmaps.Segments, filters.Segments]), hop);
        builder.Connect(ifmaps.Credits, sequencer.Credits, hop);
        builder.Connect(filters.Credits, sequencer.Credits, hop);
        builder.Connect(ofmaps.Credits, sequencer.Credits, hop);
        builder.Connect(ofmaps.LayersWritten, ifmaps.LayersWritten, hop);
    }
}
