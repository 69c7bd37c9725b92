using System.Runtime.InteropServices;
using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Sums over all passes of a mapping. Passes are a product of independent divisions (images, strips, groups, blocks and
/// passes of filters, passes of channels), so each sum is a product of few; the count takes as long for a million passes
/// as for one.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PassTotals
{
    private readonly ConvolutionShape layer;
    private readonly int batch;

    public PassTotals(ConvolutionShape layer, int batch, RowStationaryMapping mapping)
    {
        this.layer = layer;
        this.batch = batch;
        ImageGroups = Parts(batch, mapping.Images);
        Strips = Parts(layer.Output.Height, mapping.StripRows);
        Blocks = Parts(layer.FiltersPerGroup, mapping.BufferedFilters);
        var (full, rest) = Math.DivRem(layer.FiltersPerGroup, mapping.BufferedFilters);
        var block = Shares.Of(mapping.BufferedFilters, mapping.Filters, mapping.FilterSets);
        Filters = (block * full) + Shares.Of(rest, mapping.Filters, mapping.FilterSets);
        Channels = Shares.Of(layer.ChannelsPerGroup, mapping.Channels, mapping.ChannelSets);
    }

    /// <summary>Groups of n images.</summary>
    public long ImageGroups { get; }

    /// <summary>Strips of e ofmap rows.</summary>
    public long Strips { get; }

    /// <summary>Blocks of m filters in a group.</summary>
    public long Blocks { get; }

    /// <summary>Passes over the filters of a group, all its blocks together.</summary>
    public Shares Filters { get; }

    /// <summary>Passes over the channels of a group.</summary>
    public Shares Channels { get; }

    /// <summary>Passes of the layer.</summary>
    public long Passes => ImageGroups * Strips * layer.Convolution.Groups * Filters.Passes * Channels.Passes;

    public RowStationaryAccesses Accesses(bool readsFirstPsums)
    {
        var (kernel, stride, output) = (layer.Convolution.Kernel, layer.Convolution.Stride, layer.Output);
        var macs = checked(batch * layer.Macs);

        // Strips overlap by the rows that a filter reaches beyond its ofmap row; rows that a stride leaves out are
        // fetched with the others and do not travel to PEs, columns likewise.
        var stripRows = ((output.Height - Strips) * stride.Height) + (Strips * kernel.Height);
        var coveredRows = kernel.Height >= stride.Height ? stripRows : (long)output.Height * kernel.Height;
        var coveredColumns = WindowCover.Of(output.Width, kernel.Width, stride.Width);
        var channels = (long)batch * layer.Input.Channels;
        var ifmapFetched = checked(channels * Blocks * stripRows * layer.PaddedInput.Width);
        var ifmapSent = checked(channels * Filters.Passes * coveredRows * coveredColumns);
        var ifmapArrived = checked(channels * Filters.Sets * output.Height * kernel.Height * coveredColumns);

        var filterFetched = checked(layer.Weights * ImageGroups * Strips);
        var filterArrived = checked(layer.Weights * ImageGroups * output.Height);

        var ofmap = checked(batch * output.Elements);
        var psumWritten = checked(ofmap * Channels.Passes);
        var psumRead = readsFirstPsums ? psumWritten : psumWritten - ofmap;
        var psumHops = checked(ofmap * ((kernel.Height * Channels.Sets) - Channels.Passes));

        var fetched = new OperandWords(ifmapFetched, filterFetched, 0);
        var finished = new OperandWords(0, 0, ofmap);
        return new RowStationaryAccesses
        {
            Macs = macs,
            PadReads = new OperandWords(macs, macs, macs),
            PadWrites = new OperandWords(ifmapArrived, filterArrived, macs),
            ArrayWords = new OperandWords(ifmapArrived, filterArrived, psumHops),
            BufferReads = new OperandWords(ifmapSent, filterFetched, psumRead),
            BufferWrites = new OperandWords(0, 0, psumWritten),
            BufferFills = fetched,
            BufferDrains = finished,
            DramReads = fetched,
            DramWrites = finished,
        };
    }

    private static int Parts(int total, int part) => (total + part - 1) / part;

    /// <summary>What <see cref="PassLister.Shares"/> adds up to.</summary>
    /// <param name="Passes">Passes.</param>
    /// <param name="Sets">Sets that take part, over all passes.</param>
    /// <param name="PerPe">What each PE takes, over all passes.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Shares(long Passes, long Sets, long PerPe)
    {
        public static Shares operator +(Shares left, Shares right) =>
            new(left.Passes + right.Passes, left.Sets + right.Sets, left.PerPe + right.PerPe);

        public static Shares operator *(Shares shares, long times) =>
            new(shares.Passes * times, shares.Sets * times, shares.PerPe * times);

        public static Shares Of(int total, int perPe, int sets)
        {
            var (whole, left) = Math.DivRem(total, perPe * sets);
            var sum = new Shares(whole, (long)whole * sets, (long)whole * perPe);
            while (left > 0)
            {
                var (share, used) = PassLister.NextShare(left, perPe, sets);
                sum += new Shares(1, used, share);
                left -= share * used;
            }

            return sum;
        }
    }
}
