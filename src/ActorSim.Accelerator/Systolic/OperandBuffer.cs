using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>
/// The global buffer of one operand: answers its feeders' requests in one cycle, there and back, and
/// fetches from DRAM what is not resident. Bandwidth is ideal: nobody waits for the fetch, which counts as
/// done in time by the other half of the double buffer.
/// </summary>
/// <remarks>
/// Residency follows the order in which the array uses the words of a fold: cycle after cycle, within a
/// cycle the lowest lane first. Requests of the fold are collected first, so that this order does not
/// depend on how many words a request asks for.
/// </remarks>
public sealed class OperandBuffer : Actor
{
    private readonly Clock clock;
    private readonly SystolicSchedule schedule;
    private readonly Operand operand;
    private readonly Edge edge;
    private readonly ResidentWords resident;
    private readonly int[][]? values;
    private readonly Counter reads;
    private readonly Counter fetched;
    private readonly long[] readsOfLayer;
    private readonly long[] fetchesOfLayer;

    // Requests may run at most one fold ahead of the slowest lane.
    private readonly long[] requested = new long[2];
    private int walkedFolds;
    private int layer = -1;

    /// <summary>Makes the buffer of an operand.</summary>
    /// <param name="clock">The clock of the array.</param>
    /// <param name="schedule">The folds to come.</param>
    /// <param name="operand">Which operand.</param>
    /// <param name="capacity">Words of the working half.</param>
    /// <param name="values">In functional mode the operand's values, layer by layer, by address; else null.</param>
    public OperandBuffer(Clock clock, SystolicSchedule schedule, Operand operand, long capacity, int[][]? values)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        this.clock = clock;
        this.schedule = schedule;
        this.operand = operand;
        this.values = values;
        edge = schedule.EdgeOf(operand);
        resident = new ResidentWords(capacity);
        readsOfLayer = new long[schedule.Layers.Length];
        fetchesOfLayer = new long[schedule.Layers.Length];
        reads = Count("words-read", "words");
        fetched = Count("words-fetched", "words");
        Requests = Receive<ReadRequest>(OnRequest);
        Lanes = EmitGroup<OperandBurst>();
        Fetches = Emit<DramRead>();
        Fetched = Receive<DramData>(OnFetched);
    }

    /// <summary>From the feeders.</summary>
    public InPort<ReadRequest> Requests { get; }

    /// <summary>To the feeders, by lane.</summary>
    public GroupPort<OperandBurst> Lanes { get; }

    /// <summary>To the DRAM.</summary>
    public OutPort<DramRead> Fetches { get; }

    /// <summary>From the DRAM.</summary>
    public InPort<DramData> Fetched { get; }

    /// <summary>Words that came from DRAM so far.</summary>
    public long WordsFetched => fetched.Value;

    /// <summary>Folds, from the first on, whose words were all asked for, and those not resident fetched.</summary>
    public int FoldsServed => walkedFolds;

    /// <summary>SRAM words read for a layer; those in the padding included.</summary>
    public long ReadsOf(int layerIndex) => readsOfLayer[layerIndex];

    /// <summary>DRAM words fetched for a layer.</summary>
    public long FetchesOf(int layerIndex) => fetchesOfLayer[layerIndex];

    private void OnRequest(in ReadRequest request)
    {
        var fold = schedule[request.Fold];
        readsOfLayer[fold.Layer] += request.Count;
        reads.Add(request.Count);
        BusyFor(clock.Edge(clock.EdgeAtOrAfter(Now) + request.Count) - Now);
        Lanes.SendTo(request.Lane, new OperandBurst(
            request.Fold,
            schedule.NumberOf(edge, request.First),
            request.Count,
            (short)fold.Layer,
            HasData: true,
            IsLast: request.First + request.Count == schedule.SlotsOf(edge, fold),
            values is null ? default : ValuesFor(request, fold)));

        requested[request.Fold & 1] += request.Count;
        while (walkedFolds < schedule.FoldCount && requested[walkedFolds & 1] == schedule.WordsOf(edge, schedule[walkedFolds]))
        {
            requested[walkedFolds & 1] = 0;
            FetchFor(schedule[walkedFolds]);
            walkedFolds++;
        }
    }

    private void OnFetched(in DramData data) => fetched.Add(data.Words);

    /// <summary>Fetches what a fold uses and is not resident.</summary>
    private void FetchFor(in Fold fold)
    {
        var matrices = schedule.Layers[fold.Layer];
        if (fold.Layer != layer)
        {
            layer = fold.Layer;
            resident.Reset(operand == Operand.Ifmap ? matrices.Ifmap.Words : matrices.FilterWords);
        }

        var words = edge == Edge.North && schedule.HasStationaryOperand
            ? TouchStationary(matrices, fold)
            : TouchStream(matrices, fold);
        if (words > 0)
        {
            fetchesOfLayer[fold.Layer] += words;
            Fetches.Send(new DramRead(words, (int)operand));
        }
    }

    /// <summary>Loaded without skew: all lanes' words for one row of PEs in each cycle.</summary>
    private int TouchStationary(SystolicLayer matrices, in Fold fold)
    {
        var words = 0;
        for (var slot = schedule.Rows - fold.UsedRows; slot < schedule.Rows; slot++)
        {
            for (var lane = 0; lane < fold.UsedColumns; lane++)
            {
                words += Touch(matrices, fold, lane, slot);
            }
        }

        return words;
    }

    /// <summary>Streamed with a skew of one cycle a lane.</summary>
    private int TouchStream(SystolicLayer matrices, in Fold fold)
    {
        var words = 0;
        var lanes = schedule.UsedLanes(edge, fold);
        var length = schedule.SlotsOf(edge, fold);
        for (var cycle = 0; cycle < length + lanes - 1; cycle++)
        {
            var last = Math.Min(lanes - 1, cycle);
            for (var lane = Math.Max(0, cycle - length + 1); lane <= last; lane++)
            {
                words += Touch(matrices, fold, lane, cycle - lane);
            }
        }

        return words;
    }

    private int Touch(SystolicLayer matrices, in Fold fold, int lane, int slot)
    {
        var address = schedule.AddressOf(operand, matrices, fold, lane, slot);
        return address != IfmapLayout.Outside && resident.Touch(address) ? 1 : 0;
    }

    private Block ValuesFor(in ReadRequest request, in Fold fold)
    {
        var matrices = schedule.Layers[fold.Layer];
        var block = Blocks.Rent<int>(request.Count);
        var target = Blocks.Write<int>(block);
        for (var i = 0; i < request.Count; i++)
        {
            var address = schedule.AddressOf(operand, matrices, fold, request.Lane, request.First + i);
            target[i] = address == IfmapLayout.Outside ? 0 : values![fold.Layer][address];
        }

        return block;
    }
}
