namespace ActorSim.Accelerator;

/// <summary>
/// In which order the words of a transfer between DRAM and buffer follow each other, and where in a layer's tensors they
/// belong. Ifmaps: image, channel, row of the strip, column, padding included. Weights: as the array is loaded with them.
/// Ofmaps: image, filter of the block, row of the strip, column.
/// </summary>
internal static class TransferOrder
{
    /// <summary>Picks the ifmap words of a pass from [image][channel][row][column], unpadded.</summary>
    internal static void FillIfmaps(RowStationaryProgram program, int pass, ReadOnlySpan<int> tensor, Span<int> words)
    {
        var (at, shape) = (program.Passes[pass], program.ShapeOf(pass));
        var layer = shape.Layer;
        var (padding, channels) = (layer.Convolution.Padding, shape.Channels * shape.ChannelSets);
        var firstRow = (at.FirstRow * layer.Convolution.Stride.Height) - padding.Height;
        var word = 0;
        for (var map = 0; map < shape.Images * channels; map++)
        {
            var (image, channel) = Math.DivRem(map, channels);
            var plane = ((at.FirstImage + image) * layer.Input.Channels) + (at.Group * layer.ChannelsPerGroup) + at.FirstChannel + channel;
            for (var row = firstRow; row < firstRow + shape.IfmapRows; row++)
            {
                for (var column = -padding.Width; column < layer.Input.Width + padding.Width; column++)
                {
                    var isInside = row >= 0 && row < layer.Input.Height && column >= 0 && column < layer.Input.Width;
                    words[word++] = isInside ? tensor[(((plane * layer.Input.Height) + row) * layer.Input.Width) + column] : 0;
                }
            }
        }
    }

    /// <summary>Picks the weights of a pass from [filter][channel of the group][row][column].</summary>
    internal static void FillFilters(RowStationaryProgram program, int pass, ReadOnlySpan<int> tensor, Span<int> words)
    {
        var (at, shape) = (program.Passes[pass], program.ShapeOf(pass));
        var layer = shape.Layer;
        var kernel = layer.Convolution.Kernel;
        var groupsOfSet = shape.ChannelSets * kernel.Height;
        for (var word = 0; word < words.Length; word++)
        {
            var (group, within) = Math.DivRem(word, shape.WeightsPerPe);
            var (filterSet, fromBottom) = Math.DivRem(group, groupsOfSet);
            var (channelSet, row) = Math.DivRem(groupsOfSet - 1 - fromBottom, kernel.Height);
            var (place, filter) = Math.DivRem(within, shape.Filters);
            var (column, channel) = Math.DivRem(place, shape.Channels);
            filter += (at.Group * layer.FiltersPerGroup) + at.FirstFilter + (filterSet * shape.Filters);
            channel += at.FirstChannel + (channelSet * shape.Channels);
            words[word] = tensor[(((((filter * layer.ChannelsPerGroup) + channel) * kernel.Height) + row) * kernel.Width) + column];
        }
    }

    /// <summary>Puts the ofmaps that leave after a pass into [image][filter][row][column].</summary>
    internal static void StoreOfmaps(RowStationaryProgram program, int pass, ReadOnlySpan<long> words, Span<long> tensor)
    {
        var (at, shape) = (program.Passes[pass], program.ShapeOf(pass));
        var output = shape.Layer.Output;
        var filters = program.FiltersOfBlock(pass);
        var firstFilter = (at.Group * shape.Layer.FiltersPerGroup) + program.FirstFilterOfBlock(pass);
        var stretch = shape.Rows * output.Width;
        for (var map = 0; map < shape.Images * filters; map++)
        {
            var (image, filter) = Math.DivRem(map, filters);
            var plane = ((at.FirstImage + image) * output.Channels) + firstFilter + filter;
            words.Slice(map * stretch, stretch).CopyTo(tensor[(((plane * output.Height) + at.FirstRow) * output.Width)..]);
        }
    }
}
