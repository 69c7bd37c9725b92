using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A product of dimensions in which no transfer waits for another: it is there after the latencies of all links on its way and its
/// bytes at the rate of the slowest dimension that it crosses, as if links were without limit in number and passed on at once. For
/// ranks that differ in one dimension this is what the congestion-unaware analytical network of ASTRA-sim 2 computes.
/// </summary>
public sealed class Uncontended : ClusterTopology
{
    private readonly NetworkDimension[] dimensions;
    private readonly int[] strides;
    private readonly int[] distanceStrides;
    private readonly ClusterLink[] links;

    /// <summary>Makes the topology.</summary>
    /// <param name="dimensions">At least one; the product of their sizes is the number of ranks.</param>
    /// <exception cref="ArgumentException">There is no dimension, one has no size, or there are too many ranks.</exception>
    public Uncontended(IReadOnlyList<NetworkDimension> dimensions)
        : base(NetworkDimension.RanksOf(dimensions), 0)
    {
        this.dimensions = [.. dimensions];
        strides = new int[dimensions.Count];
        distanceStrides = new int[dimensions.Count + 1];
        distanceStrides[0] = 1;
        var stride = 1;
        for (var d = 0; d < strides.Length; d++)
        {
            strides[d] = stride;
            stride *= this.dimensions[d].Size;
            distanceStrides[d + 1] = checked(distanceStrides[d] * DistancesOf(this.dimensions[d]));
        }

        links = new ClusterLink[distanceStrides[^1] - 1];
        for (var way = 0; way < links.Length; way++)
        {
            links[way] = LinkOver(way + 1);
        }
    }

    /// <inheritdoc/>
    public override bool IsDirect => true;

    /// <inheritdoc/>
    public override bool HasContention => false;

    /// <inheritdoc/>
    public override int WaysFrom(int vertex) => links.Length;

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way) => links[way];

    /// <summary>Ways stand for distances: their numbers have a digit for each dimension, the hops in it.</summary>
    public override int WayTo(int vertex, int destination)
    {
        var way = 0;
        for (var d = 0; d < dimensions.Length; d++)
        {
            way += distanceStrides[d] * DistanceIn(d, vertex, destination);
        }

        return way - 1;
    }

    /// <inheritdoc/>
    public override int WayBetween(int from, int to) => -1;

    /// <inheritdoc/>
    public override string NameOfEnd(int vertex, int way) =>
        "ranks at distance " + string.Join('+', dimensions.Select((dimension, d) => HopsOf(dimension, DigitOf(d, way + 1))));

    private static int DistancesOf(NetworkDimension dimension) => dimension.Size == 1 ? 1 : dimension.Shape switch
    {
        DimensionShape.Ring => (dimension.Size / 2) + 1,
        DimensionShape.OneWayRing or DimensionShape.Line => dimension.Size,
        _ => 2,
    };

    /// <summary>Whoever is reached through a switch is two hops away, and nobody is one.</summary>
    private static int HopsOf(NetworkDimension dimension, int distance) => dimension.Shape == DimensionShape.Switch ? 2 * distance : distance;

    private int DigitOf(int d, int code) => code / distanceStrides[d] % DistancesOf(dimensions[d]);

    private int DistanceIn(int d, int from, int to)
    {
        var dimension = dimensions[d];
        var hops = dimension.HopsBetween(from / strides[d] % dimension.Size, to / strides[d] % dimension.Size);
        return dimension.Shape == DimensionShape.Switch ? hops / 2 : hops;
    }

    private ClusterLink LinkOver(int code)
    {
        var latency = SimDuration.Zero;
        Bandwidth? slowest = null;
        for (var d = 0; d < dimensions.Length; d++)
        {
            var (cable, distance) = (dimensions[d].Cable, DigitOf(d, code));
            latency += cable.Latency * HopsOf(dimensions[d], distance);
            if (distance > 0 && (slowest is null || cable.Rate.BytesPerSecond < slowest.Value.BytesPerSecond))
            {
                slowest = cable.Rate;
            }
        }

        return new ClusterLink(0, 0, slowest!.Value, latency);
    }
}
