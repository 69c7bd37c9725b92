using System.Collections.Immutable;
using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// What passes of one size have in common: who takes part, in which order words come, and what each PE does with them.
/// Immutable; passes of a layer share a few of these.
/// </summary>
/// <remarks>
/// A PE works through <see cref="Units"/> cycles of work: for each window (image by image, column by column) one MAC for
/// each ifmap word of the window and filter, filters fastest, then one addition for each filter, in which the psum that
/// came from below is added and the sum sent on.
/// </remarks>
public sealed class PassShape
{
    private readonly int[] firstUse;
    private readonly int[] lastUse;
    private readonly PeRole[] roles;
    private readonly int[] streams;

    internal PassShape(
        ConvolutionShape layer, SetPlacement placement, int ifmapRoom, int images, int rows, int filters, int channels, int channelSets, int filterSets)
    {
        Layer = layer;
        Placement = placement;
        IfmapRoom = ifmapRoom;
        Images = images;
        Rows = rows;
        Filters = filters;
        Channels = channels;
        ChannelSets = channelSets;
        FilterSets = filterSets;
        Windows = images * layer.Output.Width;
        WindowMacs = channels * layer.Convolution.Kernel.Width * filters;
        Period = WindowMacs + filters;
        Units = (long)Windows * Period;
        Psums = (long)Windows * filters;
        ImageUnits = layer.Output.Width * Period;
        (firstUse, lastUse) = Uses(layer);
        Receivers = ReceiversOfRows();
        LastStream = Enumerable.Range(0, Receivers.Length).Last(stream => Receivers[stream].Length > 0);
        TravellingWords = WordsPerPe * Receivers.Count(pes => pes.Length > 0);
        Groups = LoadGroups();
        Bottoms = ChainEnds(channelSets - 1, layer.Convolution.Kernel.Height - 1);
        Tops = ChainEnds(0, 0);
        roles = Roles();
        streams = Streams();
    }

    /// <summary>The layer.</summary>
    public ConvolutionShape Layer { get; }

    /// <summary>Where PE sets lie.</summary>
    public SetPlacement Placement { get; }

    /// <summary>
    /// Ifmap words that a PE has room for: what the layer's mapping leaves in the scratch pad, and its port; with averaged
    /// arrival as many as there are.
    /// </summary>
    public int IfmapRoom { get; }

    /// <summary>n of this pass.</summary>
    public int Images { get; }

    /// <summary>e of this pass: ofmap rows, and columns of a PE set.</summary>
    public int Rows { get; }

    /// <summary>p of this pass.</summary>
    public int Filters { get; }

    /// <summary>q of this pass.</summary>
    public int Channels { get; }

    /// <summary>r of this pass.</summary>
    public int ChannelSets { get; }

    /// <summary>t of this pass.</summary>
    public int FilterSets { get; }

    /// <summary>Rows of the ifmap that the strip needs: (e − 1)·U + R.</summary>
    public int IfmapRows => ((Rows - 1) * Layer.Convolution.Stride.Height) + Layer.Convolution.Kernel.Height;

    /// <summary>Windows of a PE: one for each image and ofmap column.</summary>
    public int Windows { get; }

    /// <summary>MACs of a window: words of a window times filters.</summary>
    public int WindowMacs { get; }

    /// <summary>Cycles of work of a window: its MACs, and an addition for each filter.</summary>
    public int Period { get; }

    /// <summary>Cycles of work of a PE in the pass.</summary>
    public long Units { get; }

    /// <summary>Psums that a PE takes in and gives on in the pass.</summary>
    public long Psums { get; }

    /// <summary>Ifmap columns that windows look at; those that a stride leaves out do not travel.</summary>
    public int UsedColumns => firstUse.Length / Channels;

    /// <summary>Ifmap words of one image that a PE receives.</summary>
    public int ImageWords => firstUse.Length;

    /// <summary>Ifmap words that a PE receives in the pass.</summary>
    public long WordsPerPe => (long)Images * ImageWords;

    /// <summary>Ifmap words that travel over the network in the pass, each once for all who receive it.</summary>
    public long TravellingWords { get; }

    /// <summary>The last place in <see cref="Receivers"/> whose words anybody receives.</summary>
    public int LastStream { get; }

    /// <summary>Weights that a PE keeps during the pass: p·q·S.</summary>
    public int WeightsPerPe => Filters * Channels * Layer.Convolution.Kernel.Width;

    /// <summary>
    /// By r-set and ifmap row of the strip (set × <see cref="IfmapRows"/> + row): the PEs that receive a word of it.
    /// Empty where a stride leaves the row out.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Receivers { get; }

    /// <summary>PEs that are loaded with the same weights, in the order of loading: t-set by t-set, r-set by r-set, bottom row first.</summary>
    public ImmutableArray<ImmutableArray<int>> Groups { get; }

    /// <summary>PEs to which psums come from the buffer: t-set by t-set, column by column.</summary>
    public ImmutableArray<int> Bottoms { get; }

    /// <summary>PEs that give psums to the buffer, in the order of <see cref="Bottoms"/>.</summary>
    public ImmutableArray<int> Tops { get; }

    /// <summary>PEs that take part.</summary>
    public int ActivePes => Bottoms.Length * ChannelSets * Layer.Convolution.Kernel.Height;

    /// <summary>What a PE has to do with the pass.</summary>
    public PeRole RoleOf(int pe) => roles[pe];

    /// <summary>The place in <see cref="Receivers"/> of the words that a PE receives; -1 if it takes no part.</summary>
    public int StreamOf(int pe) => streams[pe];

    /// <summary>The unit of work, counted from the image's first, that needs ifmap word <paramref name="word"/> of an image first.</summary>
    public int FirstUse(int word) => firstUse[word];

    /// <summary>The unit of work, counted from the image's first, after which word <paramref name="word"/> of an image is dead.</summary>
    public int LastUse(int word) => lastUse[word];

    /// <summary>The unit of work after which word <paramref name="word"/> of a PE's words of the pass, counted over all images, is dead.</summary>
    public long LastUseInPass(long word)
    {
        var (image, within) = Math.DivRem((int)word, ImageWords);
        return ((long)image * ImageUnits) + lastUse[within];
    }

    /// <summary>Cycles of work of an image.</summary>
    public int ImageUnits { get; }

    /// <summary>The unit of work in which psum <paramref name="psum"/> of the pass (window by window) is added and sent on.</summary>
    public long UnitOf(long psum)
    {
        var (window, filter) = Math.DivRem(psum, Filters);
        return (window * Period) + WindowMacs + filter;
    }

    /// <summary>How many psums have been sent on before unit <paramref name="unit"/>.</summary>
    public long PsumsBefore(long unit)
    {
        var (window, within) = Math.DivRem(unit, Period);
        return (window * Filters) + Math.Max(0, within - WindowMacs);
    }

    /// <summary>The first unit from <paramref name="unit"/> on that is an addition.</summary>
    public long AdditionFrom(long unit) => UnitOf(PsumsBefore(unit));

    /// <summary>The ifmap column that is the <paramref name="index"/>-th to travel.</summary>
    public int ColumnAt(int index)
    {
        var (kernel, stride) = (Layer.Convolution.Kernel.Width, Layer.Convolution.Stride.Width);
        return kernel >= stride ? index : (index / kernel * stride) + (index % kernel);
    }

    private (int[] First, int[] Last) Uses(ConvolutionShape layer)
    {
        var (kernel, stride, windows) = (layer.Convolution.Kernel.Width, layer.Convolution.Stride.Width, layer.Output.Width);
        var columns = kernel >= stride ? ((windows - 1) * stride) + kernel : windows * kernel;
        var first = new int[columns * Channels];
        var last = new int[columns * Channels];
        for (var index = 0; index < columns; index++)
        {
            var column = ColumnAt(index);
            var firstWindow = column < kernel ? 0 : ((column - kernel) / stride) + 1;
            var lastWindow = Math.Min(windows - 1, column / stride);
            for (var channel = 0; channel < Channels; channel++)
            {
                var word = (index * Channels) + channel;
                first[word] = UnitIn(firstWindow, column, channel);
                last[word] = UnitIn(lastWindow, column, channel) + Filters - 1;
            }
        }

        return (first, last);

        int UnitIn(int window, int column, int channel) =>
            (window * Period) + (((((column - (window * stride)) * Channels) + channel) * Filters));
    }

    private ImmutableArray<ImmutableArray<int>> ReceiversOfRows()
    {
        var (kernel, stride) = (Layer.Convolution.Kernel.Height, Layer.Convolution.Stride.Height);
        var receivers = new ImmutableArray<int>[ChannelSets * IfmapRows];
        var pes = new List<int>();
        for (var set = 0; set < ChannelSets; set++)
        {
            for (var row = 0; row < IfmapRows; row++)
            {
                pes.Clear();
                for (var filterSet = 0; filterSet < FilterSets; filterSet++)
                {
                    for (var filterRow = 0; filterRow < kernel; filterRow++)
                    {
                        var (ofmapRow, rest) = Math.DivRem(row - filterRow, stride);
                        if (row >= filterRow && rest == 0 && ofmapRow < Rows)
                        {
                            pes.Add(Placement.PeAt(set, filterSet, filterRow, ofmapRow));
                        }
                    }
                }

                receivers[(set * IfmapRows) + row] = [.. pes];
            }
        }

        return [.. receivers];
    }

    private ImmutableArray<ImmutableArray<int>> LoadGroups()
    {
        var kernel = Layer.Convolution.Kernel.Height;
        var groups = new ImmutableArray<int>[FilterSets * ChannelSets * kernel];
        var index = 0;
        for (var filterSet = 0; filterSet < FilterSets; filterSet++)
        {
            for (var set = ChannelSets - 1; set >= 0; set--)
            {
                for (var filterRow = kernel - 1; filterRow >= 0; filterRow--)
                {
                    groups[index++] = [.. Enumerable.Range(0, Rows).Select(row => Placement.PeAt(set, filterSet, filterRow, row))];
                }
            }
        }

        return [.. groups];
    }

    private PeRole[] Roles()
    {
        var all = new PeRole[Placement.Pes];
        foreach (var pe in Groups.SelectMany(group => group))
        {
            all[pe] |= PeRole.Active;
        }

        foreach (var pe in Bottoms)
        {
            all[pe] |= PeRole.Bottom;
        }

        foreach (var pe in Tops)
        {
            all[pe] |= PeRole.Top;
        }

        return all;
    }

    private int[] Streams()
    {
        var all = new int[Placement.Pes];
        Array.Fill(all, -1);
        for (var stream = 0; stream < Receivers.Length; stream++)
        {
            foreach (var pe in Receivers[stream])
            {
                all[pe] = stream;
            }
        }

        return all;
    }

    private ImmutableArray<int> ChainEnds(int set, int filterRow) =>
        [.. from filterSet in Enumerable.Range(0, FilterSets)
            from row in Enumerable.Range(0, Rows)
            select Placement.PeAt(set, filterSet, filterRow, row)];
}
