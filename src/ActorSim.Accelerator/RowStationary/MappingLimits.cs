using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>What a mapping must keep to fit a chip: sizes of scratch pads, array and buffer.</summary>
public static class MappingLimits
{
    /// <summary>The first limit that a mapping breaks, as a sentence that says by how much, or null if it fits.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images of the batch.</param>
    /// <param name="mapping">The mapping.</param>
    public static string? FirstBroken(RowStationaryHardware hardware, ConvolutionShape layer, int batch, RowStationaryMapping mapping) =>
        All(hardware, layer, batch, mapping).FirstOrDefault();

    /// <summary>The first limit that a mapping breaks by its name, as in <c>filter scratch pad</c>, or null if it fits.</summary>
    internal static string? NameOfFirstBroken(RowStationaryHardware hardware, ConvolutionShape layer, int batch, RowStationaryMapping mapping) =>
        Broken(hardware, layer, batch, mapping).FirstOrDefault().Limit;

    /// <summary>All limits that a mapping breaks, each as a sentence that says by how much; none if it fits.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images of the batch.</param>
    /// <param name="mapping">The mapping.</param>
    public static IEnumerable<string> All(RowStationaryHardware hardware, ConvolutionShape layer, int batch, RowStationaryMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(mapping);
        return Broken(hardware, layer, batch, mapping).Select(broken => broken.Sentence);
    }

    /// <summary>Banks that the ifmaps and the psums of a mapping occupy.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="mapping">The mapping.</param>
    public static (int Ifmap, int Psum) Banks(RowStationaryHardware hardware, ConvolutionShape layer, RowStationaryMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        return (BanksFor(hardware, IfmapWords(layer, mapping)), BanksFor(hardware, PsumWords(layer, mapping)));
    }

    /// <summary>Words of ifmaps that the buffer holds: n·q·r channels, the strip's rows, padding included.</summary>
    public static long IfmapWords(ConvolutionShape layer, RowStationaryMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(mapping);
        var rows = ((mapping.StripRows - 1) * layer.Convolution.Stride.Height) + layer.Convolution.Kernel.Height;
        return (long)mapping.Images * mapping.PassChannels * rows * layer.PaddedInput.Width;
    }

    /// <summary>Words of psums that the buffer holds: n·m·e·F.</summary>
    public static long PsumWords(ConvolutionShape layer, RowStationaryMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(mapping);
        return (long)mapping.Images * mapping.BufferedFilters * mapping.StripRows * layer.Output.Width;
    }

    private static int BanksFor(RowStationaryHardware hardware, long words) =>
        checked((int)((words + hardware.BankWords - 1) / hardware.BankWords));

    private static IEnumerable<(string Limit, string Sentence)> Broken(
        RowStationaryHardware hardware, ConvolutionShape layer, int batch, RowStationaryMapping mapping)
    {
        var sizes = Sizes(layer, batch, mapping).ToList();
        return sizes.Count > 0 ? sizes : Pads(hardware, layer, mapping).Concat(Array(hardware, layer, mapping)).Concat(Buffer(hardware, layer, mapping));
    }

    private static IEnumerable<(string Limit, string Sentence)> Sizes(ConvolutionShape layer, int batch, RowStationaryMapping mapping)
    {
        foreach (var (letter, value, most, what) in new[]
        {
            ("m", mapping.BufferedFilters, layer.FiltersPerGroup, "filters in a group"),
            ("n", mapping.Images, batch, "images in the batch"),
            ("e", mapping.StripRows, layer.Output.Height, "ofmap rows"),
            ("p", mapping.Filters, mapping.BufferedFilters, "filters in a block (m)"),
            ("q", mapping.Channels, layer.ChannelsPerGroup, "channels in a group"),
            ("r", mapping.ChannelSets, layer.ChannelsPerGroup, "channels in a group"),
            ("t", mapping.FilterSets, mapping.BufferedFilters, "filters in a block (m)"),
        })
        {
            if (value < 1)
            {
                yield return ("layer", $"{letter} is {value} and must be at least 1.");
            }
            else if (value > most)
            {
                yield return ("layer", $"{letter} is {value}, but must be at most {most}, the number of {what}.");
            }
        }
    }

    private static IEnumerable<(string Limit, string Sentence)> Pads(RowStationaryHardware hardware, ConvolutionShape layer, RowStationaryMapping mapping)
    {
        var window = mapping.Channels * layer.Convolution.Kernel.Width;
        var weights = mapping.Filters * window;
        if (hardware.Pads.AreShared)
        {
            var sum = window + weights + mapping.Filters;
            if (sum > hardware.Pads.Shared)
            {
                yield return Too(
                    "scratch pad", $"The scratch pad would have to hold q·S + p·q·S + p = {sum} words", hardware.Pads.Shared, sum);
            }

            yield break;
        }

        if (window > hardware.Pads.Ifmap)
        {
            yield return Too("ifmap scratch pad", $"The ifmap scratch pad would have to hold a window of q·S = {window} words", hardware.Pads.Ifmap, window);
        }

        if (weights > hardware.Pads.Filter)
        {
            yield return Too("filter scratch pad", $"The filter scratch pad would have to hold p·q·S = {weights} weights", hardware.Pads.Filter, weights);
        }

        if (mapping.Filters > hardware.Pads.Psum)
        {
            yield return Too("psum scratch pad", $"The psum scratch pad would have to hold p = {mapping.Filters} psums", hardware.Pads.Psum, mapping.Filters);
        }
    }

    private static IEnumerable<(string Limit, string Sentence)> Array(RowStationaryHardware hardware, ConvolutionShape layer, RowStationaryMapping mapping)
    {
        var rows = mapping.ChannelSets * layer.Convolution.Kernel.Height;
        if (rows > hardware.Rows)
        {
            yield return ("rows of the array", $"A stack of r PE sets needs r·R = {rows} rows of PEs; the array has {hardware.Rows}, {rows - hardware.Rows} too few.");
            yield break;
        }

        var placement = new SetPlacement(hardware, layer, mapping);
        var needed = mapping.FilterSets * placement.Segments;
        if (needed > placement.Slots)
        {
            yield return ("places on the array", $"t = {mapping.FilterSets} stacks of {rows} rows and e = {mapping.StripRows} columns need {needed} places on the array; {hardware.Rows} × {hardware.Columns} PEs have {placement.Slots}, {needed - placement.Slots} too few.");
        }
    }

    private static IEnumerable<(string Limit, string Sentence)> Buffer(RowStationaryHardware hardware, ConvolutionShape layer, RowStationaryMapping mapping)
    {
        var (ifmap, psum) = Banks(hardware, layer, mapping);
        if (ifmap + psum > hardware.BufferBanks)
        {
            yield return ("buffer", $"The buffer would need {ifmap} banks for {IfmapWords(layer, mapping)} ifmap words and {psum} for {PsumWords(layer, mapping)} psums; it has {hardware.BufferBanks}, {ifmap + psum - hardware.BufferBanks} too few.");
        }

        var weights = mapping.PassFilters * mapping.PassChannels * layer.Convolution.Kernel.Height * layer.Convolution.Kernel.Width;
        if (weights > hardware.FilterBufferWords)
        {
            yield return Too("filter buffer", $"The filter buffer would have to hold the {weights} weights of a pass", hardware.FilterBufferWords, weights);
        }
    }

    private static (string Limit, string Sentence) Too(string limit, string what, int room, int needed) =>
        (limit, $"{what}; it has room for {room}, {needed - room} too few.");
}
