using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Conformance.Astrasim;

/// <summary>
/// The networks of the runs: a ring of which one direction is used, and a star around a switch that stores and forwards, where transfers
/// wait for each other; and a product of dimensions where none waits and every hop adds its latency alone.
/// </summary>
internal static class AstrasimNetwork
{
    public static ClusterTopology Of(AstrasimRow row) =>
        !row.IsAware ? new Uncontended(row)
        : row.Topology[0] switch
        {
            "Ring" => new OneWayRing(row.Ranks, row.Rates[0], row.Latencies[0]),
            "FullyConnected" => new FullyConnected(row.Ranks, row.Rates[0], row.Latencies[0]),
            _ => new Star(row.Ranks, row.Rates[0], row.Latencies[0]),
        };

    private sealed class OneWayRing(int ranks, Bandwidth rate, SimDuration latency) : ClusterTopology(ranks, 0)
    {
        public override int WaysFrom(int vertex) => 1;

        public override ClusterLink LinkOf(int vertex, int way) => new(vertex, (vertex + 1) % Ranks, rate, latency);

        public override int WayTo(int vertex, int destination) => 0;
    }

    private sealed class Star(int ranks, Bandwidth rate, SimDuration latency) : ClusterTopology(ranks, 1)
    {
        public override int WaysFrom(int vertex) => vertex < Ranks ? 1 : Ranks;

        public override ClusterLink LinkOf(int vertex, int way) => new(vertex, vertex < Ranks ? Ranks : way, rate, latency);

        public override int WayTo(int vertex, int destination) => vertex < Ranks ? 0 : destination;
    }

    private sealed class Uncontended(AstrasimRow row) : ClusterTopology(row.Ranks, 0)
    {
        public override bool IsDirect => true;

        public override bool HasContention => false;

        public override int WaysFrom(int vertex) => row.Dimensions.Count;

        public override ClusterLink LinkOf(int vertex, int way) =>
            new(0, 0, row.Rates[way], row.Latencies[way] * (row.Topology[way] == "Switch" ? 2 : 1));

        public override int WayTo(int vertex, int destination)
        {
            var dimension = 0;
            while (vertex % row.Dimensions[dimension] == destination % row.Dimensions[dimension])
            {
                (vertex, destination) = (vertex / row.Dimensions[dimension], destination / row.Dimensions[dimension]);
                dimension++;
            }

            return dimension;
        }
    }
}
