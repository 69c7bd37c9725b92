using System.Collections.Immutable;
using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>Lists the passes of one layer in their order.</summary>
internal sealed class PassLister
{
    private readonly ConvolutionShape shape;
    private readonly RowStationaryMapping mapping;
    private readonly SetPlacement placement;
    private readonly int ifmapRoom;
    private readonly int layer;
    private readonly int batch;
    private readonly ImmutableArray<PassShape>.Builder shapes;
    private readonly ImmutableArray<Pass>.Builder passes;
    private readonly Dictionary<(int Images, int Rows, int Filters, int Channels, int ChannelSets, int FilterSets), int> known = [];

    internal PassLister(
        RowStationaryHardware hardware,
        int layer,
        RowStationaryLayer description,
        ImmutableArray<PassShape>.Builder shapes,
        ImmutableArray<Pass>.Builder passes)
    {
        this.layer = layer;
        this.shapes = shapes;
        this.passes = passes;
        shape = description.Shape;
        mapping = description.Mapping;
        batch = description.Batch;
        placement = new SetPlacement(hardware, shape, mapping);
        ifmapRoom = hardware.Arrival == OperandArrival.Averaged
            ? int.MaxValue
            : hardware.Pads.IfmapRoom(mapping.Filters * mapping.Channels * shape.Convolution.Kernel.Width, mapping.Filters)
                + hardware.IfmapPortWords;
    }

    /// <summary>Adds the layer's passes and their shapes.</summary>
    internal void List()
    {
        for (var image = 0; image < batch; image += mapping.Images)
        {
            for (var row = 0; row < shape.Output.Height; row += mapping.StripRows)
            {
                for (var group = 0; group < shape.Convolution.Groups; group++)
                {
                    for (var filter = 0; filter < shape.FiltersPerGroup; filter += mapping.BufferedFilters)
                    {
                        ListBlock(image, row, group, filter);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Shares out a dimension among sets: whole passes first, then what is left, evenly, and once more what that leaves.
    /// </summary>
    /// <param name="total">How much there is.</param>
    /// <param name="perPe">How much a PE takes.</param>
    /// <param name="sets">Sets.</param>
    internal static IEnumerable<(int First, int PerPe, int Sets)> Shares(int total, int perPe, int sets)
    {
        var first = 0;
        while (first < total)
        {
            var (share, used) = NextShare(total - first, perPe, sets);
            yield return (first, share, used);
            first += share * used;
        }
    }

    /// <summary>What the next pass takes of what is left of a dimension, see <see cref="Shares"/>.</summary>
    /// <param name="left">What is left, ≥ 1.</param>
    /// <param name="perPe">How much a PE takes.</param>
    /// <param name="sets">Sets.</param>
    internal static (int PerPe, int Sets) NextShare(int left, int perPe, int sets)
    {
        var share = Math.Min(perPe, (left + sets - 1) / sets);
        return (share, Math.Min(sets, left / share));
    }

    private void ListBlock(int image, int row, int group, int filter)
    {
        var images = Math.Min(mapping.Images, batch - image);
        var rows = Math.Min(mapping.StripRows, shape.Output.Height - row);
        var filters = Math.Min(mapping.BufferedFilters, shape.FiltersPerGroup - filter);
        foreach (var channels in Shares(shape.ChannelsPerGroup, mapping.Channels, mapping.ChannelSets))
        {
            foreach (var share in Shares(filters, mapping.Filters, mapping.FilterSets))
            {
                passes.Add(new Pass(
                    layer,
                    ShapeOf(images, rows, share.PerPe, channels.PerPe, channels.Sets, share.Sets),
                    group,
                    image,
                    row,
                    filter + share.First,
                    channels.First,
                    LoadsIfmaps: share.First == 0,
                    StartsPsums: channels.First == 0,
                    DrainsOfmaps: channels.First + (channels.PerPe * channels.Sets) == shape.ChannelsPerGroup
                        && share.First + (share.PerPe * share.Sets) == filters));
            }
        }
    }

    private int ShapeOf(int images, int rows, int filters, int channels, int channelSets, int filterSets)
    {
        var key = (images, rows, filters, channels, channelSets, filterSets);
        if (!known.TryGetValue(key, out var index))
        {
            index = shapes.Count;
            shapes.Add(new PassShape(shape, placement, ifmapRoom, images, rows, filters, channels, channelSets, filterSets));
            known.Add(key, index);
        }

        return index;
    }
}
