using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys that say how feature maps travel between chip and DRAM.</summary>
internal static class FeatureMapKeys
{
    private static readonly Dictionary<string, MapCoding> Codings = new(StringComparer.Ordinal)
    {
        ["plain"] = MapCoding.Plain,
        ["run-length"] = MapCoding.RunLength,
        ["stated"] = MapCoding.Stated,
    };

    private static readonly Key<string> Name = Key.Text("name", "What these feature maps are called in a sweep.").Optional();

    private static readonly Key<MapCoding> Coding = Key.Choice(
        "coding",
        Codings,
        "How feature maps of all layers travel: each word as it is (`plain`), run-length coded as the chip does it (`run-length`: from shares of zeros, or with `functional = true` as the values are), or in as many bytes as somebody measured (`stated`).").WithDefault("plain");

    private static readonly Key<MapCoding> LayerCoding = Key.Choice("coding", Codings, "How feature maps of this layer travel, if not as those of all layers.").Optional();

    private static readonly Key<decimal> IfmapZeros = Key.Percent("ifmap-zeros", "The share of zeros in the ifmap.", max: "100%").Optional();
    private static readonly Key<decimal> OfmapZeros = Key.Percent("ofmap-zeros", "The share of zeros in the ofmap, behind its ReLU.", max: "100%").Optional();
    private static readonly Key<Quantity> Bytes = Key.Bytes("bytes", "Bytes of all its feature-map transfers, for `stated`.", min: "1 B", max: "1000 TB").Optional();

    private static readonly RecordSchema Layer = new("feature maps of a layer", "What its feature maps are like, and how they travel.", LayerCoding, IfmapZeros, OfmapZeros, Bytes);

    /// <summary>Feature maps by the names of layers.</summary>
    public static readonly Key<Record> FeatureMaps = Key.Object(
        "feature-maps",
        "How feature maps travel between chip and DRAM, and by the names of layers what they are like. What is the network's own input is never coded.",
        new RecordSchema("feature maps", "How feature maps travel; everything under another key is about the layer of that name.", Name, Coding).OpenTo(Layer),
        "{ coding = run-length, CONV1 { ofmap-zeros = 40% } }").WithDefault("{}");

    private enum MapCoding
    {
        Plain,
        RunLength,
        Stated,
    }

    /// <summary>A layer with what the scenario says about its feature maps.</summary>
    /// <param name="maps">What the scenario says about feature maps.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="hasValues">Whether feature maps have values, so that their zeros can be counted.</param>
    /// <exception cref="HoconException">What its coding needs is missing.</exception>
    public static WantedLayer Read(Record maps, WantedLayer layer, bool hasValues)
    {
        var own = maps.Entries.FirstOrDefault(entry => entry.Key == layer.Name).Value;
        var coding = own is not null && own.TryGet(LayerCoding, out var given) ? given : maps.Get(Coding);
        var ifmap = ZerosOf(own, IfmapZeros);
        return layer with
        {
            IfmapZeros = ifmap,
            Coding = coding switch
            {
                MapCoding.RunLength => RunLength(maps, own, layer, ifmap, hasValues),
                MapCoding.Stated => Stated(maps, own, layer),
                _ => FeatureMapCoding.Plain,
            },
        };
    }

    private static FeatureMapCoding RunLength(Record maps, Record? own, WantedLayer layer, double? ifmap, bool hasValues)
    {
        var ofmap = ZerosOf(own, OfmapZeros);
        if (!hasValues && !layer.ReadsInput && ifmap is null)
        {
            throw Missing(maps, own, layer, IfmapZeros, "run-length coded feature maps need the share of zeros in the ifmap");
        }

        return hasValues || ofmap is not null
            ? new FeatureMapCoding { IfmapZeros = layer.ReadsInput ? null : ifmap ?? 0, OfmapZeros = ofmap ?? 0 }
            : throw Missing(maps, own, layer, OfmapZeros, "run-length coded feature maps need the share of zeros in the ofmap");
    }

    private static FeatureMapCoding Stated(Record maps, Record? own, WantedLayer layer) =>
        own is not null && own.TryGet(Bytes, out var bytes)
            ? new FeatureMapCoding { StatedBytes = bytes.ToInt64() }
            : throw Missing(maps, own, layer, Bytes, "stated feature maps need their bytes");

    private static double? ZerosOf(Record? own, Key<decimal> key) =>
        own is not null && own.TryGet(key, out var zeros) ? (double)zeros : null;

    private static HoconException Missing(Record maps, Record? own, WantedLayer layer, Key key, string why)
    {
        var sentence = $"`{layer.Name}` needs the key `{key.Name}`: {why}.";
        return own is null ? maps.Error($"{sentence} Add `{layer.Name} {{ {key.Name} = … }}`.") : own.Error(sentence);
    }
}
