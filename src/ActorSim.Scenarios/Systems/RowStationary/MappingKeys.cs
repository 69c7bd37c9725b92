using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys of a pinned mapping, under the letters of the Eyeriss papers.</summary>
internal static class MappingKeys
{
    private static readonly Key<int> M = Key.Count("m", "Ofmap channels of one group whose psums stay in the buffer.", min: 1);
    private static readonly Key<int> N = Key.Count("n", "Images of a pass.", min: 1);
    private static readonly Key<int> E = Key.Count("e", "Ofmap rows of a strip, one for each column of a PE set.", min: 1);
    private static readonly Key<int> P = Key.Count("p", "Filters interleaved in a PE.", min: 1);
    private static readonly Key<int> Q = Key.Count("q", "Channels interleaved in a PE.", min: 1);
    private static readonly Key<int> R = Key.Count("r", "PE sets that work on different channels.", min: 1);
    private static readonly Key<int> T = Key.Count("t", "PE sets, or stacks of `r` of them, that work on different filters.", min: 1);

    private static readonly RecordSchema Mapping = new(
        "mapping", "How a layer is laid on the array (Chen et al., JSSC 52(1), 2017, Table II).", M, N, E, P, Q, R, T);

    /// <summary>Pinned mappings by the names of layers.</summary>
    public static readonly Key<Record> Pinned = Key.Object(
        "mappings",
        "Mappings that are given, by the names of layers; the others are chosen by the mapper.",
        new RecordSchema("pinned mappings", "A mapping for each layer named.").OpenTo(Mapping),
        "{ CONV1 { m = 96, n = 1, e = 7, p = 16, q = 1, r = 1, t = 2 } }").WithDefault("{}");

    /// <summary>The mapping of a layer, checked against the chip.</summary>
    /// <exception cref="HoconException">It does not fit; the sentence says which limit it breaks and by how much.</exception>
    public static RowStationaryMapping Read(Record mapping, RowStationaryHardware hardware, WantedLayer layer)
    {
        var read = new RowStationaryMapping(
            mapping.Get(M), mapping.Get(N), mapping.Get(E), mapping.Get(P), mapping.Get(Q), mapping.Get(R), mapping.Get(T));
        try
        {
            return MappingLimits.FirstBroken(hardware, layer.Shape, layer.Batch, read) is { } broken
                ? throw mapping.Error($"This mapping of `{layer.Result}` does not fit. {broken}")
                : read;
        }
        catch (OverflowException)
        {
            throw mapping.Error($"This mapping of `{layer.Result}` does not fit: it needs more than 2^31 words.");
        }
    }
}
