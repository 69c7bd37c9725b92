using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Enumerates the tilings of a layer that are worth looking at. Larger tiles are better only where there are fewer of them
/// or where they fill the array in fewer folds; of the others the smallest is taken, since it leaves room in the buffer.
/// </summary>
/// <param name="array">The array and its buffer.</param>
/// <param name="layer">The layer.</param>
/// <param name="batch">Images.</param>
/// <param name="discard">Is told the limit that a tiling breaks, for each that does.</param>
internal sealed class TileMappings(TiledArray array, ConvolutionShape layer, int batch, Action<string> discard)
{
    private const string Buffer = "buffer";

    /// <summary>All that fit, with the sums over their tiles.</summary>
    public IEnumerable<(TileMapping Mapping, TileSums Sums)> Fitting()
    {
        var (pixels, filters, channels) = (PixelTiles(), FilterTiles(), ChannelTiles());
        foreach (var resident in Enum.GetValues<ResidentTile>())
        {
            foreach (var pixel in pixels)
            {
                foreach (var channel in channels)
                {
                    foreach (var filter in filters)
                    {
                        var mapping = new TileMapping(resident, pixel.Images, pixel.Rows, filter.Size, channel.Size);
                        if (mapping.BufferWords(layer).Total > array.BufferWords)
                        {
                            // Filters come smallest first, and so all that follow are too large as well.
                            discard(Buffer);
                            break;
                        }

                        yield return (mapping, new TileSums(array, layer, batch, resident, pixel.Sums, filter.Sums, channel.Sums));
                    }
                }
            }
        }
    }

    private List<(int Images, int Rows, TileSums.PixelSums Sums)> PixelTiles()
    {
        var kept = new List<(int Images, int Rows, TileSums.PixelSums Sums)>();
        for (var images = 1; images <= batch; images++)
        {
            for (var rows = 1; rows <= layer.Output.Height; rows++)
            {
                var sums = TileSums.PixelSums.Of(array, layer, batch, images, rows);
                if (!kept.Exists(other => other.Images <= images && other.Rows <= rows
                    && other.Sums.Tiles <= sums.Tiles && other.Sums.IfmapRows <= sums.IfmapRows && Folds(other.Sums) <= Folds(sums)))
                {
                    kept.Add((images, rows, sums));
                }
            }
        }

        return kept;

        // With weight stationary PEs pixels stream, whatever their number.
        long Folds(TileSums.PixelSums sums) => array.Dataflow == Dataflow.WeightStationary ? 0 : sums.Folds;
    }

    private List<(int Size, TileSums.FilterSums Sums)> FilterTiles() => Tiles(
        layer.FiltersPerGroup,
        size => TileSums.FilterSums.Of(array, layer, size),
        (other, sums) => other.Tiles <= sums.Tiles && (array.Dataflow == Dataflow.InputStationary || other.Folds <= sums.Folds));

    private List<(int Size, TileSums.ChannelSums Sums)> ChannelTiles() => Tiles(
        layer.ChannelsPerGroup,
        size => TileSums.ChannelSums.Of(array, layer, size),
        (other, sums) => other.Tiles <= sums.Tiles
            && (array.Dataflow == Dataflow.OutputStationary || (other.Folds <= sums.Folds && other.Hops <= sums.Hops)));

    /// <summary>Sizes of tiles, smallest first, but for those of which a smaller one is as good.</summary>
    private static List<(int Size, TSums Sums)> Tiles<TSums>(int total, Func<int, TSums> sumsOf, Func<TSums, TSums, bool> isAsGood)
    {
        var kept = new List<(int Size, TSums Sums)>();
        for (var size = 1; size <= total; size++)
        {
            var sums = sumsOf(size);
            if (!kept.Exists(other => isAsGood(other.Sums, sums)))
            {
                kept.Add((size, sums));
            }
        }

        return kept;
    }
}
