using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class TrafficPatternTests
{
    private static readonly NetworkGrid Eight = Topology.Mesh(8, 8).Grid!;

    [Fact]
    public void Transpose_swaps_row_and_column()
    {
        Assert.Equal([0, 8, 9, 57], DestinationsOf(TrafficPattern.Transpose(Eight), 0, 1, 9, 15));
        Assert.Contains("as many rows as columns", Refusal(() => TrafficPattern.Transpose(Topology.Mesh(4, 2).Grid!)), StringComparison.Ordinal);
    }

    [Fact]
    public void Tornado_goes_almost_half_way_around_in_each_dimension()
    {
        // 8 × 8: +3, +3. 4 × 4: +1, +1. 5 × 5: +2, +2.
        Assert.Equal([27, 18], DestinationsOf(TrafficPattern.Tornado(Eight), 0, 63));
        Assert.Equal([5, 0], DestinationsOf(TrafficPattern.Tornado(Topology.Mesh(4, 4).Grid!), 0, 15));
        Assert.Equal([12], DestinationsOf(TrafficPattern.Tornado(Topology.Mesh(5, 5).Grid!), 0));
        Assert.Equal([3, 2], DestinationsOf(TrafficPattern.Tornado(Topology.Ring(8).Grid!), 0, 7));
    }

    [Fact]
    public void Neighbour_goes_one_on_in_each_dimension() =>
        Assert.Equal([9, 0, 8], DestinationsOf(TrafficPattern.Neighbour(Eight), 0, 63, 7));

    [Fact]
    public void With_several_nodes_at_a_router_the_place_among_them_stays() =>
        Assert.Equal([(2 * 3) + 1], DestinationsOf(TrafficPattern.Transpose(Topology.ConcentratedMesh(2, 2, 3).Grid!), 3 + 1));

    [Fact]
    public void Bit_complement_and_shuffle_work_on_the_bits_of_the_node()
    {
        Assert.Equal([63, 0, 42], DestinationsOf(TrafficPattern.BitComplement(64), 0, 63, 21));
        Assert.Equal([0, 63, 0b000011, 0b101010], DestinationsOf(TrafficPattern.Shuffle(64), 0, 63, 0b100001, 0b010101));
        Assert.Contains("power of two; the network has 12", Refusal(() => TrafficPattern.BitComplement(12)), StringComparison.Ordinal);
        Assert.Contains("power of two; the network has 12", Refusal(() => TrafficPattern.Shuffle(12)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_permutation_is_taken_as_it_is()
    {
        var pattern = TrafficPattern.Permutation([2, 0, 2]);

        Assert.Equal([2, 0, 2], DestinationsOf(pattern, 0, 1, 2));
        Assert.Contains("Node 1 sends to node 3, but the nodes are 0 to 2.", Refusal(() => TrafficPattern.Permutation([0, 3, 1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_permutation_is_read_from_a_file()
    {
        Assert.Equal([2, 0, 1], DestinationsOf(Read("src,dst\n1,0\n0,2\n\n2,1"), 0, 1, 2));
        AssertRefused("src,dst\n1,0\n0,2\n1,1\n2,2", 4, "Node 1 has a destination already, node 0");
        AssertRefused("src,dst\n1,0\n0,3", 3, "`dst` is 3; the nodes are 0 to 2.");
        AssertRefused("src,dst\n1,0\n0,2\n", 3, "without a destination for node 2");
        AssertRefused("src,destination\n", 1, "There is no column `dst`");

        static void AssertRefused(string text, int line, string part)
        {
            var problem = Assert.Throws<TrafficFileException>(() => Read(text));
            Assert.Equal(line, problem.Line);
            Assert.Contains(part, problem.Problem, StringComparison.Ordinal);
        }

        static TrafficPattern Read(string text)
        {
            using var reader = new StringReader(text);
            return TrafficPattern.ReadPermutation(reader, 3);
        }
    }

    [Fact]
    public void Uniform_traffic_reaches_every_node_equally_often_and_the_source_too() =>
        AssertShares(TrafficPattern.Uniform(16), [.. Enumerable.Repeat(1.0 / 16, 16)]);

    [Fact]
    public void Hot_nodes_get_their_share_and_the_others_the_rest() =>
        AssertShares(TrafficPattern.Hotspot(10, [3, 7], 0.4m), [.. Enumerable.Range(0, 10).Select(node => node is 3 or 7 ? 0.2 : 0.6 / 8)]);

    [Fact]
    public void The_hotspots_of_BookSim_are_weights_or_shares()
    {
        // Weight 7 among 63 of weight 1 is a tenth.
        double[] shares = [.. Enumerable.Range(0, 64).Select(node => node == 27 ? 0.1 : 0.9 / 63)];

        AssertShares(TrafficPattern.Weighted([.. Enumerable.Range(0, 64).Select(node => node == 27 ? 7L : 1L)]), shares);
        AssertShares(TrafficPattern.Hotspot(64, [27], 0.1m), shares);
    }

    [Fact]
    public void A_node_without_weight_gets_nothing() => AssertShares(TrafficPattern.Weighted([0, 1, 0, 0, 3, 0]), [0, 0.25, 0, 0, 0.75, 0]);

    [Theory]
    [InlineData(0.0, new[] { 1 }, "share of 0")]
    [InlineData(1.1, new[] { 1 }, "share of 1.1")]
    [InlineData(0.1234567, new[] { 1 }, "in steps of a millionth")]
    [InlineData(0.5, new int[0], "0 of 4 nodes are hot")]
    [InlineData(0.5, new[] { 0, 1, 2, 3 }, "4 of 4 nodes are hot")]
    [InlineData(0.5, new[] { 4 }, "Node 4 is to be hot, but the nodes are 0 to 3")]
    [InlineData(0.5, new[] { 2, 2 }, "Node 2 is named twice")]
    public void Hotspots_that_are_not_possible_are_refused(double share, int[] nodes, string part) =>
        Assert.Contains(part, Refusal(() => TrafficPattern.Hotspot(4, nodes, (decimal)share)), StringComparison.Ordinal);

    [Fact]
    public void Weights_that_are_not_possible_are_refused()
    {
        Assert.Contains("All weights are 0", Refusal(() => TrafficPattern.Weighted([0, 0])), StringComparison.Ordinal);
        Assert.Contains("Weight 1 is -1", Refusal(() => TrafficPattern.Weighted([1, -1])), StringComparison.Ordinal);
        Assert.Contains("Weight 1 is", Refusal(() => TrafficPattern.Weighted([long.MaxValue, 1])), StringComparison.Ordinal);
    }

    private static string Refusal(Func<TrafficPattern> make) => Assert.Throws<ArgumentException>(make).Message;

    private static List<int> DestinationsOf(TrafficPattern pattern, params int[] sources)
    {
        // A fixed pattern draws nothing, so both streams are still at their beginning.
        var random = new RandomStream(1, "/node");
        List<int> drawn = [.. sources.Select(source => pattern.Draw(source, random))];
        Assert.Equal(new RandomStream(1, "/node").NextBits(), random.NextBits());
        return drawn;
    }

    /// <summary>Counts of many draws lie within five standard deviations.</summary>
    private static void AssertShares(TrafficPattern pattern, double[] shares)
    {
        const int Draws = 100_000;
        var random = new RandomStream(7, "/node");
        var counts = new int[pattern.Nodes];
        for (var i = 0; i < Draws; i++)
        {
            counts[pattern.Draw(i % pattern.Nodes, random)]++;
        }

        for (var node = 0; node < counts.Length; node++)
        {
            Assert.InRange(counts[node] - (Draws * shares[node]), -5 * Math.Sqrt(Draws * shares[node] * (1 - shares[node])), 5 * Math.Sqrt(Draws * shares[node] * (1 - shares[node])));
        }
    }
}
