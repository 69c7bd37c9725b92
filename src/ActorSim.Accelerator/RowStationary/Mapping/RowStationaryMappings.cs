using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>Enumerates the mappings of a layer that fit a chip.</summary>
/// <param name="hardware">The chip.</param>
/// <param name="layer">The layer.</param>
/// <param name="batch">Images.</param>
/// <param name="discard">Is told the limit that a mapping breaks, for each that does.</param>
internal sealed class RowStationaryMappings(RowStationaryHardware hardware, ConvolutionShape layer, int batch, Action<string> discard)
{
    private readonly int filters = layer.FiltersPerGroup;
    private readonly int channels = layer.ChannelsPerGroup;
    private readonly List<int> imageSizes = [.. SmallestParts(batch)];
    private readonly List<int> stripSizes = [.. SmallestParts(layer.Output.Height)];

    /// <summary>All that fit, of those with the same passes only the one that needs the least room.</summary>
    public IEnumerable<RowStationaryMapping> Fitting() =>
        from pads in FittingPads()
        from array in FittingArrays(pads)
        from mapping in FittingBuffers(array)
        select mapping;

    /// <summary>The smallest part for each number of parts into which a total can be divided.</summary>
    internal static IEnumerable<int> SmallestParts(int total)
    {
        var last = 0;
        for (var part = 1; part <= total; part++)
        {
            var parts = Parts(total, part);
            if (parts != last)
            {
                last = parts;
                yield return part;
            }
        }
    }

    private static int Parts(int total, int part) => (total + part - 1) / part;

    private IEnumerable<RowStationaryMapping> FittingPads()
    {
        for (var q = 1; q <= channels; q++)
        {
            var window = new RowStationaryMapping(1, 1, 1, 1, q, 1, 1);
            if (!Fits(window))
            {
                break;
            }

            for (var p = 1; p <= filters; p++)
            {
                var pads = window with { Filters = p, BufferedFilters = p };
                if (!Fits(pads))
                {
                    break;
                }

                yield return pads;
            }
        }
    }

    /// <summary>r, t and e for p and q. More sets than p or q leave work for would stand idle.</summary>
    private IEnumerable<RowStationaryMapping> FittingArrays(RowStationaryMapping pads)
    {
        for (var r = 1; r <= channels && pads.Channels <= Parts(channels, r); r++)
        {
            var stack = pads with { ChannelSets = r };
            if (!Fits(stack))
            {
                break;
            }

            for (var t = 1; t <= filters && pads.Filters <= Parts(filters, t); t++)
            {
                var sets = stack with { FilterSets = t, BufferedFilters = Math.Max(t, stack.BufferedFilters) };
                if (!Fits(sets))
                {
                    break;
                }

                foreach (var e in stripSizes)
                {
                    var array = sets with { StripRows = e };
                    if (!Fits(array))
                    {
                        break;
                    }

                    yield return array;
                }
            }
        }
    }

    /// <summary>n and m for a place on the array.</summary>
    private IEnumerable<RowStationaryMapping> FittingBuffers(RowStationaryMapping array)
    {
        foreach (var n in imageSizes)
        {
            var images = array with { Images = n };
            var psumBanks = hardware.BufferBanks - MappingLimits.Banks(hardware, layer, images).Ifmap;
            var room = (long)psumBanks * hardware.BankWords / ((long)n * array.StripRows * layer.Output.Width);
            if (room < array.BufferedFilters)
            {
                discard("buffer");
                break;
            }

            foreach (var m in BlockSizes((int)Math.Min(room, filters), array))
            {
                yield return images with { BufferedFilters = m };
            }
        }
    }

    /// <summary>
    /// Sizes of blocks worth looking at: fewer blocks fetch ifmaps less often, and blocks of whole passes send ifmaps less
    /// often to the array. The fewest blocks that fit, in even blocks and in blocks of whole passes, and the fewest blocks
    /// of whole passes.
    /// </summary>
    private IEnumerable<int> BlockSizes(int most, RowStationaryMapping array)
    {
        var pass = array.PassFilters;
        var even = Math.Max(array.BufferedFilters, Parts(filters, Parts(filters, most)));
        yield return even;
        var whole = Parts(even, pass) * pass;
        if (whole > most)
        {
            whole = most / pass * pass;
            if (whole == 0)
            {
                yield break;
            }

            whole = Parts(Parts(filters, Parts(filters, whole)), pass) * pass;
        }

        if (whole != even)
        {
            yield return whole;
        }
    }

    private bool Fits(RowStationaryMapping mapping)
    {
        var broken = MappingLimits.NameOfFirstBroken(hardware, layer, batch, mapping);
        if (broken is not null)
        {
            discard(broken);
        }

        return broken is null;
    }
}
