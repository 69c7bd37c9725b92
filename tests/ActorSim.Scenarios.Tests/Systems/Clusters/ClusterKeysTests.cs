using ActorSim.Hocon;
using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Scenarios.Tests.Systems;

/// <summary>Networks of clusters as scenarios write them, and those that cannot be.</summary>
public sealed class ClusterKeysTests
{
    private const string Cable = "bandwidth = 10 GB/s, latency = 1 us";

    [Theory]
    [InlineData("topology = ideal, " + Cable, 7, 0, 1)]
    [InlineData("topology = fully-connected, " + Cable, 7, 0, 1)]
    [InlineData("topology = ring, " + Cable, 8, 0, 1)]
    [InlineData("topology = ring, one-way = true, " + Cable, 8, 0, 7)]
    [InlineData("topology = star, " + Cable, 8, 1, 2)]
    [InlineData("topology = two-level, ranks-per-server = 4, uplink { bandwidth = 1 GB/s, latency = 2 us }, " + Cable, 12, 4, 4)]
    [InlineData("topology = fat-tree, ports = 4, " + Cable, 16, 20, 6)]
    [InlineData("topology = fat-tree, ports = 6, levels = 2, oversubscription = 2, duplex = half, " + Cable, 24, 8, 4)]
    [InlineData("topology = tree, levels = [ { children = 4, " + Cable + " }, { children = 3, parents = 2, " + Cable + " } ]", 12, 5, 4)]
    [InlineData("topology = torus, sizes = [4, 3], " + Cable, 12, 0, 2)]
    [InlineData("topology = mesh, sizes = [4, 3], " + Cable, 12, 0, 5)]
    [InlineData("topology = dragonfly, groups = 3, routers = 2, ranks-per-router = 2, global-links = 1, global { bandwidth = 1 GB/s, latency = 9 us }, " + Cable, 12, 6, 5)]
    [InlineData("topology = product, dimensions = [ { shape = switch, size = 4, " + Cable + " }, { shape = line, size = 2, " + Cable + " } ]", 8, 2, 3)]
    [InlineData("topology = graph, switches = 1, links = [ { from = rank 0, to = switch 0 }, { from = rank 1, to = switch 0, bandwidth = 1 GB/s } ], " + Cable, 2, 1, 2)]
    [InlineData("topology = uncontended, dimensions = [ { shape = ring, size = 6, " + Cable + " } ]", 6, 0, 1)]
    public void Every_topology_can_be_written(string keys, int ranks, int switches, int hopsToLast)
    {
        var topology = Read(keys, ranks).Topology;

        Assert.Equal((ranks, switches), (topology.Ranks, topology.Switches));
        ClusterChecks.Routes(topology);
        Assert.Equal(hopsToLast, ClusterChecks.HopsBetween(topology, 0, ranks - 1));
    }

    [Fact]
    public void Costs_switches_segments_and_accounting_are_read()
    {
        var network = Read("topology = star, switch { latency = 300 ns, forwarding = store-and-forward }, send-overhead = 1 us, receive-overhead = 2 us, gap = 3 us, segment = 4 KiB, duplex = half, " + Cable, 3);

        Assert.Equal(new SwitchDescription(SimDuration.FromNanoseconds(300), IsCutThrough: false), network.Topology.Switching);
        Assert.Equal(new HostDescription(SimDuration.FromMicroseconds(1), SimDuration.FromMicroseconds(2), SimDuration.FromMicroseconds(3)), network.Host);
        Assert.Equal(4096, network.SeatOf(2).LargestSegment);
        Assert.Equal(
            new ClusterLink(0, 3, Bandwidth.FromBytesPerSecond(10_000_000_000), SimDuration.FromMicroseconds(1)) { IsHalfDuplex = true },
            network.Topology.LinkOf(0, 0));
        Assert.Equal(TransferAccounting.LogGopsim, Read("topology = ideal, accounting = loggopsim, " + Cable, 3).Accounting);
    }

    [Fact]
    public void A_slow_link_is_slow_both_ways_unless_one_way_is_meant()
    {
        var topology = Read("topology = star, slow-links = [ { from = rank 1, to = switch 0, bandwidth = 8 Gbit/s }, { from = switch 0, to = rank 2, latency = 5 us, one-way = true } ], " + Cable, 3).Topology;

        Assert.Equal(Bandwidth.FromBytesPerSecond(1_000_000_000), topology.LinkOf(1, 0).Rate);
        Assert.Equal(Bandwidth.FromBytesPerSecond(1_000_000_000), topology.LinkOf(3, 1).Rate);
        Assert.Equal(SimDuration.FromMicroseconds(5), topology.LinkOf(3, 2).Latency);
        Assert.Equal(SimDuration.FromMicroseconds(1), topology.LinkOf(2, 0).Latency);
    }

    [Theory]
    [InlineData("topology = rings, " + Cable, "`topology` must be one of")]
    [InlineData("topology = ring, bandwidth = 0 GB/s, latency = 1 us", "`bandwidth` must be")]
    [InlineData("topology = ring, bandwidth = 3 B/cycle, latency = 1 us", "a cluster has no clock")]
    [InlineData("topology = ring, latency = 1 us", "`bandwidth`")]
    [InlineData("topology = ring, lattency = 1 us, bandwidth = 1 GB/s", "`latency`")]
    [InlineData("topology = torus, sizes = [4, 4], " + Cable, "12 ranks do not fit: the torus described here has 16.")]
    [InlineData("topology = fat-tree, ports = 4, " + Cable, "12 ranks do not fit: the fat-tree described here has 16.")]
    [InlineData("topology = fat-tree, ports = 5, " + Cable, "5 ports do not")]
    [InlineData("topology = two-level, ranks-per-server = 8, uplink { " + Cable + " }, " + Cable, "12 ranks do not fill servers of 8; 8 or 16 would.")]
    [InlineData("topology = dragonfly, groups = 4, routers = 3, ranks-per-router = 1, global-links = 0, " + Cable, "reaches 0 other groups, not 3")]
    [InlineData("topology = star, bandwidth = 1 GB/s, latency = 0 ns", "leads to a cut-through switch and has no latency")]
    [InlineData("topology = star, accounting = loggopsim, " + Cable, "its topology is direct")]
    [InlineData("topology = star, accounting = astra-sim, " + Cable, "Cut-through switches are counted exactly")]
    [InlineData("topology = ring, accounting = astra-sim, segment = 4 KiB, " + Cable, "`segment` counts with `accounting = exact` only.")]
    [InlineData("topology = ring, segment = 0 B, " + Cable, "`segment` must be")]
    [InlineData("topology = ring, slow-links = [ { from = rank 0, to = rank 2, latency = 5 us } ], " + Cable, "No link of its own leads from rank 0 to rank 2")]
    [InlineData("topology = ring, slow-links = [ { from = rank 0, to = rank 12, latency = 5 us } ], " + Cable, "There is no `rank 12` in this network")]
    [InlineData("topology = ring, slow-links = [ { from = rank 0, to = rank 1, latency = 5 us }, { from = rank 1, to = rank 0, latency = 5 us } ], " + Cable, "named twice")]
    [InlineData("topology = graph, links = [ { from = rank 0, to = rank 1 } ], " + Cable, "No way leads from rank 0 to rank 2.")]
    [InlineData("topology = ring, one-way = true, duplex = half, " + Cable, "the link back is not")]
    [InlineData("topology = ideal, duplex = half, " + Cable, "`ideal network` has no key `duplex`")]
    public void A_network_that_cannot_be_is_refused_where_it_is_written(string keys, string expected)
    {
        var message = Assert.Throws<HoconException>(() => Read(keys, 12)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("cluster.conf:1:", message, StringComparison.Ordinal);
    }

    private static ClusterNetwork Read(string keys, int ranks) =>
        ClusterKeys.Read(ClusterKeys.Family.Read(HoconConfig.Parse(keys, "cluster.conf")), ranks);
}
