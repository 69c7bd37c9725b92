using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Where the PE sets of a mapping lie on the array. A set has a row of PEs for each filter row and a column for each
/// ofmap row of the strip. Sets for different channels are stacked, so that psums go on from one to the next over local
/// links. A set wider than the array is folded: its columns continue in a segment below. Stacks and segments fill the
/// array from left to right, then from top to bottom.
/// </summary>
public sealed class SetPlacement
{
    private readonly int filterRows;
    private readonly int columns;
    private readonly int across;
    private readonly int width;
    private readonly int stackRows;

    /// <summary>Lays out the sets of a mapping.</summary>
    /// <param name="hardware">The array.</param>
    /// <param name="layer">The layer; its filter height is the height of a set.</param>
    /// <param name="mapping">The mapping.</param>
    public SetPlacement(RowStationaryHardware hardware, ConvolutionShape layer, RowStationaryMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(mapping);
        filterRows = layer.Convolution.Kernel.Height;
        columns = hardware.Columns;
        Pes = hardware.Pes;
        width = Math.Min(mapping.StripRows, columns);
        across = columns / width;
        stackRows = mapping.ChannelSets * filterRows;
        Segments = (mapping.StripRows + columns - 1) / columns;
        Slots = hardware.Rows / stackRows * across;
    }

    /// <summary>PEs of the array.</summary>
    public int Pes { get; }

    /// <summary>Segments into which a set is folded.</summary>
    public int Segments { get; }

    /// <summary>Places for a stack of r sets, or a segment of one; t times <see cref="Segments"/> are needed.</summary>
    public int Slots { get; }

    /// <summary>The PE, row by row from the top left, in set (<paramref name="channelSet"/>, <paramref name="filterSet"/>) at filter row and ofmap row.</summary>
    public int PeAt(int channelSet, int filterSet, int filterRow, int ofmapRow)
    {
        var (segment, column) = Math.DivRem(ofmapRow, width);
        var (down, right) = Math.DivRem((filterSet * Segments) + segment, across);
        var row = (down * stackRows) + (channelSet * filterRows) + filterRow;
        return (row * columns) + (right * width) + column;
    }
}
