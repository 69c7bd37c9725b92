namespace ActorSim.Interconnect.Tests;

public sealed class TopologyTests
{
    [Fact]
    public void A_mesh_has_the_ports_of_BookSim()
    {
        var mesh = Topology.Mesh(4, 3, linkCycles: 2);

        Assert.Equal((12, 12, 2 * ((3 * 3) + (4 * 2))), (mesh.Routers, mesh.Nodes, mesh.Links.Length));
        Assert.Equal(new NetworkLink(5, 0, 6, 1, 2), mesh.Links[mesh.LinkFrom(5, 0)]);
        Assert.Equal(new NetworkLink(5, 1, 4, 0, 2), mesh.Links[mesh.LinkFrom(5, 1)]);
        Assert.Equal(new NetworkLink(5, 2, 9, 3, 2), mesh.Links[mesh.LinkFrom(5, 2)]);
        Assert.Equal(new NetworkLink(5, 3, 1, 2, 2), mesh.Links[mesh.LinkFrom(5, 3)]);
        Assert.Equal(new NodeAttachment(5, 4), mesh.Attachment(5));
        Assert.Equal(("/router/1/2", "/node/2/0"), (mesh.PathOfRouter(6), mesh.PathOfNode(8)));
    }

    [Fact]
    public void Routers_at_the_edge_of_a_mesh_keep_ports_that_lead_nowhere()
    {
        var mesh = Topology.Mesh(4, 3);

        Assert.Equal(5, mesh.PortsOf(0));
        Assert.Equal((-1, -1), (mesh.LinkFrom(0, 1), mesh.LinkFrom(0, 3)));
        Assert.Equal((-1, -1), (mesh.LinkFrom(11, 0), mesh.LinkFrom(11, 2)));
    }

    [Fact]
    public void A_torus_closes_every_row_and_column()
    {
        var torus = Topology.Torus(4, 3);

        Assert.Equal(4 * 12, torus.Links.Length);
        Assert.Equal(new NetworkLink(7, 0, 4, 1), torus.Links[torus.LinkFrom(7, 0)]);
        Assert.Equal(new NetworkLink(4, 1, 7, 0), torus.Links[torus.LinkFrom(4, 1)]);
        Assert.Equal(new NetworkLink(9, 2, 1, 3), torus.Links[torus.LinkFrom(9, 2)]);
        Assert.Equal(new NetworkLink(1, 3, 9, 2), torus.Links[torus.LinkFrom(1, 3)]);
    }

    [Fact]
    public void Two_routers_of_a_torus_are_joined_by_two_wires_each_way()
    {
        var torus = Topology.Torus(2, 1);

        Assert.Equal(
            [new(0, 0, 1, 1), new(1, 1, 0, 0), new(1, 0, 0, 1), new(0, 1, 1, 0)],
            torus.Links.ToArray());
    }

    [Fact]
    public void A_ring_leads_on_at_port_0_and_back_at_port_1()
    {
        var ring = Topology.Ring(5);

        Assert.Equal(10, ring.Links.Length);
        Assert.Equal(new NetworkLink(4, 0, 0, 1), ring.Links[ring.LinkFrom(4, 0)]);
        Assert.Equal(new NetworkLink(0, 1, 4, 0), ring.Links[ring.LinkFrom(0, 1)]);
        Assert.Equal((new NodeAttachment(3, 2), "/router/3"), (ring.Attachment(3), ring.PathOfRouter(3)));
    }

    [Fact]
    public void A_concentrated_mesh_has_several_nodes_at_each_router()
    {
        var mesh = Topology.ConcentratedMesh(2, 2, concentration: 3);

        Assert.Equal((4, 12, 7), (mesh.Routers, mesh.Nodes, mesh.PortsOf(0)));
        Assert.Equal(new NodeAttachment(2, 5), mesh.Attachment(7));
        Assert.Equal("/node/1/0/1", mesh.PathOfNode(7));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, -1)]
    [InlineData(1, 1)]
    [InlineData(1000, 1000)]
    public void Sizes_that_make_no_network_are_refused(int columns, int rows)
    {
        Assert.Throws<ArgumentException>(() => Topology.Mesh(columns, rows));
        Assert.Throws<ArgumentException>(() => Topology.Torus(columns, rows));
    }

    [Fact]
    public void A_ring_of_one_and_routers_without_or_with_too_many_nodes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Topology.Ring(1));
        Assert.Throws<ArgumentException>(() => Topology.ConcentratedMesh(2, 2, 0));
        Assert.Throws<ArgumentException>(() => Topology.ConcentratedMesh(2, 2, 61));
    }
}
