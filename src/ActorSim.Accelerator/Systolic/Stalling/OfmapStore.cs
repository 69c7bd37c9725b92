using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>
/// The double-buffered global buffer of outputs before a real DRAM: one half takes what the array produces, while the
/// other is written to DRAM. A half is free again when the DRAM has accepted all of its lines.
/// </summary>
/// <remarks>
/// Psums of several row folds each go to a region of their own in DRAM and are not read back, as at ideal bandwidth; in functional mode they are
/// summed here. A line of which only some words are written moves as a whole, without being read before (masked writes).
/// </remarks>
public sealed class OfmapStore : Actor
{
    private const int Halves = 2;

    private readonly Clock clock;
    private readonly SystolicSchedule schedule;
    private readonly short requester;
    private readonly int lineBytes;
    private readonly long[] regions;
    private readonly OfmapChunks chunks;
    private readonly OutputSums? sums;
    private readonly SelfPort<ChunkFull> chunksFull;
    private readonly Counter writes;
    private readonly Gauge held;
    private readonly long[] writesOfLayer;
    private readonly long[] linesOfLayer;

    // By half: of the chunk in it, its layer and whether it is that layer's last, its waves, words to come, when the last of
    // those that have come is here, and lines that the DRAM has not accepted; −1 while the chunk is not full.
    private readonly int[] layers = new int[Halves];
    private readonly bool[] endsLayer = new bool[Halves];
    private readonly WavePosition[] begin = new WavePosition[Halves];
    private readonly WavePosition[] end = new WavePosition[Halves];
    private readonly long[] words = new long[Halves];
    private readonly long[] missing = new long[Halves];
    private readonly SimTime[] lastWord = new SimTime[Halves];
    private readonly int[] unwritten = new int[Halves];

    // Numbers of chunks: with a half to themselves, and written.
    private int opened;
    private int written;
    private int layersWritten;

    /// <summary>Makes the buffer.</summary>
    /// <param name="array">The array.</param>
    /// <param name="memory">The memory behind it.</param>
    /// <param name="schedule">The folds to come.</param>
    /// <param name="regions">The address of the first byte of the outputs in DRAM, layer by layer.</param>
    /// <param name="requester">Its number among the DRAM's requesters.</param>
    /// <param name="functional">Whether values come and are kept.</param>
    public OfmapStore(SystolicDescription array, SystolicMemory memory, SystolicSchedule schedule, long[] regions, short requester, bool functional)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(schedule);
        clock = array.Clock;
        this.schedule = schedule;
        this.regions = regions;
        this.requester = requester;
        lineBytes = memory.LineBytes;
        chunks = new OfmapChunks(schedule, memory.OfmapHalf, memory);
        sums = functional ? new OutputSums(schedule) : null;
        writesOfLayer = new long[schedule.Layers.Length];
        linesOfLayer = new long[schedule.Layers.Length];
        writes = Count("words-written", "words");
        held = Level("occupancy", "words");
        Outputs = Receive<OutputBurst>(OnOutput);
        Answers = Receive<DramAnswer>(OnAnswer);
        Transfers = Emit<DramTransfer>();
        Credits = Emit<WaveCredit>();
        LayersWritten = Emit<LayerWritten>();
        chunksFull = ReceiveOwn<ChunkFull>(OnChunkFull);
    }

    /// <summary>The last word of a chunk has come.</summary>
    /// <param name="Chunk">Its number.</param>
    public readonly record struct ChunkFull(int Chunk);

    /// <summary>From the drains.</summary>
    public InPort<OutputBurst> Outputs { get; }

    /// <summary>From the DRAM: one answer a line.</summary>
    public InPort<DramAnswer> Answers { get; }

    /// <summary>To the DRAM.</summary>
    public OutPort<DramTransfer> Transfers { get; }

    /// <summary>To the sequencer.</summary>
    public OutPort<WaveCredit> Credits { get; }

    /// <summary>To the ifmap buffer.</summary>
    public OutPort<LayerWritten> LayersWritten { get; }

    /// <summary>Layers, from the first on, of which the DRAM has accepted all outputs.</summary>
    public int LayersDone => layersWritten;

    /// <summary>When the DRAM had accepted the last line so far.</summary>
    public SimTime LastAccepted { get; private set; }

    /// <summary>SRAM words written for a layer: as many go to DRAM.</summary>
    public long WritesOf(int layer) => writesOfLayer[layer];

    /// <summary>DRAM lines written for a layer.</summary>
    public long LinesOf(int layer) => linesOfLayer[layer];

    /// <summary>In functional mode a layer's outputs: [group][m][n], row after row.</summary>
    /// <exception cref="InvalidOperationException">The run was not functional.</exception>
    public ReadOnlySpan<long> OutputsOf(int layer) =>
        sums is null ? throw new InvalidOperationException("Values are only there in functional mode.") : sums.OutputsOf(layer);

    /// <inheritdoc/>
    protected override void Start() => OpenFreeHalves();

    private void OpenFreeHalves()
    {
        var before = opened;
        while (!chunks.IsOver && opened < written + Halves)
        {
            chunks.Walk();
            var half = opened % Halves;
            (layers[half], endsLayer[half]) = (chunks.Layer, chunks.EndsLayer);
            (begin[half], end[half]) = (chunks.Begin, chunks.Next);
            (words[half], missing[half], unwritten[half]) = (chunks.Words, chunks.Words, -1);
            opened++;
        }

        if (opened > before)
        {
            Credits.Send(new WaveCredit(WaveGate.Ofmap, chunks.Next, 1));
        }
    }

    private void OnOutput(in OutputBurst burst)
    {
        var fold = schedule[burst.Fold];
        writes.Add(burst.Count);
        held.Change(burst.Count);
        writesOfLayer[fold.Layer] += burst.Count;

        var cycle = clock.EdgeAtOrAfter(Now);
        BusyFor(clock.Edge(cycle + burst.Count) - Now);
        var from = schedule.Dataflow == Dataflow.OutputStationary ? fold.StreamLength - 1 : schedule.WaveOf(Edge.West, burst.First);
        for (var chunk = written; chunk < opened; chunk++)
        {
            Take(chunk, burst.Fold, from, burst.Count, cycle);
        }

        if (!burst.Values.IsNone)
        {
            sums!.Add(burst, fold, Blocks.Read<long>(burst.Values));
            Blocks.GiveBack(burst.Values);
        }
    }

    /// <summary>Takes those of some words, of one wave each, that belong to a chunk.</summary>
    private void Take(int chunk, int fold, int wave, int count, long cycle)
    {
        var half = chunk % Halves;
        var first = begin[half].Fold < fold ? wave : begin[half].Fold == fold ? Math.Max(wave, begin[half].Wave) : wave + count;
        var behind = fold < end[half].Fold ? wave + count : fold == end[half].Fold ? Math.Min(wave + count, end[half].Wave) : first;
        if (behind <= first)
        {
            return;
        }

        var last = clock.Edge(cycle + behind - 1 - wave);
        lastWord[half] = last > lastWord[half] ? last : lastWord[half];
        missing[half] -= behind - first;
        if (missing[half] == 0)
        {
            chunksFull.SendAt(new ChunkFull(chunk), lastWord[half]);
        }
    }

    private void OnChunkFull(in ChunkFull full)
    {
        var half = full.Chunk % Halves;
        chunks.FindLines(begin[half], end[half]);
        var region = regions[layers[half]];
        foreach (var run in chunks.Lines.Runs)
        {
            Transfers.Send(new DramTransfer(region + ((long)run.First * lineBytes), run.Count, full.Chunk, requester, IsWrite: true));
        }

        unwritten[half] = chunks.Lines.Count;
        linesOfLayer[layers[half]] += chunks.Lines.Count;
        WaitFor(Answers);
    }

    private void OnAnswer(in DramAnswer answer)
    {
        LastAccepted = Now;
        unwritten[answer.Tag % Halves]--;
        while (written < opened && unwritten[written % Halves] == 0)
        {
            var half = written % Halves;
            held.Change(-words[half]);
            lastWord[half] = SimTime.Zero;
            written++;
            if (endsLayer[half])
            {
                layersWritten++;
                LayersWritten.Send(new LayerWritten(layers[half]));
            }
        }

        OpenFreeHalves();
        for (var chunk = written; chunk < opened; chunk++)
        {
            if (unwritten[chunk % Halves] > 0)
            {
                WaitFor(Answers);
            }
        }
    }
}
