using ActorSim.Interconnect;

namespace ActorSim.Conformance.Astrasim;

/// <summary>The networks of the runs. Aware: transfers wait for each other, and a switch stores and forwards.</summary>
internal static class AstrasimNetwork
{
    public static ClusterTopology Of(AstrasimRow row)
    {
        var dimensions = row.Topology.Select((name, i) => new NetworkDimension(ShapeOf(name), row.Dimensions[i], new ClusterCable(row.Rates[i], row.Latencies[i]))).ToList();
        return row.IsAware ? new DimensionProduct(dimensions) : new Uncontended(dimensions);
    }

    private static DimensionShape ShapeOf(string name) => name switch
    {
        "Ring" => DimensionShape.Ring,
        "FullyConnected" => DimensionShape.FullyConnected,
        _ => DimensionShape.Switch,
    };
}
