namespace ActorSim.Interconnect.Tests;

public sealed class DimensionOrderRoutingTests
{
    [Fact]
    public void A_packet_in_a_mesh_goes_along_x_and_then_along_y()
    {
        var table = DimensionOrderRouting.For(Topology.Mesh(4, 4), 2);

        // From (1, 0) to (3, 2): two steps to +x, two to +y.
        Assert.Equal([0, 0, 2, 2, 4], OutputsOf(table, 1, 11));
        Assert.Equal([1, 1, 3, 3, 4], OutputsOf(table, 11, 1));
        Assert.All(table.From(0), hop => Assert.Equal(0b11UL, hop.VirtualChannels));
    }

    [Theory]
    [InlineData(8, 8, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(3, 2, 4)]
    public void Hops_in_a_mesh_are_the_distance_and_one(int columns, int rows, int concentration)
    {
        var table = DimensionOrderRouting.For(Topology.ConcentratedMesh(columns, rows, concentration), 1);
        for (var source = 0; source < table.Graph.Nodes; source++)
        {
            for (var node = 0; node < table.Graph.Nodes; node++)
            {
                var (from, to) = (source / concentration, node / concentration);
                var distance = Math.Abs((from % columns) - (to % columns)) + Math.Abs((from / columns) - (to / columns));
                Assert.Equal(distance + 1, table.RoutersBetween(source, node));
            }
        }
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(5, 3)]
    [InlineData(2, 2)]
    [InlineData(1, 4)]
    public void Hops_in_a_torus_are_the_shorter_way_around_and_one(int columns, int rows)
    {
        var table = DimensionOrderRouting.For(Topology.Torus(columns, rows), 2);
        for (var source = 0; source < table.Graph.Nodes; source++)
        {
            for (var node = 0; node < table.Graph.Nodes; node++)
            {
                Assert.Equal(
                    Around(source % columns, node % columns, columns) + Around(source / columns, node / columns, rows) + 1,
                    table.RoutersBetween(source, node));
            }
        }

        static int Around(int from, int to, int size) => Math.Min(Math.Abs(from - to), size - Math.Abs(from - to));
    }

    [Fact]
    public void Half_way_around_a_packet_goes_in_the_positive_direction()
    {
        var table = DimensionOrderRouting.For(Topology.Ring(6), 2);

        Assert.Equal([0, 0, 0, 2], OutputsOf(table, 1, 4));
        Assert.Equal([0, 0, 0, 2], OutputsOf(table, 4, 1));
        Assert.Equal([1, 1, 2], OutputsOf(table, 1, 5));
    }

    [Fact]
    public void The_class_of_virtual_channels_changes_behind_the_dateline()
    {
        // From 4 by 5 and over the dateline to 0 and 1; three channels: the lower one before, the upper two behind.
        var table = DimensionOrderRouting.For(Topology.Ring(6), 3);

        Assert.Equal([0b001UL, 0b001UL, 0b110UL, 0b111UL], [.. Enumerable.Range(4, 4).Select(at => table.HopAt(at % 6, 1).VirtualChannels)]);
        Assert.Equal([0b110UL, 0b110UL], [table.HopAt(1, 3).VirtualChannels, table.HopAt(2, 3).VirtualChannels]);
    }

    [Fact]
    public void A_torus_with_one_virtual_channel_is_refused()
    {
        Assert.Contains("needs at least 2 virtual channels", Assert.Throws<ArgumentException>(() => DimensionOrderRouting.For(Topology.Torus(4, 4), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("needs at least 2 virtual channels", Assert.Throws<ArgumentException>(() => DimensionOrderRouting.For(Topology.Ring(4), 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_without_dimensions_is_refused()
    {
        var graph = new NetworkGraph([2, 2], [new(0, 0, 1, 0), new(1, 0, 0, 0)], [new(0, 1), new(1, 1)]);

        Assert.Contains("needs a mesh", Assert.Throws<ArgumentException>(() => DimensionOrderRouting.For(graph, 1)).Message, StringComparison.Ordinal);
    }

    private static List<int> OutputsOf(RouteTable table, int source, int destination)
    {
        var outputs = new List<int>();
        for (var router = table.Graph.Attachment(source).Router; ; router = table.Graph.Links[table.Next(router, destination)].To)
        {
            outputs.Add(table.HopAt(router, destination).Output);
            if (table.Next(router, destination) < 0)
            {
                return outputs;
            }
        }
    }
}
