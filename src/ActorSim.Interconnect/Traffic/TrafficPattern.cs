using System.Numerics;
using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// Which node a packet is for, by the node that sends it: drawn at random, or always the same. The named patterns are
/// those of BookSim 2 and of Dally and Towles, "Principles and Practices of Interconnection Networks", 2004, section 3.2. It
/// does not change and holds only plain data, so that an actor may keep it in a field.
/// </summary>
/// <remarks>
/// Patterns with coordinates (transpose, tornado, neighbour) move between routers of a grid; with several nodes at a
/// router the place among them stays.
/// </remarks>
public sealed class TrafficPattern
{
    // By source, if every source always sends to the same node.
    private readonly int[]? destinationOf;

    // By node, the sum of the weights up to it, if nodes are drawn with weights.
    private readonly long[]? weightsUpTo;

    private TrafficPattern(string name, int nodes, int[]? destinationOf = null, long[]? weightsUpTo = null) =>
        (Name, Nodes, this.destinationOf, this.weightsUpTo) = (name, nodes, destinationOf, weightsUpTo);

    /// <summary>What it is called, as scenarios write it.</summary>
    public string Name { get; }

    /// <summary>The number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>All nodes are equally likely, the source itself included.</summary>
    /// <param name="nodes">The number of nodes, from 1.</param>
    public static TrafficPattern Uniform(int nodes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        return new TrafficPattern("uniform", nodes);
    }

    /// <summary>From (x, y) to (y, x).</summary>
    /// <param name="grid">A grid with as many rows as columns.</param>
    /// <exception cref="ArgumentException">It is not square.</exception>
    public static TrafficPattern Transpose(NetworkGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return grid.Columns == grid.Rows
            ? OnGrid("transpose", grid, (x, y) => (y, x))
            : throw new ArgumentException($"Transpose traffic needs as many rows as columns; the network has {grid.Columns} columns and {grid.Rows} rows.");
    }

    /// <summary>In each dimension of k routers from c to (c + ⌈k/2⌉ − 1) mod k: almost half way around.</summary>
    /// <param name="grid">The grid.</param>
    public static TrafficPattern Tornado(NetworkGrid grid) =>
        Shifted("tornado", grid, size => ((size + 1) / 2) - 1);

    /// <summary>In each dimension of k routers from c to (c + 1) mod k.</summary>
    /// <param name="grid">The grid.</param>
    public static TrafficPattern Neighbour(NetworkGrid grid) => Shifted("neighbour", grid, _ => 1);

    /// <summary>From a node to the one with all bits of its number the other way.</summary>
    /// <param name="nodes">The number of nodes, a power of two.</param>
    /// <exception cref="ArgumentException">It is not a power of two.</exception>
    public static TrafficPattern BitComplement(int nodes)
    {
        RequirePowerOfTwo("Bit-complement", nodes);
        return Fixed("bit-complement", nodes, source => ~source & (nodes - 1));
    }

    /// <summary>From a node to the one with the bits of its number turned left by one.</summary>
    /// <param name="nodes">The number of nodes, a power of two.</param>
    /// <exception cref="ArgumentException">It is not a power of two.</exception>
    public static TrafficPattern Shuffle(int nodes)
    {
        RequirePowerOfTwo("Shuffle", nodes);
        return Fixed("shuffle", nodes, source => ((source << 1) & (nodes - 1)) | (source >> (BitOperations.Log2((uint)nodes) - 1)));
    }

    /// <summary>Some nodes get a share of all packets, in equal parts; the rest goes to the other nodes in equal parts.</summary>
    /// <param name="nodes">The number of nodes.</param>
    /// <param name="hotNodes">The hot ones, each once; at least one, and fewer than all.</param>
    /// <param name="share">Their share, above 0 and up to 1, in steps of a millionth.</param>
    /// <exception cref="ArgumentException">A node does not exist or is named twice, all are hot, or the share is not possible.</exception>
    public static TrafficPattern Hotspot(int nodes, IReadOnlyList<int> hotNodes, decimal share)
    {
        const int Steps = 1_000_000;
        ArgumentNullException.ThrowIfNull(hotNodes);
        if (share is <= 0 or > 1 || share * Steps != decimal.Truncate(share * Steps))
        {
            throw new ArgumentException($"The hot nodes get a share of {share}; it is above 0 and up to 1, in steps of a millionth.");
        }

        if (hotNodes.Count == 0 || hotNodes.Count >= nodes)
        {
            throw new ArgumentException($"{hotNodes.Count} of {nodes} nodes are hot; at least one is, and not all.");
        }

        // Each of h hot nodes weighs share / h, each of the other n − h weighs (1 − share) / (n − h); all times h · (n − h).
        var hot = (long)(share * Steps);
        var weights = new long[nodes];
        Array.Fill(weights, (Steps - hot) * hotNodes.Count);
        foreach (var node in hotNodes)
        {
            if ((uint)node >= (uint)nodes)
            {
                throw new ArgumentException($"Node {node} is to be hot, but the nodes are 0 to {nodes - 1}.");
            }

            if (hotNodes.Count(other => other == node) > 1)
            {
                throw new ArgumentException($"Node {node} is named twice among the hot nodes.");
            }

            weights[node] = hot * (nodes - hotNodes.Count);
        }

        return Weighted("hotspot", weights);
    }

    /// <summary>Each node is as likely as its weight, whoever sends.</summary>
    /// <param name="weights">A weight from 0 for each node; not all 0.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are 0.</exception>
    public static TrafficPattern Weighted(IReadOnlyList<long> weights) => Weighted("weighted", weights);

    /// <summary>Each source always sends to one node.</summary>
    /// <param name="destinations">For each source its destination; several may have the same.</param>
    /// <exception cref="ArgumentException">A destination does not exist.</exception>
    public static TrafficPattern Permutation(IReadOnlyList<int> destinations)
    {
        ArgumentNullException.ThrowIfNull(destinations);
        return Fixed("permutation", destinations.Count, source => (uint)destinations[source] < (uint)destinations.Count
            ? destinations[source]
            : throw new ArgumentException($"Node {source} sends to node {destinations[source]}, but the nodes are 0 to {destinations.Count - 1}."));
    }

    /// <summary>Reads a permutation from comma-separated values with the columns <c>src</c> and <c>dst</c>, one line for each source.</summary>
    /// <param name="text">The text, beginning with the names of the columns.</param>
    /// <param name="nodes">The number of nodes.</param>
    /// <exception cref="TrafficFileException">
    /// A column is missing, a value is no node, or a source is there twice or not at all; with the line.
    /// </exception>
    public static TrafficPattern ReadPermutation(TextReader text, int nodes)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = new NumberTable(text, "src", "dst");
        var destinations = new int[nodes];
        Array.Fill(destinations, -1);
        while (table.NextLine())
        {
            var source = (int)table.Number(0, 0, nodes - 1, "the nodes");
            destinations[source] = destinations[source] < 0
                ? (int)table.Number(1, 0, nodes - 1, "the nodes")
                : throw table.Problem($"Node {source} has a destination already, node {destinations[source]}; give each source once.");
        }

        return Array.IndexOf(destinations, -1) is >= 0 and var missing
            ? throw table.Problem($"The file ends without a destination for node {missing}; give every source one.")
            : Permutation(destinations);
    }

    /// <summary>The destination of a new packet.</summary>
    /// <param name="source">The node that sends it.</param>
    /// <param name="random">The sender's random stream; not drawn from by a fixed pattern.</param>
    public int Draw(int source, RandomStream random)
    {
        if (destinationOf is not null)
        {
            return destinationOf[source];
        }

        ArgumentNullException.ThrowIfNull(random);
        return weightsUpTo is null ? (int)random.NextBelow(Nodes) : WeightedDraw.Next(weightsUpTo, random);
    }

    private static TrafficPattern Weighted(string name, IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new TrafficPattern(name, weights.Count, weightsUpTo: WeightedDraw.Sums(weights));
    }

    private static TrafficPattern Fixed(string name, int nodes, Func<int, int> destination) =>
        new(name, nodes, [.. Enumerable.Range(0, nodes).Select(destination)]);

    private static TrafficPattern Shifted(string name, NetworkGrid grid, Func<int, int> shift)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return OnGrid(name, grid, (x, y) => ((x + shift(grid.Columns)) % grid.Columns, (y + shift(grid.Rows)) % grid.Rows));
    }

    private static TrafficPattern OnGrid(string name, NetworkGrid grid, Func<int, int, (int X, int Y)> move) =>
        Fixed(name, grid.Nodes, source =>
        {
            var (x, y) = grid.PlaceOf(source / grid.NodesPerRouter);
            var (toX, toY) = move(x, y);
            return ((toX + (grid.Columns * toY)) * grid.NodesPerRouter) + (source % grid.NodesPerRouter);
        });

    private static void RequirePowerOfTwo(string what, int nodes)
    {
        if (nodes < 2 || !BitOperations.IsPow2(nodes))
        {
            throw new ArgumentException($"{what} traffic needs a number of nodes that is a power of two; the network has {nodes}.");
        }
    }
}
