namespace ActorSim.Kernel.Tests.Profiling;

/// <summary>Cuts of graphs, compared with all possible ones where there are few, and with the known best where there is one.</summary>
public sealed class GraphCutterTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Small_graphs_are_cut_about_as_well_as_is_possible(int parts)
    {
        var best = 0;
        const int Graphs = 200;
        for (var seed = 1ul; seed <= Graphs; seed++)
        {
            var random = new TestRandom(seed);
            var graph = RandomGraph(random, nodes: parts == 2 ? 4 + random.Below(7) : 4 + random.Below(4));
            var mostWork = GraphCutter.MostWork(graph, parts);

            var found = GraphCutter.Cut(graph, parts, mostWork);

            var least = LeastCrossing(graph, parts, mostWork);
            Assert.True(graph.Crossing(found) <= (least * 2) + 10, $"Graph {seed}: {graph.Crossing(found)} messages cross, {least} are possible.");
            best += graph.LargestPart(found, parts) <= mostWork && graph.Crossing(found) == least ? 1 : 0;
        }

        Assert.True(best >= Graphs * 9 / 10, $"Only {best} of {Graphs} cuts were the best possible.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Clusters_are_found_whatever_the_order_of_their_nodes(int parts)
    {
        // Eight clusters of 50 that exchange much inside and little with the next.
        var random = new TestRandom(5);
        var names = Enumerable.Range(0, 400).ToArray();
        random.Shuffle(names);
        var edges = new List<(int, int, long)>();
        for (var i = 0; i < 400; i++)
        {
            for (var n = 0; n < 6; n++)
            {
                edges.Add((names[i], names[(i / 50 * 50) + random.Below(50)], 100));
            }
        }

        for (var cluster = 0; cluster < 8; cluster++)
        {
            edges.Add((names[cluster * 50], names[(cluster + 1) % 8 * 50], 7));
        }

        var graph = new ExchangeGraph([.. Enumerable.Repeat(10L, 400)], edges);

        var found = GraphCutter.Cut(graph, parts, GraphCutter.MostWork(graph, parts));

        Assert.Equal(7 * parts, graph.Crossing(found));
        Assert.Equal(4000 / parts, graph.LargestPart(found, parts));
    }

    [Fact]
    public void A_grid_is_cut_across_its_shorter_side()
    {
        const int Rows = 100, Columns = 40;
        var edges = new List<(int, int, long)>();
        for (var i = 0; i < Rows * Columns; i++)
        {
            if (i % Columns < Columns - 1)
            {
                edges.Add((i, i + 1, 1));
            }

            if (i < (Rows - 1) * Columns)
            {
                edges.Add((i, i + Columns, 1));
            }
        }

        var graph = new ExchangeGraph([.. Enumerable.Repeat(1L, Rows * Columns)], edges);

        var found = GraphCutter.Cut(graph, 2, GraphCutter.MostWork(graph, 2));

        Assert.InRange(graph.Crossing(found), Columns, Columns * 5 / 4);
        Assert.InRange(graph.LargestPart(found, 2), Rows * Columns / 2, Rows * Columns * 0.55);
    }

    [Fact]
    public void A_star_is_cut_into_equal_parts()
    {
        var graph = new ExchangeGraph([.. Enumerable.Repeat(1L, 20_001)], [.. Enumerable.Range(1, 20_000).Select(i => (0, i, 1L))]);

        var found = GraphCutter.Cut(graph, 4, GraphCutter.MostWork(graph, 4));

        Assert.InRange(graph.LargestPart(found, 4), 5000, 5501);
        Assert.InRange(graph.Crossing(found), 14_500, 15_200);
    }

    [Fact]
    public void A_node_that_has_most_of_the_work_stays_alone()
    {
        var graph = new ExchangeGraph([20, 100, 20, 20], [(0, 1, 5), (1, 2, 5), (2, 3, 1)]);

        Assert.Equal(110, GraphCutter.MostWork(graph, 2));
        var found = GraphCutter.Cut(graph, 2, 110);

        Assert.Equal(100, graph.LargestPart(found, 2));
        Assert.Single(found, part => part == found[1]);
    }

    [Fact]
    public void Large_graphs_take_a_moment_and_are_always_cut_alike()
    {
        // A ring with chords: 100,000 nodes, 300,000 edges.
        const int Nodes = 100_000;
        var random = new TestRandom(3);
        var edges = new List<(int, int, long)>();
        for (var i = 0; i < Nodes; i++)
        {
            edges.Add((i, (i + 1) % Nodes, 10));
            edges.Add((i, (i + 1 + random.Below(100)) % Nodes, 1 + random.Below(5)));
            edges.Add((i, (i + 1 + random.Below(10)) % Nodes, 3));
        }

        var graph = new ExchangeGraph([.. Enumerable.Range(0, Nodes).Select(i => 1L + (i % 7))], edges);
        var mostWork = GraphCutter.MostWork(graph, 8);

        var found = GraphCutter.Cut(graph, 8, mostWork);

        Assert.True(graph.LargestPart(found, 8) <= mostWork);
        Assert.InRange(graph.Crossing(found), 1, 8 * 600);
        Assert.Equal(found, GraphCutter.Cut(graph, 8, mostWork));
    }

    [Fact]
    public void Edges_that_occur_again_are_added_up()
    {
        var graph = new ExchangeGraph([1, 1, 1], [(0, 1, 5), (1, 0, 7), (2, 2, 100), (1, 2, 1)]);

        Assert.Equal([1], graph.Neighbours(0).ToArray());
        Assert.Equal([12], graph.Messages(0).ToArray());
        Assert.Equal([0, 2], graph.Neighbours(1).ToArray());
        Assert.Equal(13, graph.Crossing([0, 1, 0]));
        Assert.Equal(1, graph.Contract([0, 0, 1], 2).Crossing([0, 1]));
    }

    private static ExchangeGraph RandomGraph(TestRandom random, int nodes)
    {
        var edges = new List<(int, int, long)>();
        for (var i = random.Below(nodes * 3); i >= 0; i--)
        {
            edges.Add((random.Below(nodes), random.Below(nodes), random.Between(1, 50)));
        }

        return new ExchangeGraph([.. Enumerable.Range(0, nodes).Select(_ => random.Between(1, 20))], edges);
    }

    private static long LeastCrossing(ExchangeGraph graph, int parts, long mostWork)
    {
        var least = long.MaxValue;
        var partOf = new int[graph.Nodes];
        for (var number = 0L; number < Power(parts, graph.Nodes); number++)
        {
            var rest = number;
            for (var node = 0; node < graph.Nodes; node++)
            {
                partOf[node] = (int)(rest % parts);
                rest /= parts;
            }

            if (graph.LargestPart(partOf, parts) <= mostWork)
            {
                least = Math.Min(least, graph.Crossing(partOf));
            }
        }

        return least;
    }

    private static long Power(long number, int exponent) => exponent == 0 ? 1 : number * Power(number, exponent - 1);
}
