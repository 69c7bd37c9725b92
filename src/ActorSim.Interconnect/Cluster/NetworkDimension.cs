namespace ActorSim.Interconnect;

/// <summary>One dimension of a cluster's network.</summary>
/// <param name="Shape">How ranks that differ in this dimension alone are joined.</param>
/// <param name="Size">How many ranks a line has, ≥ 1.</param>
/// <param name="Cable">Every link of the dimension.</param>
public sealed record NetworkDimension(DimensionShape Shape, int Size, ClusterCable Cable)
{
    /// <summary>How many links lie on the way between two places of a line, which differ or not.</summary>
    internal int HopsBetween(int from, int to)
    {
        var up = to >= from ? to - from : to - from + Size;
        return from == to ? 0 : Shape switch
        {
            DimensionShape.Ring => Math.Min(up, Size - up),
            DimensionShape.OneWayRing => up,
            DimensionShape.Line => Math.Abs(to - from),
            DimensionShape.FullyConnected => 1,
            DimensionShape.Switch => 2,
            _ => throw new InvalidOperationException($"There is no dimension of shape {Shape}."),
        };
    }

    /// <summary>How many ranks a product of dimensions has.</summary>
    /// <exception cref="ArgumentException">There is no dimension, one has no size, or there are too many ranks.</exception>
    internal static int RanksOf(IReadOnlyList<NetworkDimension> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        if (dimensions.Count == 0)
        {
            throw new ArgumentException("A network has at least one dimension.", nameof(dimensions));
        }

        var ranks = 1L;
        foreach (var dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dimension.Size, 1, nameof(dimensions));
            ranks *= dimension.Size;
            if (ranks > int.MaxValue / 4)
            {
                throw new ArgumentException($"The dimensions have {ranks} ranks and more; at most {int.MaxValue / 4} can be numbered.", nameof(dimensions));
            }
        }

        return (int)ranks;
    }
}
