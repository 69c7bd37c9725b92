using System.Globalization;
using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// How a layer is cut into tiles for the buffer of a <see cref="TiledArray"/>. Tiles are as wide as the ofmap and stay
/// within a group; what is left over at the end of a dimension is a smaller tile.
/// </summary>
/// <param name="Resident">The type of data that stays in the buffer: the order of the loops.</param>
/// <param name="Images">Images of a tile.</param>
/// <param name="StripRows">Ofmap rows of a tile.</param>
/// <param name="Filters">Filters of a tile.</param>
/// <param name="Channels">Channels of a tile.</param>
public sealed record TileMapping(ResidentTile Resident, int Images, int StripRows, int Filters, int Channels)
{
    /// <summary>Words of the buffer that the largest tiles of each type take.</summary>
    /// <param name="layer">The layer.</param>
    public OperandWords BufferWords(ConvolutionShape layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var kernel = layer.Convolution.Kernel;
        var rows = ((StripRows - 1L) * layer.Convolution.Stride.Height) + kernel.Height;
        return new OperandWords(
            checked(Images * Channels * rows * layer.PaddedInput.Width),
            checked((long)Filters * Channels * kernel.Height * kernel.Width),
            checked((long)Images * Filters * StripRows * layer.Output.Width));
    }

    /// <summary>Why the tiles do not fit, as a sentence, or null if they do.</summary>
    /// <param name="array">The array and its buffer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images of the batch.</param>
    public string? WhyNotOn(TiledArray array, ConvolutionShape layer, int batch)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(layer);
        foreach (var (value, most, what) in new[]
        {
            (Images, batch, "images in the batch"),
            (StripRows, layer.Output.Height, "ofmap rows"),
            (Filters, layer.FiltersPerGroup, "filters in a group"),
            (Channels, layer.ChannelsPerGroup, "channels in a group"),
        })
        {
            if (value < 1 || value > most)
            {
                return $"A tile cannot have {value} of the {most} {what}; it has at least 1 and at most all.";
            }
        }

        var words = BufferWords(layer);
        return words.Total > array.BufferWords
            ? $"The buffer would have to hold tiles of {words.Ifmap} ifmap words, {words.Filter} weights and {words.Psum} psums; it has room for {array.BufferWords} words, {words.Total - array.BufferWords} too few."
            : null;
    }

    /// <summary>As in <c>psums stay; tiles of 1 image, 7 rows, 32 filters, 4 channels</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Resident switch { ResidentTile.Ifmap => "ifmaps", ResidentTile.Filter => "filters", _ => "psums" }} stay; tiles of {Count.Of(Images, "image")}, {Count.Of(StripRows, "row")}, {Count.Of(Filters, "filter")}, {Count.Of(Channels, "channel")}");
}
