namespace ActorSim.Interconnect.Tests;

public sealed class RouteTableTests
{
    // 0 ─ 1 ─ 2 in a row; port 0 to the node, port 1 on, port 2 back.
    private static readonly NetworkGraph Row = new(
        [3, 3, 3],
        [new(0, 1, 1, 2), new(1, 2, 0, 1), new(1, 1, 2, 2), new(2, 2, 1, 1)],
        [new(0, 0), new(1, 0), new(2, 0)]);

    private static readonly RouteEntry[] Good =
    [
        new(0, 1, 1), new(0, 2, 1), new(1, 0, 2), new(1, 2, 1), new(2, 0, 2), new(2, 1, 2),
    ];

    [Fact]
    public void A_table_from_data_gives_its_outputs_and_adds_those_to_the_nodes()
    {
        var table = ExplicitRouting.For(Row, 3, Good);

        Assert.Equal(new Hop(1, 0b111), table.HopAt(0, 2));
        Assert.Equal(new Hop(0, 0b111), table.HopAt(2, 2));
        Assert.Equal((3, 2, 1), (table.RoutersBetween(0, 2), table.RoutersBetween(1, 2), table.RoutersBetween(1, 1)));
    }

    [Fact]
    public void A_hole_that_packets_come_to_is_refused() =>
        AssertRefused("/router/1 has no route to /node/2, but packets for it come there.", [.. Good.Where(e => e != Good[3])]);

    [Fact]
    public void A_hole_that_no_packet_comes_to_is_fine()
    {
        // A fourth router without a node, which no route uses.
        var graph = new NetworkGraph([3, 3, 3, 1], Row.Links.ToArray(), [new(0, 0), new(1, 0), new(2, 0)]);

        Assert.Equal(0UL, ExplicitRouting.For(graph, 1, Good).HopAt(3, 0).VirtualChannels);
    }

    [Fact]
    public void A_loop_is_refused_and_named() =>
        AssertRefused("Packets for /node/0 go around for ever: /router/1 → /router/2 → /router/1.", [.. Good.Select(e => e is { Router: 1, Destination: 0 } ? e with { Output = 1 } : e)]);

    [Fact]
    public void An_output_that_does_not_exist_is_refused() =>
        AssertRefused("The route from /router/1 to /node/0 leaves by output 3; the router's ports are 0 to 2.", [.. Good.Select(e => e is { Router: 1, Destination: 0 } ? e with { Output = 3 } : e)]);

    [Fact]
    public void An_output_that_leads_nowhere_is_refused() =>
        AssertRefused("The route from /router/2 to /node/0 leaves by output 1, which leads nowhere.", [.. Good.Select(e => e is { Router: 2, Destination: 0 } ? e with { Output = 1 } : e)]);

    [Fact]
    public void An_output_to_another_node_is_refused() =>
        AssertRefused("The route from /router/1 to /node/2 leaves by output 0, which leads to /node/1.", [.. Good.Select(e => e is { Router: 1, Destination: 2 } ? e with { Output = 0 } : e)]);

    [Fact]
    public void Virtual_channels_that_do_not_exist_are_refused() =>
        AssertRefused("uses virtual channels beyond the 2 that there are", [.. Good.Select(e => e with { VirtualChannels = 0b100 })]);

    [Fact]
    public void Two_routes_for_one_destination_are_refused() =>
        AssertRefused("The table has two routes from /router/0 to /node/2; give one.", [.. Good, new(0, 2, 1)]);

    [Fact]
    public void Routes_from_and_to_what_does_not_exist_are_refused()
    {
        AssertRefused("A route begins at router 3, but the routers are 0 to 2.", [.. Good, new(3, 0, 0)]);
        AssertRefused("A route from /router/0 is for node 3, but the nodes are 0 to 2.", [.. Good, new(0, 3, 0)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void No_or_too_many_virtual_channels_are_refused(int virtualChannels) =>
        Assert.Contains("virtual channels; it needs 1 to 64", Assert.Throws<ArgumentException>(() => ExplicitRouting.For(Row, virtualChannels, Good)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void A_router_tells_256_sets_of_virtual_channels_apart(int sets, bool isPossible)
    {
        // A sender at router 0, and a receiver for each set in groups of 60 at routers of their own.
        var (receivers, homes) = (sets - 1, (sets + 58) / 60);
        var ports = new int[homes + 1];
        var links = Enumerable.Range(1, homes).Select(home => new NetworkLink(0, home, home, 60)).ToList();
        links.AddRange(Enumerable.Range(1, homes).Select(home => new NetworkLink(home, 60, 0, home)));
        Array.Fill(ports, 61);
        var graph = new NetworkGraph(ports, links, [new(0, 0), .. Enumerable.Range(0, receivers).Select(node => new NodeAttachment(1 + (node / 60), node % 60))]);
        List<RouteEntry> entries = [];
        for (var node = 1; node <= receivers; node++)
        {
            var home = 1 + ((node - 1) / 60);
            entries.Add(new RouteEntry(0, node, home, (ulong)node));
            entries.AddRange(Enumerable.Range(1, homes).Where(other => other != home).Select(other => new RouteEntry(other, node, 60)));
        }

        entries.AddRange(Enumerable.Range(1, homes).Select(home => new RouteEntry(home, 0, 60)));
        var refusal = Record.Exception(() => ExplicitRouting.For(graph, 64, entries));

        Assert.Equal(isPossible ? null : "The routes at /router/0 allow 257 different sets of virtual channels; a router tells up to 256 apart.", refusal?.Message);
    }

    [Fact]
    public void Sixty_four_virtual_channels_are_all_bits() => Assert.Equal(ulong.MaxValue, RouteTable.AllOf(64));

    private static void AssertRefused(string part, RouteEntry[] entries) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(() => ExplicitRouting.For(Row, 2, entries)).Message, StringComparison.Ordinal);
}
