using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>Bandwidths of a scenario as those of clusters.</summary>
internal static class ClusterRates
{
    /// <summary>A bandwidth in bytes a second.</summary>
    /// <exception cref="HoconException">It is written per cycle, or is no whole number of bytes a second.</exception>
    public static Bandwidth RateOf(this Record record, Key<Quantity> key)
    {
        var rate = record.Get(key);
        if (rate.Dimension != Dimension.Bandwidth)
        {
            throw record.Error(key, $"`{key.Name}` is needed per second, as in `25 GB/s`; a cluster has no clock whose cycles could be meant. Found {record.Found(key)}.");
        }

        return rate.TryToInt64(out var bytes) && bytes > 0
            ? Bandwidth.FromBytesPerSecond(bytes)
            : throw record.Error(key, $"`{key.Name}` must be a whole number of bytes a second, at least 1; found {record.Found(key)}.");
    }
}
