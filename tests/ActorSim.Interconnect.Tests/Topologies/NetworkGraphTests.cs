namespace ActorSim.Interconnect.Tests;

public sealed class NetworkGraphTests
{
    private static readonly NetworkLink[] Both = [new(0, 0, 1, 0), new(1, 0, 0, 0)];
    private static readonly NodeAttachment[] OneEach = [new(0, 1), new(1, 1)];

    [Fact]
    public void Two_routers_with_a_wire_each_way_are_a_network()
    {
        var graph = new NetworkGraph([2, 2], Both, OneEach);

        Assert.Equal((2, 2, 2), (graph.Routers, graph.Nodes, graph.Links.Length));
        Assert.Equal((0, 1, -1), (graph.LinkFrom(0, 0), graph.LinkTo(0, 0), graph.LinkFrom(0, 1)));
        Assert.Equal((1, -1), (graph.NodeAt(1, 1), graph.NodeAt(1, 0)));
        Assert.Equal(("/router/1", "/node/0"), (graph.PathOfRouter(1), graph.PathOfNode(0)));
        Assert.Null(graph.Grid);
    }

    [Fact]
    public void Of_two_wires_to_the_same_router_the_lower_output_is_named()
    {
        var graph = new NetworkGraph([3, 3], [new(0, 2, 1, 2), new(0, 1, 1, 1), new(1, 1, 0, 1)], [new(0, 0), new(1, 0)]);

        Assert.Equal((1, 1, -1), (graph.OutputTowards(0, 1), graph.OutputTowards(1, 0), graph.OutputTowards(0, 0)));
    }

    [Fact]
    public void A_link_to_a_router_that_does_not_exist_is_refused() =>
        AssertRefused("A link leads to router 2, but the routers are 0 to 1.", [2, 2], [new(0, 0, 2, 0)], OneEach);

    [Fact]
    public void A_link_from_a_port_that_does_not_exist_is_refused() =>
        AssertRefused("A link leaves port 2 of /router/0, whose ports are 0 to 1.", [2, 2], [new(0, 2, 1, 0)], OneEach);

    [Fact]
    public void Two_links_from_one_output_are_refused() =>
        AssertRefused("Output 0 of /router/0 has two links", [2, 3], [new(0, 0, 1, 0), new(0, 0, 1, 2)], OneEach);

    [Fact]
    public void Two_links_to_one_input_are_refused() =>
        AssertRefused("Input 0 of /router/1 has two links", [3, 2], [new(0, 0, 1, 0), new(0, 2, 1, 0)], OneEach);

    [Fact]
    public void A_link_on_the_port_of_a_node_is_refused() =>
        AssertRefused("Port 1 of /router/0 has both a link and /node/0", [2, 2], [new(0, 1, 1, 0)], OneEach);

    [Fact]
    public void A_link_from_a_router_to_itself_is_refused() =>
        AssertRefused("A link leads from /router/0 back to it", [3, 2], [new(0, 0, 0, 2)], OneEach);

    [Fact]
    public void A_link_without_delay_is_refused() =>
        AssertRefused("of 0 cycles; it takes at least 1", [2, 2], [new(0, 0, 1, 0, Cycles: 0)], OneEach);

    [Fact]
    public void Two_nodes_at_one_port_are_refused() =>
        AssertRefused("/node/0 and /node/1 are both attached to port 1 of /router/0", [2, 2], Both, [new(0, 1), new(0, 1)]);

    [Fact]
    public void A_node_at_a_router_that_does_not_exist_is_refused() =>
        AssertRefused("/node/1 is attached to router -1", [2, 2], Both, [new(0, 1), new(-1, 1)]);

    [Fact]
    public void A_single_node_is_refused() =>
        AssertRefused("The network has 1 nodes; it needs at least 2.", [2, 2], Both, [new(0, 1)]);

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void A_router_without_ports_or_with_too_many_is_refused(int ports) =>
        AssertRefused($"/router/1 has {ports} ports", [2, ports], Both, OneEach);

    private static void AssertRefused(string part, int[] ports, NetworkLink[] links, NodeAttachment[] attachments) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(() => new NetworkGraph(ports, links, attachments)).Message, StringComparison.Ordinal);
}
