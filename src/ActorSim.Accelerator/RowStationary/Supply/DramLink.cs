using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The link between a row-stationary chip and its DRAM, in a clock of its own: does one request after the other, in each
/// cycle of its clock one beat, and for a transfer at least one. DRAM itself is never the slower one. Feature maps are
/// run-length coded on the way where the layer says so; which words are zero is drawn with the layer's share, and padding
/// is zero always.
/// </summary>
/// <remarks>Source: Eyeriss (JSSC 52(1), 2017), IV-B for the code; the chip was measured with its link at 60 MHz, 64 bits wide.</remarks>
public sealed class DramLink : Actor
{
    private const int WordBits = 16;
    private static readonly StallCause NothingAsked = new("no-request");

    private readonly RowStationaryProgram program;
    private readonly Queue<DramRequest> waiting = new();
    private readonly SelfPort<Crossed> crossed;
    private readonly RunLengthCode code = new();

    // By layer: bytes that crossed, and feature-map words so far, by which stated bytes are shared out.
    private readonly long[] ifmapBytes;
    private readonly long[] filterBytes;
    private readonly long[] ofmapBytes;
    private readonly long[] featureMapWords;
    private readonly long[] allFeatureMapWords;

    // In runs with values: those in DRAM, and finished ofmaps on their way there.
    private readonly DramTensors? tensors;
    private readonly Queue<Block> ofmaps = new();

    private bool isBusy;

    /// <summary>Makes the link.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    /// <param name="values">The values of all operands, or null to move words without values.</param>
    /// <exception cref="ArgumentException">There are not as many values as the layers have words.</exception>
    public DramLink(RowStationaryProgram program, RowStationaryValues? values = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        tensors = values is null ? null : new DramTensors(program, values);
        ifmapBytes = new long[program.Layers.Length];
        filterBytes = new long[program.Layers.Length];
        ofmapBytes = new long[program.Layers.Length];
        featureMapWords = new long[program.Layers.Length];
        allFeatureMapWords = [.. Enumerable.Range(0, program.Layers.Length).Select(program.FeatureMapWordsOf)];
        Requests = Receive<DramRequest>(OnRequest);
        Ofmaps = Receive<BankTransfer>(OnOfmaps, optional: true);
        Reports = Emit<PassReport>();
        Filters = Emit<BankTransfer>();
        Ifmaps = Emit<BankTransfer>();
        Psums = Emit<BankTransfer>();
        crossed = ReceiveOwn<Crossed>(OnCrossed);
    }

    /// <summary>The last beat of a request has crossed.</summary>
    /// <param name="Request">The request.</param>
    public readonly record struct Crossed(DramRequest Request);

    /// <summary>From the control.</summary>
    public InPort<DramRequest> Requests { get; }

    /// <summary>In runs with values: finished ofmaps from the psum banks, before the control asks to write them.</summary>
    public InPort<BankTransfer> Ofmaps { get; }

    /// <summary>To the control: the chip is configured.</summary>
    public OutPort<PassReport> Reports { get; }

    /// <summary>To the filter banks.</summary>
    public OutPort<BankTransfer> Filters { get; }

    /// <summary>To the ifmap banks.</summary>
    public OutPort<BankTransfer> Ifmaps { get; }

    /// <summary>To the psum banks: their ofmaps are in DRAM.</summary>
    public OutPort<BankTransfer> Psums { get; }

    /// <summary>What crossed the link for a layer.</summary>
    public DramTraffic TrafficOf(int layer) => new(ifmapBytes[layer], filterBytes[layer], ofmapBytes[layer]);

    /// <summary>In runs with values: a layer's ofmaps, [image][filter][row][column], as far as they are in DRAM.</summary>
    /// <exception cref="InvalidOperationException">The run has no values.</exception>
    public ReadOnlySpan<long> OfmapsOf(int layer) =>
        tensors is null ? throw new InvalidOperationException("A run without values has no ofmaps to show.") : tensors.OfmapsOf(layer);

    private void OnOfmaps(in BankTransfer transfer) => ofmaps.Enqueue(transfer.Values);

    private void OnRequest(in DramRequest request)
    {
        if (isBusy)
        {
            waiting.Enqueue(request);
        }
        else
        {
            Begin(request);
        }
    }

    private void OnCrossed(in Crossed done)
    {
        var request = done.Request;
        isBusy = false;
        switch (request.Job)
        {
            case DramJob.Configure:
                Reports.Send(new PassReport(request.Pass, PassStage.Configured));
                break;
            case DramJob.FetchFilters:
                Filters.Send(new BankTransfer(request.Pass, WordsOf(request)));
                break;
            case DramJob.FetchIfmaps:
                Ifmaps.Send(new BankTransfer(request.Pass, WordsOf(request)));
                break;
            default:
                Store(request.Pass);
                Psums.Send(new BankTransfer(request.Pass));
                break;
        }

        if (waiting.TryDequeue(out var next))
        {
            Begin(next);
        }
        else
        {
            StallOn(NothingAsked);
        }
    }

    private void Begin(in DramRequest request)
    {
        isBusy = true;
        BecomeBusy();
        var link = program.Hardware.Link;
        var beats = request.Job == DramJob.Configure
            ? program.Hardware.ConfigurationBits
            : Math.Max(1, (BitsOf(request) + program.Hardware.LinkBits - 1) / program.Hardware.LinkBits);
        crossed.SendAt(new Crossed(request), link.Edge(link.EdgeAtOrAfter(Now) + beats));
    }

    private long BitsOf(in DramRequest request)
    {
        var layer = program.Passes[request.Pass].Layer;
        switch (request.Job)
        {
            case DramJob.FetchFilters:
                var weights = program.FilterWords(request.Pass);
                filterBytes[layer] += weights * WordBits / 8;
                return (long)weights * WordBits;
            case DramJob.FetchIfmaps:
                var ifmap = BytesOfFeatureMap(request, program.Layers[layer].Coding.IfmapZeros);
                ifmapBytes[layer] += ifmap;
                return ifmap * 8;
            default:
                var ofmap = BytesOfFeatureMap(request, program.Layers[layer].Coding.OfmapZeros);
                ofmapBytes[layer] += ofmap;
                return ofmap * 8;
        }
    }

    private long BytesOfFeatureMap(in DramRequest request, double? zeros)
    {
        var words = request.Job == DramJob.FetchIfmaps ? program.IfmapWords(request.Pass) : program.OfmapWords(request.Pass);
        var layer = program.Passes[request.Pass].Layer;
        if (program.Layers[layer].Coding.StatedBytes is { } stated)
        {
            var before = featureMapWords[layer];
            featureMapWords[layer] += words;
            return ShareOf(stated, featureMapWords[layer], layer) - ShareOf(stated, before, layer);
        }

        return zeros is { } share ? 8 * CodeWords(request, words, share) : words * WordBits / 8;
    }

    /// <summary>The stated bytes that belong to the first words of a layer's feature maps.</summary>
    private long ShareOf(long stated, long words, int layer) => (long)((Int128)stated * words / allFeatureMapWords[layer]);

    private long CodeWords(in DramRequest request, long words, double zeros)
    {
        code.Restart();
        if (tensors is not null)
        {
            return MeasuredCodeWords(request);
        }

        if (request.Job == DramJob.WriteOfmaps)
        {
            for (var word = 0L; word < words; word++)
            {
                code.Add(Random.NextChance(zeros));
            }

            return code.Words;
        }

        var shape = program.ShapeOf(request.Pass);
        var padding = shape.Layer.Convolution.Padding;
        var firstRow = (program.Passes[request.Pass].FirstRow * shape.Layer.Convolution.Stride.Height) - padding.Height;
        var (rows, columns) = (shape.Layer.Input.Height, shape.Layer.Input.Width);
        var maps = shape.Images * shape.Channels * shape.ChannelSets;
        for (var map = 0; map < maps; map++)
        {
            for (var row = firstRow; row < firstRow + shape.IfmapRows; row++)
            {
                for (var column = -padding.Width; column < columns + padding.Width; column++)
                {
                    code.Add(row < 0 || row >= rows || column < 0 || column >= columns || Random.NextChance(zeros));
                }
            }
        }

        return code.Words;
    }

    /// <summary>In runs with values: those of a fetch.</summary>
    private Block WordsOf(in DramRequest request)
    {
        if (tensors is null)
        {
            return default;
        }

        var isFilters = request.Job == DramJob.FetchFilters;
        var block = Blocks.Rent<int>(checked((int)(isFilters ? program.FilterWords(request.Pass) : program.IfmapWords(request.Pass))));
        var words = Blocks.Write<int>(block);
        if (isFilters)
        {
            tensors.FillFilters(request.Pass, words);
        }
        else
        {
            tensors.FillIfmaps(request.Pass, words);
        }

        return block;
    }

    private void Store(int pass)
    {
        if (tensors is null)
        {
            return;
        }

        var block = ofmaps.Dequeue();
        tensors.StoreOfmaps(pass, Blocks.Read<long>(block));
        Blocks.GiveBack(block);
    }

    /// <summary>Counts the zeros that are there: in ofmaps those behind the ReLU, which is on the way.</summary>
    private long MeasuredCodeWords(in DramRequest request)
    {
        if (request.Job == DramJob.WriteOfmaps)
        {
            foreach (var word in Blocks.Read<long>(ofmaps.Peek()))
            {
                code.Add(word <= 0);
            }

            return code.Words;
        }

        var block = WordsOf(request);
        foreach (var word in Blocks.Read<int>(block))
        {
            code.Add(word == 0);
        }

        Blocks.GiveBack(block);
        return code.Words;
    }
}
