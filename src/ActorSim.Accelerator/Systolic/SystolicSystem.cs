using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>
/// A systolic array with buffers and DRAM, put together from actors, and the layers that run on it one
/// after another. Counts and cycles are read from the actors after the run.
/// </summary>
/// <remarks>
/// Links, all stated and only partly counted: PE to PE one cycle; buffer to feeder, feeder to PE and the
/// corner PE's announcement half a cycle each, so that the next fold begins in the cycle after the last
/// slot of the one before; PE to drain, drain to buffer and buffer to DRAM one cycle each, which is not
/// counted, because a layer's cycles end with its last slot in the array.
/// </remarks>
/// <example>
/// <code>
/// var system = new SystolicSystem(array, [SystolicLayer.OfMatrices("gemm", m: 64, n: 32, k: 100)]);
/// system.Simulation.Run();
/// Console.WriteLine(system.FiguresOf(0).Cycles);
/// </code>
/// </example>
public sealed class SystolicSystem
{
    private readonly SystolicDescription array;
    private readonly SystolicSchedule schedule;
    private readonly SystolicMesh mesh;
    private readonly OperandBuffer ifmapBuffer;
    private readonly OperandBuffer filterBuffer;
    private readonly OfmapBuffer ofmapBuffer;

    /// <summary>Builds the system.</summary>
    /// <param name="array">The array and its buffers.</param>
    /// <param name="layers">The layers to run, at least one.</param>
    /// <param name="values">For functional mode the operands' values; null to move words without values.</param>
    /// <param name="builder">Where to add the actors; null for a system of their own.</param>
    /// <exception cref="ArgumentException">No layers, sizes that are not positive, or values that do not fit.</exception>
    public SystolicSystem(
        SystolicDescription array, IReadOnlyList<SystolicLayer> layers, SystolicValues? values = null, SimulationBuilder? builder = null)
    {
        Check(array, layers, values);
        this.array = array;
        schedule = new SystolicSchedule(array, layers);
        builder ??= new SimulationBuilder();

        ifmapBuffer = builder.Add("/buffers/ifmap", new OperandBuffer(array.Clock, schedule, Operand.Ifmap, array.WorkingHalf(array.IfmapBufferWords), values?.Ifmaps));
        filterBuffer = builder.Add("/buffers/filter", new OperandBuffer(array.Clock, schedule, Operand.Filter, array.WorkingHalf(array.FilterBufferWords), values?.Filters));
        ofmapBuffer = builder.Add("/buffers/ofmap", new OfmapBuffer(array.Clock, schedule, array.Accounting, values is not null));
        Dram = builder.Add("/dram", new IdealDram());
        mesh = new SystolicMesh(builder, array, schedule, ofmapBuffer.Outputs);
        AddFeeders(builder);
        ConnectMemory(builder);
        Simulation = builder.Build();
    }

    /// <summary>The simulation, ready to run.</summary>
    public Simulation Simulation { get; }

    /// <summary>The folds that are run.</summary>
    public SystolicSchedule Schedule => schedule;

    /// <summary>The DRAM behind the buffers.</summary>
    public IdealDram Dram { get; }

    /// <summary>Folds that are over, of all layers.</summary>
    public int FoldsEnded => mesh.FoldsEnded;

    /// <summary>Whether a layer has been run to its end, with every word that its folds use asked for.</summary>
    public bool IsFinished(int layer) =>
        mesh.FoldsEndedOf(layer) == schedule.FoldsOf(layer)
        && ifmapBuffer.FoldsServed >= schedule.FoldsUntilEndOf(layer)
        && filterBuffer.FoldsServed >= schedule.FoldsUntilEndOf(layer);

    /// <summary>What a layer came to, after the run.</summary>
    /// <exception cref="InvalidOperationException">The layer has not been run to its end.</exception>
    public SystolicLayerFigures FiguresOf(int layer)
    {
        if (!IsFinished(layer))
        {
            throw new InvalidOperationException($"Layer {schedule.Layers[layer].Name} has not been run to its end.");
        }

        var (macs, loads, empty) = mesh.SlotsOf(layer);
        return new SystolicLayerFigures
        {
            Layer = schedule.Layers[layer],
            Folds = schedule.FoldsOf(layer),
            Macs = macs,
            Cycles = mesh.LastSlotOf(layer) - mesh.FirstSlotOf(layer) + 1,
            Pes = array.Rows * array.Columns,
            EmptyPeCycles = empty,
            LoadPeCycles = loads,
            SramIfmapReads = ifmapBuffer.ReadsOf(layer),
            SramFilterReads = filterBuffer.ReadsOf(layer),
            SramOfmapWrites = ofmapBuffer.WritesOf(layer),
            DramIfmapReads = ifmapBuffer.FetchesOf(layer),
            DramFilterReads = filterBuffer.FetchesOf(layer),
            DramOfmapWrites = ofmapBuffer.DramWritesOf(layer),
        };
    }

    /// <summary>In functional mode a layer's outputs after the run: [group][m][n], row after row.</summary>
    /// <exception cref="InvalidOperationException">The run was not functional.</exception>
    public ReadOnlySpan<long> OutputsOf(int layer) => ofmapBuffer.OutputsOf(layer);

    /// <summary>Throws when there is no layer, or sizes or values are not possible.</summary>
    internal static void Check(SystolicDescription array, IReadOnlyList<SystolicLayer> layers, SystolicValues? values)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(layers);
        array.Check();
        if (layers.Count == 0)
        {
            throw new ArgumentException("There is no layer to run.", nameof(layers));
        }

        if (layers.Count > short.MaxValue)
        {
            throw new ArgumentException($"A run can have at most {short.MaxValue} layers; it has {layers.Count}.", nameof(layers));
        }

        for (var i = 0; values is not null && i < layers.Count; i++)
        {
            if (values.Ifmaps[i].Length != layers[i].Ifmap.Words || values.Filters[i].Length != layers[i].FilterWords)
            {
                throw new ArgumentException(
                    $"Layer {layers[i].Name} has {layers[i].Ifmap.Words} ifmap words and {layers[i].FilterWords} weights, "
                    + $"but {values.Ifmaps[i].Length} and {values.Filters[i].Length} values were given.",
                    nameof(values));
            }
        }
    }

    private void AddFeeders(SimulationBuilder builder)
    {
        var west = AddFeeders(builder, Edge.West, array.Rows, mesh.WestEntry);
        var north = AddFeeders(builder, Edge.North, array.Columns, mesh.NorthEntry);
        builder.Connect(
            mesh.Corner.FoldEnds,
            new ReceiverTable<FoldDone>(west.Concat(north).Select(feeder => feeder.FoldEnds)),
            array.Clock.Half.Cycles(1));
    }

    private OperandFeeder[] AddFeeders(SimulationBuilder builder, Edge edge, int lanes, Func<int, InPort<OperandBurst>> entry)
    {
        var halfClock = array.Clock.Half;
        var halfCycle = halfClock.Cycles(1);
        var buffer = schedule.EdgeOf(Operand.Ifmap) == edge ? ifmapBuffer : filterBuffer;
        var feeders = new OperandFeeder[lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            feeders[lane] = builder.Add(
                $"/array/{(edge == Edge.West ? "west" : "north")}/{lane}",
                new OperandFeeder(halfClock, schedule, array.Granularity, edge, lane));
            builder.Connect(feeders[lane].Requests, buffer.Requests, halfCycle);
            builder.Connect(feeders[lane].ToArray, entry(lane), halfCycle);
        }

        builder.Connect(buffer.Lanes, new ReceiverTable<OperandBurst>(feeders.Select(feeder => feeder.Words)), halfCycle);
        return feeders;
    }

    private void ConnectMemory(SimulationBuilder builder)
    {
        var hop = array.Clock.Cycles(1);
        builder.Connect(ifmapBuffer.Fetches, Dram.Reads, hop);
        builder.Connect(filterBuffer.Fetches, Dram.Reads, hop);
        builder.Connect(ofmapBuffer.Writes, Dram.Writes, hop);
        builder.Connect(Dram.Data, new ReceiverTable<DramData>([ifmapBuffer.Fetched, filterBuffer.Fetched]), hop);
    }
}
