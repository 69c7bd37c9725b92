using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A PE of a row-stationary array that lives cycle by cycle: in each it multiplies a word of its ifmap pad with a weight
/// and adds the product to a psum, or adds the psum that came from below and sends the sum on. What it computes with is
/// what arrived. Its time is busy, stalled on <c>filters</c>, <c>ifmap</c>, <c>psum-in</c> or <c>psum-out</c>, and idle
/// behind its last pass.
/// </summary>
/// <remarks>
/// Psums from the PE below and psums from the buffer come in over ports of their own, each with its own room: a PE that
/// begins a pass early must not get in between psums of another.
/// Weights come in the order in which a window uses them: filter column by filter column, channel by channel, filter by
/// filter. Where a psum is missing and room too, the psum is what counts as missing.
/// </remarks>
public sealed class WordPe : Actor
{
    private const int Nothing = -1;
    private const int Ifmap = 0;
    private const int PsumIn = 1;
    private const int PsumOut = 2;
    private static readonly StallCause[] Causes = [new("ifmap"), new("psum-in"), new("psum-out")];
    private static readonly StallCause NoFilters = new("filters");

    private readonly RowStationaryProgram program;
    private readonly int pe;
    private readonly ClockedWake wake;
    private readonly PeCounts counts;

    // Scratch pads and ports. A stretch of ifmap words lies in pad and port together.
    private readonly WordQueue ifmaps = new();
    private readonly WordQueue weights = new();
    private readonly WordQueue localPsums = new();
    private readonly WordQueue bufferPsums = new();
    private long[] psums = [];

    // The pass, or that of which weights are awaited; the number of passes at the end.
    private int pass;
    private bool isWorking;
    private int image;
    private int window;
    private int within;
    private int wordsDone;

    private int roomAbove;
    private int roomOutside;

    private long stalledSince;
    private int missing = Nothing;
    private long freeSince;

    /// <summary>Makes the PE at a place, counted row by row from the top left.</summary>
    public WordPe(RowStationaryProgram program, int pe)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        this.pe = pe;
        counts = new PeCounts(program.Layers.Length);
        roomAbove = roomOutside = program.PsumRoom;
        Weights = Receive<ArrayWord>(OnWeight);
        Ifmaps = Receive<ArrayWord>(OnIfmap);
        LocalPsums = Receive<ArrayWord>(OnLocalPsum, optional: true);
        BufferPsums = Receive<ArrayWord>(OnBufferPsum);
        RoomAbove = Receive<FreedRoom>(OnRoomAbove, optional: true);
        RoomOutside = Receive<FreedRoom>(OnRoomOutside);
        Done = Emit<PeDone>();
        FreedIfmap = Emit<FreedRoom>();
        FreedLocal = Emit<FreedRoom>(optional: true);
        FreedBuffer = Emit<FreedRoom>();
        Above = Emit<ArrayWord>(optional: true);
        Outputs = Emit<OutputWord>();
        wake = Wake(program.Hardware.Core, Step);
        pass = program.NextPassOf(pe, 0);
    }

    /// <summary>Weights from their banks.</summary>
    public InPort<ArrayWord> Weights { get; }

    /// <summary>Ifmap words from their banks.</summary>
    public InPort<ArrayWord> Ifmaps { get; }

    /// <summary>Psums from the PE below.</summary>
    public InPort<ArrayWord> LocalPsums { get; }

    /// <summary>Psums from the banks.</summary>
    public InPort<ArrayWord> BufferPsums { get; }

    /// <summary>The PE above has room again.</summary>
    public InPort<FreedRoom> RoomAbove { get; }

    /// <summary>There is room again in front of the output network.</summary>
    public InPort<FreedRoom> RoomOutside { get; }

    /// <summary>To the filter network: a pass is done.</summary>
    public OutPort<PeDone> Done { get; }

    /// <summary>To the ifmap network.</summary>
    public OutPort<FreedRoom> FreedIfmap { get; }

    /// <summary>To the PE below.</summary>
    public OutPort<FreedRoom> FreedLocal { get; }

    /// <summary>To the psum network.</summary>
    public OutPort<FreedRoom> FreedBuffer { get; }

    /// <summary>Psums to the PE above.</summary>
    public OutPort<ArrayWord> Above { get; }

    /// <summary>Psums to the output network.</summary>
    public OutPort<OutputWord> Outputs { get; }

    /// <summary>What the PE did.</summary>
    public PeCounts Counts => counts;

    /// <summary>Words that came and were not used: none at the end of a run.</summary>
    internal int WordsKept => ifmaps.Count + weights.Count + localPsums.Count + bufferPsums.Count;

    private int Layer => program.Passes[pass].Layer;

    /// <inheritdoc/>
    protected override void Start() => wake.Arm();

    private void OnWeight(in ArrayWord word)
    {
        weights.Enqueue(word.Value);
        counts.AddWeight(Layer);
        wake.Arm();
    }

    private void OnIfmap(in ArrayWord word)
    {
        ifmaps.Enqueue(word.Value);
        counts.AddIfmapWord(Layer);
        wake.Arm();
    }

    private void OnLocalPsum(in ArrayWord word)
    {
        localPsums.Enqueue(word.Value);
        counts.AddPsumFromBelow(Layer);
        wake.Arm();
    }

    private void OnBufferPsum(in ArrayWord word)
    {
        bufferPsums.Enqueue(word.Value);
        wake.Arm();
    }

    private void OnRoomAbove(in FreedRoom freed)
    {
        roomAbove += freed.Words;
        wake.Arm();
    }

    private void OnRoomOutside(in FreedRoom freed)
    {
        roomOutside += freed.Words;
        wake.Arm();
    }

    /// <summary>One cycle.</summary>
    private void Step()
    {
        var cycle = wake.Clock.EdgeAtOrAfter(Now);
        EndStall(cycle);
        if (pass == program.Passes.Length)
        {
            BecomeIdle();
            return;
        }

        var shape = program.ShapeOf(pass);
        if (!isWorking && !MayBegin(shape, cycle))
        {
            StallOn(NoFilters);
            return;
        }

        missing = Missing(shape);
        if (missing != Nothing)
        {
            stalledSince = cycle;
            StallOn(Causes[missing]);
            return;
        }

        Work(shape, cycle);
        BecomeBusy();
        wake.Arm();
    }

    private bool MayBegin(PassShape shape, long cycle)
    {
        if (weights.Count < shape.WeightsPerPe)
        {
            return false;
        }

        counts.Begin(pass, Layer, cycle, freeSince);
        if (psums.Length < shape.Filters)
        {
            psums = new long[shape.Filters];
        }

        isWorking = true;
        return true;
    }

    /// <summary>What the unit of work at hand lacks.</summary>
    private int Missing(PassShape shape)
    {
        if (within < shape.WindowMacs)
        {
            return WordAt(shape) < ifmaps.Count ? Nothing : Ifmap;
        }

        var role = shape.RoleOf(pe);
        if (role.HasFlag(PeRole.Bottom) ? !program.ReadsPsums(pass) || bufferPsums.Count > 0 : localPsums.Count > 0)
        {
            return (role.HasFlag(PeRole.Top) ? roomOutside : roomAbove) > 0 ? Nothing : PsumOut;
        }

        return PsumIn;
    }

    private void Work(PassShape shape, long cycle)
    {
        if (within < shape.WindowMacs)
        {
            counts.AddMac(Layer);
            Multiply(shape);
        }
        else
        {
            counts.AddAddition(Layer);
            SendOn(shape, psums[within - shape.WindowMacs] + PsumFromBelow(shape), cycle);
        }

        freeSince = cycle + 1;
        Advance(shape);
    }

    private void Multiply(PassShape shape)
    {
        var (word, filter) = Math.DivRem(within, shape.Filters);
        var at = WordAt(shape);
        psums[filter] = (word == 0 ? 0 : psums[filter]) + (weights[within] * ifmaps[at]);
        if (shape.LastUse(wordsDone % shape.ImageWords) != (window * shape.Period) + within)
        {
            return;
        }

        // Words die in the order in which they came.
        if (at != 0)
        {
            throw new InvalidOperationException($"{Path} would free an ifmap word before an older one.");
        }

        ifmaps.Drop(1);
        wordsDone++;
        FreedIfmap.Send(new FreedRoom(pe, 1));
    }

    private long PsumFromBelow(PassShape shape)
    {
        if (!shape.RoleOf(pe).HasFlag(PeRole.Bottom))
        {
            FreedLocal.Send(new FreedRoom(pe, 1));
            return localPsums.Dequeue();
        }

        if (!program.ReadsPsums(pass))
        {
            return 0;
        }

        FreedBuffer.Send(new FreedRoom(pe, 1));
        return bufferPsums.Dequeue();
    }

    /// <summary>The sum goes through the pipeline, and arrives a cycle after that.</summary>
    private void SendOn(PassShape shape, long sum, long cycle)
    {
        var after = wake.Clock.Edge(cycle + program.Hardware.PipelineStages) - Now;
        if (shape.RoleOf(pe).HasFlag(PeRole.Top))
        {
            roomOutside--;
            Outputs.Send(new OutputWord(pe, sum), after);
        }
        else
        {
            roomAbove--;
            Above.Send(new ArrayWord(sum), after);
        }
    }

    private void Advance(PassShape shape)
    {
        if (++within < shape.Period)
        {
            return;
        }

        within = 0;
        if (++window < shape.Layer.Output.Width)
        {
            return;
        }

        window = 0;
        if (++image < shape.Images)
        {
            return;
        }

        image = 0;
        wordsDone = 0;
        isWorking = false;
        weights.Drop(shape.WeightsPerPe);
        Done.Send(new PeDone(pe));
        pass = program.NextPassOf(pe, pass + 1);
    }

    /// <summary>Where the ifmap word of the MAC at hand lies behind the oldest word.</summary>
    private int WordAt(PassShape shape)
    {
        var (kernel, stride) = (shape.Layer.Convolution.Kernel.Width, shape.Layer.Convolution.Stride.Width);
        var wordOfImage = (window * Math.Min(kernel, stride) * shape.Channels) + (within / shape.Filters);
        return (image * shape.ImageWords) + wordOfImage - wordsDone;
    }

    private void EndStall(long cycle)
    {
        if (missing != Nothing)
        {
            counts.Stalled(Layer, missing, cycle - stalledSince);
            missing = Nothing;
        }
    }
}
