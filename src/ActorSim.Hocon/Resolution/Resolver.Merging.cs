namespace ActorSim.Hocon.Resolution;

/// <content>Objects over one another that are resolved key by key.</content>
internal sealed partial class Resolver
{
    /// <summary>
    /// Merges objects, the strongest first, key by key. Each object is asked for its own keys only, so that the work is in
    /// proportion to what the objects hold, and not to that times their number.
    /// </summary>
    /// <param name="objects">The objects.</param>
    /// <param name="hides">Whether they lie over something that is no object, which ends the merging.</param>
    private Outcome EvaluateMerged(List<Layer> objects, bool hides)
    {
        var place = objects[0].Node.Origin;
        StackGuard.Refuse(place);
        var (keys, links) = ListKeys(objects);
        effort.Spend(10 + (8L * links.Count), place);
        var entries = new List<HoconEntry>(keys.Count);
        foreach (var (key, strongest) in keys)
        {
            var layers = new List<Layer>();
            for (var link = strongest; link >= 0; link = links[link].Weaker)
            {
                var start = layers.Count;
                var hidesRest = search.Collect(objects[links[link].Object], key, layers);
                if (layers.Count == start + 1)
                {
                    layers[start] = layers[start].Alone();
                }

                if (hidesRest)
                {
                    break;
                }
            }

            var outcome = EvaluateEntry(key, layers);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is { } value)
            {
                var keyOrigin = search.KeyOriginOf(objects[links[strongest].Object], key);
                entries.Add(new HoconEntry(key, keyOrigin!, value));
            }
        }

        hides |= objects.Exists(layer =>
            layer.Node is ObjectNode { HidesFallbacks: true } or ValueNode { Value: HoconObject { HidesFallbacks: true } });
        return effort.Checked(new HoconObject(objects[^1].Node.Origin, entries, hides));
    }

    /// <summary>
    /// All keys, those of the weakest object first, each with a chain of links to the objects that have it, from the
    /// strongest to the weakest.
    /// </summary>
    private static (List<(string Key, int Strongest)> Keys, List<(int Object, int Weaker)> Links) ListKeys(List<Layer> objects)
    {
        var keys = new List<(string Key, int Strongest)>();
        var links = new List<(int Object, int Weaker)>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = objects.Count - 1; i >= 0; i--)
        {
            var own = objects[i].Node is ObjectNode node ? node.Keys : ((HoconObject)((ValueNode)objects[i].Node).Value).Keys;
            foreach (var key in own)
            {
                if (positions.TryAdd(key, keys.Count))
                {
                    links.Add((i, -1));
                    keys.Add((key, links.Count - 1));
                }
                else
                {
                    var position = positions[key];
                    links.Add((i, keys[position].Strongest));
                    keys[position] = (key, links.Count - 1);
                }
            }
        }

        return (keys, links);
    }
}
