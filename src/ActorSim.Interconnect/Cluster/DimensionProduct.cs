namespace ActorSim.Interconnect;

/// <summary>
/// A product of dimensions: ring, torus, mesh, a star around one switch, and mixtures of them. A rank's number has a digit for each
/// dimension, the first dimension's the fastest; a transfer corrects the first digit that differs first, and ranks pass on what is
/// meant for others. A dimension of shape <see cref="DimensionShape.Switch"/> has a switch for each of its lines.
/// </summary>
public sealed class DimensionProduct : ClusterTopology
{
    private readonly NetworkDimension[] dimensions;
    private readonly int[] strides;
    private readonly int[] firstSwitches;

    /// <summary>Makes the topology.</summary>
    /// <param name="dimensions">At least one; the product of their sizes is the number of ranks.</param>
    /// <param name="switching">How the switches pass on, where a dimension has them; null: store and forward, at once.</param>
    /// <exception cref="ArgumentException">There is no dimension, one has no size, or there are too many ranks.</exception>
    public DimensionProduct(IReadOnlyList<NetworkDimension> dimensions, SwitchDescription? switching = null)
        : base(NetworkDimension.RanksOf(dimensions), SwitchesOf(dimensions))
    {
        this.dimensions = [.. dimensions];
        Switching = switching ?? SwitchDescription.StoreAndForward;
        strides = new int[this.dimensions.Length];
        firstSwitches = new int[this.dimensions.Length + 1];
        var stride = 1;
        for (var d = 0; d < strides.Length; d++)
        {
            strides[d] = stride;
            stride *= this.dimensions[d].Size;
            firstSwitches[d + 1] = firstSwitches[d] + SwitchesOf(this.dimensions[d], Ranks);
        }
    }

    /// <inheritdoc/>
    public override SwitchDescription Switching { get; }

    /// <summary>The dimensions, the fastest digit first.</summary>
    public IReadOnlyList<NetworkDimension> Dimensions => dimensions;

    /// <summary>Ranks joined to their two neighbours, or to the next one only.</summary>
    public static DimensionProduct Ring(int ranks, ClusterCable cable, bool isOneWay = false) =>
        new([new NetworkDimension(isOneWay ? DimensionShape.OneWayRing : DimensionShape.Ring, ranks, cable)]);

    /// <summary>Ranks around one switch.</summary>
    public static DimensionProduct Star(int ranks, ClusterCable cable, SwitchDescription? switching = null) =>
        new([new NetworkDimension(DimensionShape.Switch, ranks, cable)], switching);

    /// <summary>A torus of as many dimensions as sizes.</summary>
    public static DimensionProduct Torus(IReadOnlyList<int> sizes, ClusterCable cable) => OfShape(DimensionShape.Ring, sizes, cable);

    /// <summary>A mesh of as many dimensions as sizes.</summary>
    public static DimensionProduct Mesh(IReadOnlyList<int> sizes, ClusterCable cable) => OfShape(DimensionShape.Line, sizes, cable);

    /// <inheritdoc/>
    public override int WaysFrom(int vertex)
    {
        if (vertex >= Ranks)
        {
            return dimensions[DimensionOfSwitch(vertex)].Size;
        }

        var ways = 0;
        for (var d = 0; d < dimensions.Length; d++)
        {
            ways += WaysIn(d, vertex);
        }

        return ways;
    }

    /// <inheritdoc/>
    public override ClusterLink LinkOf(int vertex, int way)
    {
        if (vertex >= Ranks)
        {
            var of = DimensionOfSwitch(vertex);
            return dimensions[of].Cable.Link(vertex, MemberOf(of, vertex, way));
        }

        var d = 0;
        while (way >= WaysIn(d, vertex))
        {
            way -= WaysIn(d, vertex);
            d++;
        }

        return dimensions[d].Cable.Link(vertex, NeighbourOf(d, vertex, way));
    }

    /// <inheritdoc/>
    public override int WayTo(int vertex, int destination)
    {
        if (vertex >= Ranks)
        {
            return DigitOf(DimensionOfSwitch(vertex), destination);
        }

        var first = 0;
        for (var d = 0; d < dimensions.Length; d++)
        {
            var (from, to) = (DigitOf(d, vertex), DigitOf(d, destination));
            if (from != to)
            {
                return first + WayIn(d, from, to);
            }

            first += WaysIn(d, vertex);
        }

        return -1;
    }

    private static DimensionProduct OfShape(DimensionShape shape, IReadOnlyList<int> sizes, ClusterCable cable)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        return new DimensionProduct([.. sizes.Select(size => new NetworkDimension(shape, size, cable))]);
    }

    private static int SwitchesOf(IReadOnlyList<NetworkDimension> dimensions)
    {
        var ranks = NetworkDimension.RanksOf(dimensions);
        return dimensions.Sum(dimension => SwitchesOf(dimension, ranks));
    }

    private static int SwitchesOf(NetworkDimension dimension, int ranks) =>
        dimension.Shape == DimensionShape.Switch && dimension.Size > 1 ? ranks / dimension.Size : 0;

    private int DigitOf(int d, int rank) => rank / strides[d] % dimensions[d].Size;

    private int DimensionOfSwitch(int vertex)
    {
        var d = 0;
        while (vertex - Ranks >= firstSwitches[d + 1])
        {
            d++;
        }

        return d;
    }

    /// <summary>A line's number is the rank's without the digit of its dimension.</summary>
    private int MemberOf(int d, int vertex, int digit)
    {
        var line = vertex - Ranks - firstSwitches[d];
        return (line % strides[d]) + (((line / strides[d] * dimensions[d].Size) + digit) * strides[d]);
    }

    private int SwitchOf(int d, int rank)
    {
        var line = (rank % strides[d]) + (rank / strides[d] / dimensions[d].Size * strides[d]);
        return Ranks + firstSwitches[d] + line;
    }

    private int WaysIn(int d, int rank)
    {
        var (shape, size) = (dimensions[d].Shape, dimensions[d].Size);
        if (size == 1)
        {
            return 0;
        }

        return shape switch
        {
            // Between two ranks there is one cable, not two.
            DimensionShape.Ring => Math.Min(size - 1, 2),
            DimensionShape.Line => DigitOf(d, rank) is var at && (at == 0 || at == size - 1) ? 1 : 2,
            DimensionShape.FullyConnected => size - 1,
            _ => 1,
        };
    }

    /// <summary>The way within a dimension; upwards comes first, and a line's last rank has only the way down.</summary>
    private int WayIn(int d, int from, int to)
    {
        var size = dimensions[d].Size;
        switch (dimensions[d].Shape)
        {
            case DimensionShape.Ring:
                var up = to >= from ? to - from : to - from + size;
                return size - up < up ? 1 : 0;
            case DimensionShape.Line:
                return to < from && from < size - 1 ? 1 : 0;
            case DimensionShape.FullyConnected:
                return to < from ? to : to - 1;
            default:
                return 0;
        }
    }

    private int NeighbourOf(int d, int rank, int way)
    {
        var (shape, size, at) = (dimensions[d].Shape, dimensions[d].Size, DigitOf(d, rank));
        var digit = shape switch
        {
            DimensionShape.Line => at == size - 1 || way == 1 ? at - 1 : at + 1,
            DimensionShape.FullyConnected => way < at ? way : way + 1,
            _ => (way == 0 ? at + 1 : at + size - 1) % size,
        };
        return shape == DimensionShape.Switch ? SwitchOf(d, rank) : rank + ((digit - at) * strides[d]);
    }
}
