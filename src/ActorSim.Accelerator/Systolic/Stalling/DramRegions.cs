namespace ActorSim.Accelerator;

/// <summary>
/// Where the tensors of all layers lie in DRAM: one after another, ifmap, weights and ofmap of each layer, each
/// beginning on a line. A layer's ifmap has a region of its own, apart from the ofmap of the layer before; psums that are
/// written for each row fold have one for each of them.
/// </summary>
internal sealed class DramRegions
{
    /// <summary>Lays out all layers.</summary>
    /// <exception cref="ArgumentException">A tensor has more than 2³¹ − 1 lines.</exception>
    public DramRegions(SystolicMemory memory, SystolicSchedule schedule)
    {
        var layers = schedule.Layers;
        var end = 0L;
        Ifmaps = new long[layers.Length];
        Filters = new long[layers.Length];
        Ofmaps = new long[layers.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            Ifmaps[i] = Place(layers[i].Ifmap.Words);
            Filters[i] = Place(layers[i].FilterWords);
            Ofmaps[i] = Place(schedule.OfmapWordsOf(layers[i]));
        }

        End = end;

        long Place(long words)
        {
            var begin = end;
            var lines = ((words * memory.WordBytes) + memory.LineBytes - 1) / memory.LineBytes;
            if (lines > int.MaxValue)
            {
                throw new ArgumentException($"A tensor of {words} words takes more than 2^31 lines of {memory.LineBytes} bytes.");
            }

            end = checked(begin + (lines * memory.LineBytes));
            return begin;
        }
    }

    /// <summary>The first byte behind all of them.</summary>
    public long End { get; }

    /// <summary>The first byte of each layer's ifmap.</summary>
    public long[] Ifmaps { get; }

    /// <summary>The first byte of each layer's weights.</summary>
    public long[] Filters { get; }

    /// <summary>The first byte of each layer's outputs.</summary>
    public long[] Ofmaps { get; }
}
