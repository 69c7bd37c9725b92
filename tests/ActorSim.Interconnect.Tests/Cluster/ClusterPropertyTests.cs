using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

public sealed class ClusterPropertyTests
{
    private static readonly SwitchDescription CutThrough = new(Ns(5), IsCutThrough: true);

    public static TheoryData<string> Shapes => [.. Topologies.Keys];

    private static SortedDictionary<string, ClusterTopology> Topologies { get; } = new(StringComparer.Ordinal)
    {
        ["dragonfly"] = new Dragonfly(new DragonflySize(4, 2, 2, 2), PlainCable, PlainCable, PlainCable),
        ["fat tree"] = FatTree.OfPorts(3, 4, 1, PlainCable, CutThrough),
        ["half-duplex star"] = DimensionProduct.Star(7, PlainCable with { IsHalfDuplex = true }, CutThrough),
        ["half-duplex torus"] = DimensionProduct.Torus([3, 4], PlainCable with { IsHalfDuplex = true }),
        ["mesh"] = DimensionProduct.Mesh([3, 3], PlainCable),
        ["product"] = new DimensionProduct([new(DimensionShape.FullyConnected, 4, PlainCable), new(DimensionShape.Switch, 3, PlainCable)]),
        ["ring"] = DimensionProduct.Ring(6, PlainCable),
        ["slowed servers"] = new SlowedLinks(FatTree.TwoLevel(3, 3, PlainCable, PlainCable), [new SlowedLink(9, 12, Bandwidth.FromBytesPerSecond(300_000_000), Ns(77))]),
        ["full connection"] = new FullyConnected(6, BytePerNanosecond, Ns(10)),
        ["ideal core"] = new IdealCore(6, BytePerNanosecond, Ns(10)),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Messages_through_trees_of_switches_come_when_their_bytes_do(bool isCutThrough)
    {
        for (var seed = 0UL; seed < 60; seed++)
        {
            var random = new RandomStream(seed, "/trees");
            var tree = RandomCluster.Tree(random, isCutThrough);
            var messages = RandomCluster.Messages(random, tree.Ranks, 40);

            var expected = new ByteNetwork(tree).Run(messages);
            var run = ClusterRun.Of(tree, messages);

            Assert.All(messages, message => Assert.Equal((seed, expected[message.Tag]), (seed, run.Arrival(message.Tag).Picoseconds)));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_sent_is_received_and_counted_on_every_link_of_its_way(string shape)
    {
        var topology = Topologies[shape];
        var messages = RandomCluster.Messages(new RandomStream(7, shape), topology.Ranks, 100);

        foreach (var segment in (long[])[0, 40])
        {
            var run = ClusterRun.Of(topology, messages, segment: segment);

            Assert.Equal(
                messages.OrderBy(message => message.Tag).Select(message => (message.From, message.To, message.Bytes, message.Tag)),
                run.Got.OrderBy(got => got.Tag).Select(got => (got.From, got.To, got.Bytes, got.Tag)));
            Assert.Equal(messages.Sum(message => message.Bytes), run.Fabric.Nodes.Sum(node => node.BytesSent));
            Assert.Equal(messages.Sum(message => message.Bytes), run.Fabric.Nodes.Sum(node => node.BytesReceived));
            Assert.Equal(messages.Length, run.Fabric.Nodes.Sum(node => node.TransfersReceived));
            Assert.Equal(
                messages.Sum(message => message.Bytes * ClusterChecks.HopsBetween(topology, message.From, message.To)),
                run.Fabric.Links.Sum(link => link.Bytes));
            Assert.Equal(
                messages.Sum(message => (segment == 0 ? 1 : (message.Bytes + segment - 1) / segment) * ClusterChecks.HopsBetween(topology, message.From, message.To)),
                run.Fabric.Links.Sum(link => link.Transfers));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Links_are_occupied_no_longer_than_the_run(string shape)
    {
        var topology = Topologies[shape];

        var run = ClusterRun.Of(topology, RandomCluster.Messages(new RandomStream(8, shape), topology.Ranks, 100));

        Assert.All(run.Fabric.Links, link => Assert.InRange(link.Occupied.Picoseconds, link.Rate.TimeOf(link.Bytes).Picoseconds, run.Result.End.Picoseconds));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void One_and_two_threads_give_the_same_run(string shape)
    {
        var topology = Topologies[shape];
        var messages = RandomCluster.Messages(new RandomStream(9, shape), topology.Ranks, 200);

        var one = ClusterRun.Of(topology, messages, segment: 50);
        var two = ClusterRun.Of(topology, messages, segment: 50, options: new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal(one.Result.Fingerprint, two.Result.Fingerprint);
        Assert.Equal(one.Got, two.Got);
    }

    [Fact]
    public void A_lone_transfer_takes_its_bytes_at_every_hop_whatever_the_topology()
    {
        foreach (var (shape, topology) in Topologies)
        {
            if (topology.Switching.IsCutThrough || topology is SlowedLinks)
            {
                continue;
            }

            var (from, to) = (0, topology.Ranks - 1);
            var run = ClusterRun.Of(topology, Send(from, to, 64));

            Assert.Equal((shape, At(ClusterChecks.HopsBetween(topology, from, to) * 74)), (shape, run.Arrival()));
        }
    }
}
