using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Estimates a layer's cycles from the sizes of its passes, to rank mappings by; what a layer really takes is simulated.
/// </summary>
/// <remarks>
/// A pass takes the loading of its filters, then the longest of its units of work and of the beats of the networks for
/// ifmaps and psums. Stalls that come from the order of things (pipelines that fill, ports that are full, PEs that wait for
/// one another) are left out, and words of DRAM are taken as they are, uncompressed and without gaps between transfers. Filters come while the array works;
/// feature maps do so only on a chip that overlaps them.
/// </remarks>
public static class RowStationaryEstimate
{
    private const int WordBits = 16;

    /// <summary>Estimates a layer's cycles.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <param name="mapping">A mapping that fits, see <see cref="MappingLimits"/>.</param>
    public static CycleEstimate Of(RowStationaryHardware hardware, ConvolutionShape layer, int batch, RowStationaryMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(mapping);
        var (kernel, stride) = (layer.Convolution.Kernel, layer.Convolution.Stride);
        var cyclesPerLinkCycle = hardware.Core.Hertz / hardware.Link.Hertz;
        var coveredColumns = WindowCover.Of(layer.Output.Width, kernel.Width, stride.Width);
        var blocks = Blocks(layer.FiltersPerGroup, mapping);
        var channelPasses = Kinds(layer.ChannelsPerGroup, mapping.Channels, mapping.ChannelSets);
        var (loads, work, waits, featureMaps) = (0L, 0L, 0.0, 0.0);
        foreach (var (images, imageGroups) in Parts(batch, mapping.Images))
        {
            foreach (var (rows, strips) in Parts(layer.Output.Height, mapping.StripRows))
            {
                var repeats = (long)imageGroups * strips * layer.Convolution.Groups;
                foreach (var channels in channelPasses)
                {
                    AddPasses(images, rows, repeats, channels);
                }

                foreach (var (filters, _, count) in blocks)
                {
                    featureMaps += repeats * count * LinkCycles((long)images * filters * rows * layer.Output.Width);
                }
            }
        }

        var array = loads + work;
        var still = hardware.OverlapsFeatureMaps ? Math.Max(0, featureMaps + LinkCycles(FetchedFilters()) - array - waits) : featureMaps;
        return new CycleEstimate(
            (long)Math.Ceiling(hardware.ConfigurationBits * cyclesPerLinkCycle),
            loads,
            work,
            (long)Math.Ceiling(waits),
            (long)Math.Ceiling(still));

        void AddPasses(int images, int rows, long repeats, (int PerPe, int Sets, long Count) channels)
        {
            var ifmapRows = ((rows - 1) * stride.Height) + kernel.Height;
            var coveredRows = WindowCover.Of(rows, kernel.Height, stride.Height);
            var windows = (long)images * layer.Output.Width;
            var perWindow = (channels.PerPe * kernel.Width) + 1;
            var ifmapBeats = Beats((long)images * channels.PerPe * channels.Sets * coveredRows * coveredColumns, hardware.IfmapBusWords);
            foreach (var (_, passes, count) in blocks)
            {
                featureMaps += repeats * count * channels.Count
                    * LinkCycles((long)images * channels.PerPe * channels.Sets * ifmapRows * layer.PaddedInput.Width);
                foreach (var filters in passes)
                {
                    var times = repeats * count * channels.Count * filters.Count;
                    var weights = filters.PerPe * channels.PerPe * kernel.Width;
                    var groups = (long)filters.Sets * channels.Sets * kernel.Height;
                    var load = groups * Beats(weights, hardware.FilterBusWords);
                    var psumBeats = windows * Beats(filters.PerPe, hardware.PsumBusWords) * filters.Sets * rows;
                    var busy = Math.Max(windows * perWindow * filters.PerPe, Math.Max(ifmapBeats, psumBeats));
                    loads += times * load;
                    work += times * busy;
                    waits += times * Math.Max(0, LinkCycles(groups * weights) - load - busy);
                }
            }
        }

        double LinkCycles(long words) => (double)words * WordBits / hardware.LinkBits * cyclesPerLinkCycle;

        long FetchedFilters() => new PassTotals(layer, batch, mapping) is var totals ? layer.Weights * totals.ImageGroups * totals.Strips : 0;
    }

    private static long Beats(long words, int width) => (words + width - 1) / width;

    private static List<(int Size, int Count)> Parts(int total, int part)
    {
        var (whole, rest) = Math.DivRem(total, part);
        var parts = new List<(int, int)>(2) { (part, whole) };
        if (rest > 0)
        {
            parts.Add((rest, 1));
        }

        return parts;
    }

    private static List<(int Filters, List<(int PerPe, int Sets, long Count)> Passes, int Count)> Blocks(int total, RowStationaryMapping mapping) =>
        Parts(total, mapping.BufferedFilters).ConvertAll(part => (part.Size, Kinds(part.Size, mapping.Filters, mapping.FilterSets), part.Count));

    private static List<(int PerPe, int Sets, long Count)> Kinds(int total, int perPe, int sets)
    {
        var kinds = new List<(int, int, long)>();
        var (whole, left) = Math.DivRem(total, perPe * sets);
        if (whole > 0)
        {
            kinds.Add((perPe, sets, whole));
        }

        foreach (var (_, share, used) in PassLister.Shares(left, perPe, sets))
        {
            kinds.Add((share, used, 1));
        }

        return kinds;
    }
}
