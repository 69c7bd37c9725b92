using System.Runtime.InteropServices;
using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Sums over the tiles of a mapping. Loops over pixels (images and strips), filters and channels are independent, so that
/// sums over tiles are products of sums over each of them.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct TileSums
{
    private readonly TiledArray array;
    private readonly ConvolutionShape layer;
    private readonly int batch;
    private readonly ResidentTile resident;

    public TileSums(TiledArray array, ConvolutionShape layer, int batch, TileMapping mapping)
        : this(
            array,
            layer,
            batch,
            mapping.Resident,
            PixelSums.Of(array, layer, batch, mapping.Images, mapping.StripRows),
            FilterSums.Of(array, layer, mapping.Filters),
            ChannelSums.Of(array, layer, mapping.Channels))
    {
    }

    public TileSums(
        TiledArray array, ConvolutionShape layer, int batch, ResidentTile resident, PixelSums pixels, FilterSums filters, ChannelSums channels)
    {
        this.array = array;
        this.layer = layer;
        this.batch = batch;
        this.resident = resident;
        Pixels = pixels;
        Filters = filters;
        Channels = channels;
    }

    /// <summary>Over images and strips.</summary>
    public PixelSums Pixels { get; }

    /// <summary>Over filters of a group.</summary>
    public FilterSums Filters { get; }

    /// <summary>Over channels of a group.</summary>
    public ChannelSums Channels { get; }

    /// <summary>How often each ifmap tile comes from DRAM.</summary>
    public long IfmapFetches => resident switch
    {
        ResidentTile.Psum => Channels.Tiles > 1 ? Filters.Tiles : 1,
        ResidentTile.Filter => Channels.Tiles > 1 || Pixels.Tiles > 1 ? Filters.Tiles : 1,
        _ => 1,
    };

    /// <summary>How often each tile of filters comes from DRAM.</summary>
    public long FilterFetches => resident switch
    {
        ResidentTile.Filter => 1,
        _ => Filters.Tiles > 1 || Channels.Tiles > 1 ? Pixels.Tiles : 1,
    };

    /// <summary>How often each tile of psums goes to DRAM; the first time it comes from nowhere.</summary>
    public long PsumVisits => resident switch
    {
        ResidentTile.Psum => 1,
        ResidentTile.Ifmap => Filters.Tiles > 1 ? Channels.Tiles : 1,
        _ => Pixels.Tiles > 1 ? Channels.Tiles : 1,
    };

    /// <summary>Cycles in which words stream through the array, fold after fold, when it never waits, fills or drains.</summary>
    public long Cycles => layer.Convolution.Groups * array.Dataflow switch
    {
        Dataflow.OutputStationary => Pixels.Folds * Filters.Folds * layer.Gemm.K,
        Dataflow.WeightStationary => Channels.Folds * Filters.Folds * batch * layer.Gemm.M,
        _ => Channels.Folds * Pixels.Folds * layer.FiltersPerGroup,
    };

    public RowStationaryAccesses Accesses()
    {
        var groups = layer.Convolution.Groups;
        var macs = checked(batch * layer.Macs);
        var ofmap = checked(batch * layer.Output.Elements);
        var unrolled = checked(batch * layer.Gemm.M * layer.Gemm.K * groups);
        var (ifmapSent, filterSent, psumGiven, stationaryHops) = array.Dataflow switch
        {
            Dataflow.OutputStationary => (unrolled * Filters.Folds, layer.Weights * Pixels.Folds, ofmap * Channels.Tiles, 0),
            Dataflow.WeightStationary => (
                unrolled * Filters.Folds, layer.Weights * Pixels.Tiles, ofmap * Channels.Folds, Channels.Hops * layer.Convolution.Filters * Pixels.Tiles),
            _ => (
                unrolled * Filters.Tiles, layer.Weights * Pixels.Folds, ofmap * Channels.Folds, Channels.Hops * batch * layer.Gemm.M * groups * Filters.Tiles),
        };
        var fetched = new OperandWords(
            checked((long)batch * layer.Input.Channels * Pixels.IfmapRows * layer.PaddedInput.Width * IfmapFetches),
            layer.Weights * FilterFetches,
            ofmap * (PsumVisits - 1));
        var left = new OperandWords(0, 0, ofmap * PsumVisits);
        return new RowStationaryAccesses
        {
            Macs = macs,
            PadReads = new OperandWords(macs, macs, macs),
            PadWrites = new OperandWords(0, 0, macs),
            ArrayWords = array.Dataflow switch
            {
                Dataflow.OutputStationary => new OperandWords(macs - ifmapSent, macs - filterSent, 0),
                Dataflow.WeightStationary => new OperandWords(macs - ifmapSent, stationaryHops, macs - psumGiven),
                _ => new OperandWords(stationaryHops, macs - filterSent, macs - psumGiven),
            },
            BufferReads = new OperandWords(ifmapSent, filterSent, psumGiven - ofmap),
            BufferWrites = new OperandWords(0, 0, psumGiven),
            BufferFills = fetched,
            BufferDrains = left,
            DramReads = fetched,
            DramWrites = left,
        };
    }

    /// <summary>Over tiles of images and strips.</summary>
    /// <param name="Tiles">Tiles.</param>
    /// <param name="Folds">Fillings of the array's rows or columns with output pixels.</param>
    /// <param name="IfmapRows">Ifmap rows of one image, those that strips share counted for each.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct PixelSums(long Tiles, long Folds, long IfmapRows)
    {
        public static PixelSums Of(TiledArray array, ConvolutionShape layer, int batch, int images, int rows)
        {
            var pes = array.Dataflow == Dataflow.OutputStationary ? array.Rows : array.Columns;
            var (strips, tiles, folds) = (Parts(layer.Output.Height, rows), 0L, 0L);
            foreach (var (tileImages, imageTiles) in Sizes(batch, images))
            {
                foreach (var (tileRows, rowTiles) in Sizes(layer.Output.Height, rows))
                {
                    tiles += (long)imageTiles * rowTiles;
                    folds += (long)imageTiles * rowTiles * Parts((long)tileImages * tileRows * layer.Output.Width, pes);
                }
            }

            var ifmapRows = ((layer.Output.Height - strips) * layer.Convolution.Stride.Height) + (strips * layer.Convolution.Kernel.Height);
            return new PixelSums(tiles, folds, ifmapRows);
        }
    }

    /// <summary>Over tiles of filters.</summary>
    /// <param name="Tiles">Tiles.</param>
    /// <param name="Folds">Fillings of the array's columns with filters.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct FilterSums(long Tiles, long Folds)
    {
        public static FilterSums Of(TiledArray array, ConvolutionShape layer, int filters)
        {
            var (tiles, folds) = (0L, 0L);
            foreach (var (size, count) in Sizes(layer.FiltersPerGroup, filters))
            {
                tiles += count;
                folds += count * Parts(size, array.Columns);
            }

            return new FilterSums(tiles, folds);
        }
    }

    /// <summary>Over tiles of channels.</summary>
    /// <param name="Tiles">Tiles.</param>
    /// <param name="Folds">Fillings of the array's rows with words of a window.</param>
    /// <param name="Hops">PEs that words which stay pass on their way down, for one column.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct ChannelSums(long Tiles, long Folds, long Hops)
    {
        public static ChannelSums Of(TiledArray array, ConvolutionShape layer, int channels)
        {
            var (tiles, folds, hops) = (0L, 0L, 0L);
            foreach (var (size, count) in Sizes(layer.ChannelsPerGroup, channels))
            {
                var words = (long)size * layer.Convolution.Kernel.Height * layer.Convolution.Kernel.Width;
                var (whole, rest) = Math.DivRem(words, array.Rows);
                tiles += count;
                folds += count * Parts(words, array.Rows);
                hops += count * ((whole * array.Rows * (array.Rows - 1) / 2) + (rest * (rest - 1) / 2));
            }

            return new ChannelSums(tiles, folds, hops);
        }
    }

    private static long Parts(long total, long part) => (total + part - 1) / part;

    /// <summary>The tiles of a dimension: whole ones, and a last, smaller one.</summary>
    private static (int Size, int Count)[] Sizes(int total, int part)
    {
        var (whole, rest) = Math.DivRem(total, part);
        return rest == 0 ? [(part, whole)] : [(part, whole), (rest, 1)];
    }
}
