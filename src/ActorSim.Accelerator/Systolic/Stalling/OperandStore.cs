using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>
/// The double-buffered global buffer of one operand before a real DRAM: reads waves for the array from one half, while
/// the other is filled with the next chunk (<see cref="OperandChunks"/>). A half is filled anew when the last wave that
/// needs its words has been read. A wave at the border of two chunks reads from both halves.
/// </summary>
/// <remarks>
/// All lines of a chunk are asked for at once, in the order of first use. A chunk counts as come when all its lines
/// have. With few banks the words of a wave may conflict: the sequencer is told how many cycles each wave takes
/// (<see cref="WaveReads"/>).
/// </remarks>
public sealed class OperandStore : Actor
{
    private const int Halves = 2;

    private readonly Clock clock;
    private readonly SystolicSchedule schedule;
    private readonly Operand operand;
    private readonly Edge edge;
    private readonly short requester;
    private readonly int lineBytes;
    private readonly long[] regions;
    private readonly int[][]? values;
    private readonly OperandChunks chunks;
    private readonly WaveReads waveReads;
    private readonly SelfPort<ChunkRead> chunksRead;
    private readonly Counter reads;
    private readonly Counter fetched;
    private readonly Gauge held;
    private readonly long[] readsOfLayer;
    private readonly long[] fetchesOfLayer;
    private readonly long[] linesOfLayer;

    // By half: of the chunk in it, words, lines that have not come, its last wave, and the first wave of the chunk after it.
    private readonly int[] words = new int[Halves];
    private readonly int[] missing = new int[Halves];
    private readonly WavePosition[] last = new WavePosition[Halves];
    private readonly WavePosition[] after = new WavePosition[Halves];

    // Numbers of chunks: asked for, come, with the end of their reading in sight, read to their end.
    private int asked;
    private int come;
    private int ending;
    private int done;
    private int layersWritten;
    private WavePosition granted;

    /// <summary>Makes the buffer of an operand.</summary>
    /// <param name="array">The array.</param>
    /// <param name="memory">The memory behind it.</param>
    /// <param name="schedule">The folds to come.</param>
    /// <param name="operand">Which operand.</param>
    /// <param name="regions">The address of its first byte in DRAM, layer by layer.</param>
    /// <param name="requester">Its number among the DRAM's requesters.</param>
    /// <param name="values">In functional mode the operand's values, layer by layer, by address; else null.</param>
    public OperandStore(
        SystolicDescription array, SystolicMemory memory, SystolicSchedule schedule, Operand operand, long[] regions, short requester, int[][]? values)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(schedule);
        clock = array.Clock;
        this.schedule = schedule;
        this.operand = operand;
        this.regions = regions;
        this.requester = requester;
        this.values = values;
        lineBytes = memory.LineBytes;
        edge = schedule.EdgeOf(operand);
        var half = array.WorkingHalf(operand == Operand.Ifmap ? array.IfmapBufferWords : array.FilterBufferWords);
        chunks = new OperandChunks(schedule, operand, half, memory);
        waveReads = new WaveReads(schedule, operand, memory);
        readsOfLayer = new long[schedule.Layers.Length];
        fetchesOfLayer = new long[schedule.Layers.Length];
        linesOfLayer = new long[schedule.Layers.Length];
        reads = Count("words-read", "words");
        fetched = Count("words-fetched", "words");
        held = Level("occupancy", "words");
        Segments = Receive<WaveSegment>(OnSegment);
        Answers = Receive<DramAnswer>(OnAnswer);
        LayersWritten = Receive<LayerWritten>(OnLayerWritten, optional: true);
        Lanes = EmitGroup<OperandBurst>();
        Transfers = Emit<DramTransfer>();
        Credits = Emit<WaveCredit>();
        chunksRead = ReceiveOwn<ChunkRead>(OnChunkRead);
    }

    /// <summary>The last wave that needs the oldest chunk has been read.</summary>
    public readonly record struct ChunkRead;

    /// <summary>From the sequencer: waves to read.</summary>
    public InPort<WaveSegment> Segments { get; }

    /// <summary>From the DRAM: one answer a line.</summary>
    public InPort<DramAnswer> Answers { get; }

    /// <summary>From the ofmap buffer; only the ifmap's buffer waits for it.</summary>
    public InPort<LayerWritten> LayersWritten { get; }

    /// <summary>To the skew registers, by lane.</summary>
    public GroupPort<OperandBurst> Lanes { get; }

    /// <summary>To the DRAM.</summary>
    public OutPort<DramTransfer> Transfers { get; }

    /// <summary>To the sequencer.</summary>
    public OutPort<WaveCredit> Credits { get; }

    /// <summary>SRAM words read for a layer; those in the padding included.</summary>
    public long ReadsOf(int layer) => readsOfLayer[layer];

    /// <summary>DRAM words asked for by a layer.</summary>
    public long FetchesOf(int layer) => fetchesOfLayer[layer];

    /// <summary>DRAM lines asked for by a layer.</summary>
    public long LinesOf(int layer) => linesOfLayer[layer];

    /// <inheritdoc/>
    protected override void Start()
    {
        Grant(chunks.Next);
        FillFreeHalves();
    }

    private void OnLayerWritten(in LayerWritten written)
    {
        layersWritten = written.Layer + 1;
        FillFreeHalves();
    }

    private void OnChunkRead(in ChunkRead read)
    {
        held.Change(-words[done % Halves]);
        done++;
        FillFreeHalves();
    }

    private void OnAnswer(in DramAnswer answer)
    {
        missing[answer.Tag % Halves]--;
        GrantWhatHasCome();
    }

    private void FillFreeHalves()
    {
        while (!chunks.IsOver && asked < done + Halves && (operand == Operand.Filter || chunks.NextLayer <= layersWritten))
        {
            chunks.Walk();
            AskFor(chunks.Lines);
            var half = asked % Halves;
            (words[half], missing[half], last[half], after[half]) = (chunks.Words, chunks.Lines.Count, chunks.Last, chunks.Next);
            held.Change(chunks.Words);
            asked++;
        }

        GrantWhatHasCome();
    }

    private void AskFor(LineSet lines)
    {
        var region = regions[chunks.Layer];
        foreach (var run in lines.Runs)
        {
            Transfers.Send(new DramTransfer(region + ((long)run.First * lineBytes), run.Count, asked, requester, IsWrite: false));
        }

        fetchesOfLayer[chunks.Layer] += chunks.Words;
        linesOfLayer[chunks.Layer] += lines.Count;
        fetched.Add(chunks.Words);
    }

    /// <summary>Chunks may come out of order, but waves need them in order.</summary>
    private void GrantWhatHasCome()
    {
        var before = come;
        while (come < asked && missing[come % Halves] == 0)
        {
            come++;
        }

        if (come > before)
        {
            Grant(after[(come - 1) % Halves]);
        }

        if (come < asked)
        {
            WaitFor(Answers);
        }
    }

    private void Grant(WavePosition until)
    {
        if (!waveReads.MayConflict)
        {
            Send(until, 1);
            return;
        }

        // One credit for each run of waves that take equally long.
        var cycles = 0;
        while (granted.IsBefore(until))
        {
            var fold = schedule[granted.Fold];
            var end = granted.Fold == until.Fold ? until.Wave : schedule.WavesOf(fold);
            for (; granted.Wave < end; granted = granted with { Wave = granted.Wave + 1 })
            {
                var ofWave = waveReads.CyclesOf(fold, granted.Wave);
                if (ofWave != cycles && cycles > 0)
                {
                    Send(granted, cycles);
                }

                cycles = ofWave;
            }

            granted = granted.Fold == until.Fold ? granted : new WavePosition(granted.Fold + 1, 0);
        }

        Send(until, Math.Max(1, cycles));
    }

    private void Send(WavePosition until, int cycles) =>
        Credits.Send(new WaveCredit(operand == Operand.Ifmap ? WaveGate.Ifmap : WaveGate.Filter, until, cycles));

    private void OnSegment(in WaveSegment segment)
    {
        var cycle = clock.EdgeAtOrAfter(Now);
        while (ending < asked && last[ending % Halves] is var end && end.IsBefore(new WavePosition(segment.Fold, segment.End)))
        {
            chunksRead.SendAt(default, clock.Edge(cycle + end.Wave - segment.First + 1));
            ending++;
        }

        // A segment lies within the loading of a stationary operand or within the stream.
        var fold = schedule[segment.Fold];
        var first = segment.First - schedule.WaveOf(edge, 0);
        if (first >= 0 && first < schedule.SlotsOf(edge, fold))
        {
            BusyFor(clock.Edge(cycle + segment.Count) - Now);
            Read(fold, segment, first);
        }
    }

    private void Read(in Fold fold, in WaveSegment segment, int first)
    {
        var count = segment.Count;
        var isLast = first + count == schedule.SlotsOf(edge, fold);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var empty = Math.Clamp(schedule.EmptySlots(edge, lane, fold) - first, 0, count);
            if (empty > 0)
            {
                Lanes.SendTo(lane, new OperandBurst(segment.Fold, schedule.NumberOf(edge, first), empty, (short)fold.Layer, HasData: false, isLast && empty == count, default));
            }

            if (empty < count)
            {
                var begin = first + empty;
                var data = new OperandBurst(
                    segment.Fold, schedule.NumberOf(edge, begin), count - empty, (short)fold.Layer, HasData: true, isLast, ValuesFor(fold, lane, begin, count - empty));
                Lanes.SendTo(lane, data, clock.Edge(clock.EdgeAtOrAfter(Now) + empty) - Now);
                readsOfLayer[fold.Layer] += data.Count;
                reads.Add(data.Count);
            }
        }
    }

    private Block ValuesFor(in Fold fold, int lane, int first, int count)
    {
        if (values is null)
        {
            return default;
        }

        var layer = schedule.Layers[fold.Layer];
        var block = Blocks.Rent<int>(count);
        var target = Blocks.Write<int>(block);
        for (var i = 0; i < count; i++)
        {
            var address = schedule.AddressOf(operand, layer, fold, lane, first + i);
            target[i] = address == IfmapLayout.Outside ? 0 : values[fold.Layer][address];
        }

        return block;
    }
}
