using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.Systolic.Mapping;

/// <summary>
/// Counts accesses by doing everything: each tile, fold, PE and MAC, with a buffer that holds one tile of each type and
/// forgets it when another comes.
/// </summary>
internal sealed class TouchedTiles(TiledArray array, ConvolutionShape layer, int batch, TileMapping mapping)
{
    private readonly HashSet<(int Image, int Filter, int Row, int Column)> begun = [];
    private readonly HashSet<(int Image, int Filter, int Row, int Column, long Tap)> macs = [];
    private (int, int, int, int) ifmapTile = (-1, -1, -1, -1);
    private (int, int, int) filterTile = (-1, -1, -1);
    private (int, int, int, int) psumTile = (-1, -1, -1, -1);
    private long psumTileWords;
    private OperandWords fetched;
    private OperandWords left;
    private OperandWords sent;
    private OperandWords given;
    private OperandWords moved;

    public RowStationaryAccesses Count()
    {
        for (var group = 0; group < layer.Convolution.Groups; group++)
        {
            foreach (var (pixels, filter, channel) in Loops())
            {
                Work(new Tile(
                    group,
                    pixels.Image,
                    Math.Min(mapping.Images, batch - pixels.Image),
                    pixels.Row,
                    Math.Min(mapping.StripRows, layer.Output.Height - pixels.Row),
                    filter,
                    Math.Min(mapping.Filters, layer.FiltersPerGroup - filter),
                    channel,
                    Math.Min(mapping.Channels, layer.ChannelsPerGroup - channel)));
            }
        }

        left += new OperandWords(0, 0, psumTileWords);
        return new RowStationaryAccesses
        {
            Macs = macs.Count,
            PadReads = new OperandWords(macs.Count, macs.Count, macs.Count),
            PadWrites = new OperandWords(0, 0, macs.Count),
            ArrayWords = moved,
            BufferReads = sent,
            BufferWrites = given,
            BufferFills = fetched,
            BufferDrains = left,
            DramReads = fetched,
            DramWrites = left,
        };
    }

    private IEnumerable<((int Image, int Row) Pixels, int Filter, int Channel)> Loops()
    {
        var pixels = (from image in Steps(batch, mapping.Images) from row in Steps(layer.Output.Height, mapping.StripRows) select (image, row)).ToList();
        var (filters, channels) = (Steps(layer.FiltersPerGroup, mapping.Filters), Steps(layer.ChannelsPerGroup, mapping.Channels));
        return mapping.Resident switch
        {
            ResidentTile.Psum => from pixel in pixels from filter in filters from channel in channels select (pixel, filter, channel),
            ResidentTile.Ifmap => from pixel in pixels from channel in channels from filter in filters select (pixel, filter, channel),
            _ => from filter in filters from channel in channels from pixel in pixels select (pixel, filter, channel),
        };
    }

    private static List<int> Steps(int total, int step) => [.. Enumerable.Range(0, total).Where(index => index % step == 0)];

    private void Work(Tile tile)
    {
        var kernel = layer.Convolution.Kernel;
        if (ifmapTile != (tile.Group, tile.Image, tile.Row, tile.Channel))
        {
            ifmapTile = (tile.Group, tile.Image, tile.Row, tile.Channel);
            var rows = ((tile.Rows - 1) * layer.Convolution.Stride.Height) + kernel.Height;
            fetched += new OperandWords((long)tile.Images * tile.Channels * rows * layer.PaddedInput.Width, 0, 0);
        }

        if (filterTile != (tile.Group, tile.Filter, tile.Channel))
        {
            filterTile = (tile.Group, tile.Filter, tile.Channel);
            fetched += new OperandWords(0, (long)tile.Filters * tile.Channels * kernel.Height * kernel.Width, 0);
        }

        var pixels = (
            from image in Enumerable.Range(tile.Image, tile.Images)
            from row in Enumerable.Range(tile.Row, tile.Rows)
            from column in Enumerable.Range(0, layer.Output.Width)
            select (image, row, column)).ToList();
        var filters = Enumerable.Range((tile.Group * layer.FiltersPerGroup) + tile.Filter, tile.Filters).ToList();
        var taps = (
            from tap in Enumerable.Range(0, kernel.Height * kernel.Width)
            from channel in Enumerable.Range(tile.Channel, tile.Channels)
            select ((long)tap * layer.ChannelsPerGroup) + channel).ToList();
        if (psumTile != (tile.Group, tile.Image, tile.Row, tile.Filter))
        {
            psumTile = (tile.Group, tile.Image, tile.Row, tile.Filter);
            left += new OperandWords(0, 0, psumTileWords);
            psumTileWords = (long)pixels.Count * filters.Count;
            fetched += new OperandWords(0, 0, begun.Contains((tile.Image, filters[0], tile.Row, 0)) ? psumTileWords : 0);
        }

        Compute(pixels, filters, taps);
    }

    private void Compute(List<(int Image, int Row, int Column)> pixels, List<int> filters, List<long> taps)
    {
        switch (array.Dataflow)
        {
            case Dataflow.OutputStationary:
                Folds(pixels.Count, filters.Count, (pixel, filter, firstRow, firstColumn) =>
                {
                    Psum(pixels[pixel], filters[filter]);
                    foreach (var tap in taps)
                    {
                        Mac(pixels[pixel], filters[filter], tap);
                        Ifmap(firstColumn);
                        Filter(firstRow);
                    }
                });
                break;
            case Dataflow.WeightStationary:
                Folds(taps.Count, filters.Count, (tap, filter, firstRow, firstColumn) =>
                {
                    sent += new OperandWords(0, 1, 0);
                    moved += new OperandWords(0, tap % array.Rows, 0);
                    foreach (var pixel in pixels)
                    {
                        Enter(pixel, filters[filter], firstRow);
                        Mac(pixel, filters[filter], taps[tap]);
                        Ifmap(firstColumn);
                    }
                });
                break;
            default:
                Folds(taps.Count, pixels.Count, (tap, pixel, firstRow, firstColumn) =>
                {
                    sent += new OperandWords(1, 0, 0);
                    moved += new OperandWords(tap % array.Rows, 0, 0);
                    foreach (var filter in filters)
                    {
                        Enter(pixels[pixel], filter, firstRow);
                        Mac(pixels[pixel], filter, taps[tap]);
                        Filter(firstColumn);
                    }
                });
                break;
        }
    }

    /// <summary>Each PE of each fold, with whether it lies in the first row and in the first column of the array.</summary>
    private void Folds(int down, int across, Action<int, int, bool, bool> work)
    {
        for (var firstColumn = 0; firstColumn < across; firstColumn += array.Columns)
        {
            for (var row = 0; row < down; row++)
            {
                for (var column = firstColumn; column < Math.Min(across, firstColumn + array.Columns); column++)
                {
                    work(row, column, row % array.Rows == 0, column == firstColumn);
                }
            }
        }
    }

    private void Mac((int Image, int Row, int Column) pixel, int filter, long tap) =>
        Assert.True(macs.Add((pixel.Image, filter, pixel.Row, pixel.Column, tap)));

    private void Ifmap(bool fromBuffer) => Stream(new OperandWords(1, 0, 0), fromBuffer);

    private void Filter(bool fromBuffer) => Stream(new OperandWords(0, 1, 0), fromBuffer);

    private void Stream(OperandWords word, bool fromBuffer)
    {
        if (fromBuffer)
        {
            sent += word;
        }
        else
        {
            moved += word;
        }
    }

    private void Enter((int Image, int Row, int Column) pixel, int filter, bool fromBuffer)
    {
        if (fromBuffer)
        {
            Psum(pixel, filter);
        }
        else
        {
            moved += new OperandWords(0, 0, 1);
        }
    }

    /// <summary>A psum is taken up, from the buffer if there is one, and given back later.</summary>
    private void Psum((int Image, int Row, int Column) pixel, int filter)
    {
        sent += new OperandWords(0, 0, begun.Add((pixel.Image, filter, pixel.Row, pixel.Column)) ? 0 : 1);
        given += new OperandWords(0, 0, 1);
    }

    private sealed record Tile(int Group, int Image, int Images, int Row, int Rows, int Filter, int Filters, int Channel, int Channels);
}
