using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>
/// Lays objects over one another: any number at once, so that the work is in proportion to what they hold, and not to
/// that times their number.
/// </summary>
internal static class ObjectMerger
{
    /// <summary>Merges objects key by key.</summary>
    /// <param name="layers">The objects, the weakest first; at least one.</param>
    /// <param name="effort">Counts the work; null where nobody does.</param>
    public static HoconObject Merge(IReadOnlyList<HoconObject> layers, Effort? effort = null)
    {
        if (layers.Count == 1)
        {
            return layers[0];
        }

        StackGuard.Refuse(layers[^1].Origin);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new List<HoconEntry>();

        // By position: the objects that lie over one another there, the weakest first.
        Dictionary<int, List<HoconObject>>? several = null;
        var weakest = LastThatHides(layers);
        for (var i = weakest; i < layers.Count; i++)
        {
            effort?.Spend(2 + (4 * layers[i].Count), layers[i].Origin);
            foreach (var entry in layers[i])
            {
                if (positions.TryAdd(entry.Key, entries.Count))
                {
                    entries.Add(entry);
                    continue;
                }

                var position = positions[entry.Key];
                entries[position] = Lay(entry, entries[position].Value, position, ref several);
            }
        }

        foreach (var (position, objects) in several ?? [])
        {
            entries[position] = entries[position] with { Value = Merge(objects, effort) };
        }

        return new HoconObject(layers[^1].Origin, entries, layers[weakest].HidesFallbacks);
    }

    private static int LastThatHides(IReadOnlyList<HoconObject> layers)
    {
        var last = layers.Count - 1;
        while (last > 0 && !layers[last].HidesFallbacks)
        {
            last--;
        }

        return last;
    }

    /// <summary>An entry over a value of the same key; two objects are only noted, to be merged with all that follow.</summary>
    private static HoconEntry Lay(HoconEntry entry, HoconValue lower, int position, ref Dictionary<int, List<HoconObject>>? several)
    {
        if (entry.Value is not HoconObject upper || upper.HidesFallbacks)
        {
            several?.Remove(position);
            return entry;
        }

        if (lower is not HoconObject below)
        {
            return entry with { Value = upper.HidingFallbacks() };
        }

        several ??= [];
        if (!several.TryGetValue(position, out var objects))
        {
            several.Add(position, objects = [below]);
        }

        objects.Add(upper);
        return entry;
    }
}
