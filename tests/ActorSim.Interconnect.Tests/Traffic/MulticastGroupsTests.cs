using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class MulticastGroupsTests
{
    private static readonly RouteTable Mesh = DimensionOrderRouting.For(Topology.Mesh(4, 4), 1);

    [Fact]
    public void A_source_sends_to_its_groups_and_others_to_none()
    {
        var groups = new MulticastGroups(Mesh, [new(7, [1, 2]), new(3, [4]), new(7, [5])], firstTree: 10);
        var random = new RandomStream(1, "/node");

        Assert.Equal([3, 7, 7], groups.Trees.ToArray().Select(tree => tree.Source));
        Assert.Equal((10, -1), (groups.Draw(3, random), groups.Draw(0, random)));
        var drawn = Enumerable.Range(0, 1000).Select(_ => groups.Draw(7, random)).ToList();
        Assert.InRange(drawn.Count(tree => tree == 11), 400, 600);
        Assert.Equal([11, 12], drawn.Distinct().Order());
        Assert.Equal((true, false, true), (groups.Sends(3), groups.Sends(4), groups.Sends(7)));
    }

    [Fact]
    public void A_class_of_packets_for_groups_is_sent_by_those_with_a_group()
    {
        var one = new PacketClass("weights", new MulticastGroups(Mesh, [new(7, [1, 2])]), PacketLength.Fixed(4), Injection.Bernoulli(0.1));
        var other = new PacketClass("requests", TrafficPattern.Uniform(16), PacketLength.Between(1, 2), Injection.OnOff(0.4, 10, 30));

        Assert.Equal((true, false, true), (one.Sends(7), one.Sends(1), other.Sends(1)));
        Assert.Equal(0.4, one.Injection.MeanRate * one.Length.Mean, 12);
        Assert.Equal(0.15, other.Injection.MeanRate * other.Length.Mean, 12);
    }

    [Fact]
    public void No_groups_and_groups_of_nobody_are_refused()
    {
        Assert.Contains("give at least one", Assert.Throws<ArgumentException>(() => new MulticastGroups(Mesh, [])).Message, StringComparison.Ordinal);
        Assert.Contains("has no destinations", Assert.Throws<ArgumentException>(() => new MulticastGroups(Mesh, [new(7, [])])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_lengths_injections_and_classes_may_be_kept_in_the_fields_of_an_actor()
    {
        foreach (var type in new[] { typeof(PacketClass), typeof(MulticastTree), typeof(NetworkGraph), typeof(RouteTable) })
        {
            Assert.Empty(ActorFields.Violations(type));
        }
    }
}
