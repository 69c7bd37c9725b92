using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

/// <summary>Hand-computed times of lone transfers and of two that meet; 1 byte a ns and 10 ns a link unless said.</summary>
public sealed class SwitchTimeTests
{
    private static readonly SwitchDescription CutThrough = new(Ns(5), IsCutThrough: true);

    private static readonly SwitchDescription StoreAndForward = new(Ns(5), IsCutThrough: false);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Through_cut_through_switches_the_bytes_are_counted_once(int switches) =>
        Assert.Equal(At(((switches + 1) * 10) + (switches * 5) + 100), LoneTransfer(CutThrough, 100, [.. Enumerable.Repeat(1, switches + 1)]));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Through_store_and_forward_switches_the_bytes_are_counted_at_every_link(int switches) =>
        Assert.Equal(At(((switches + 1) * 110) + (switches * 5)), LoneTransfer(StoreAndForward, 100, [.. Enumerable.Repeat(1, switches + 1)]));

    [Fact]
    public void A_slow_link_behind_a_fast_one_takes_its_own_time_from_the_first_byte() =>
        Assert.Equal(At(10 + 5 + 10 + 100), LoneTransfer(CutThrough, 100, [4, 1]));

    [Fact]
    public void A_fast_link_behind_a_slow_one_is_not_done_before_the_last_byte_has_come() =>
        Assert.Equal(At(10 + 100 + 5 + 10), LoneTransfer(CutThrough, 100, [1, 4]));

    [Fact]
    public void Between_fast_links_the_slowest_counts() =>
        Assert.Equal(At((4 * 10) + (3 * 5) + 100), LoneTransfer(CutThrough, 100, [4, 1, 2, 4]));

    [Fact]
    public void Of_two_flows_to_one_output_the_second_waits_for_the_first()
    {
        var star = DimensionProduct.Star(3, PlainCable, CutThrough);

        var run = ClusterRun.Of(star, Send(0, 2, 100, tag: 1), Send(1, 2, 40, tag: 2));

        Assert.Equal(At(10 + 5 + 100 + 10), run.Arrival(1));
        Assert.Equal(At(10 + 5 + 140 + 10), run.Arrival(2));
    }

    [Fact]
    public void What_waits_for_an_output_goes_on_at_its_full_rate()
    {
        // The second came from a link half as fast, but has come by the time that it leaves.
        var star = new SlowedLinks(DimensionProduct.Star(3, PlainCable, CutThrough), [new SlowedLink(1, 3, Bandwidth.FromBytesPerSecond(500_000_000), Ns(10))]);

        var run = ClusterRun.Of(star, Send(0, 2, 100, tag: 1), Send(1, 2, 40, tag: 2));

        Assert.Equal(At(10 + 5 + 140 + 10), run.Arrival(2));
    }

    [Fact]
    public void Two_flows_over_an_uplink_share_it_and_others_do_not_notice()
    {
        var servers = FatTree.TwoLevel(3, 2, PlainCable, PlainCable);

        var run = ClusterRun.Of(servers, Send(0, 2, 100, tag: 1), Send(1, 4, 100, tag: 2), Send(3, 5, 100, tag: 3));

        Assert.Equal(At(4 * 110), run.Arrival(1));
        Assert.Equal(At((4 * 110) + 100), run.Arrival(2));
        Assert.Equal(At(4 * 110), run.Arrival(3));
    }

    [Fact]
    public void Jobs_on_links_of_their_own_do_not_disturb_each_other()
    {
        var torus = DimensionProduct.Torus([4, 4], PlainCable);
        SentMessage[] first = [.. Enumerable.Range(0, 4).Select(i => Send(i, (i + 2) % 4, 300, tag: i))];
        SentMessage[] second = [.. Enumerable.Range(0, 4).Select(i => Send(4 + i, 4 + ((i + 1) % 4), 500, tag: 4 + i))];

        var alone = ClusterRun.Of(torus, first);
        var together = ClusterRun.Of(torus, [.. first, .. second]);

        Assert.All(first, message => Assert.Equal(alone.Arrival(message.Tag), together.Arrival(message.Tag)));
    }

    [Fact]
    public void Ranks_pass_on_what_is_meant_for_others_when_they_have_it_whole()
    {
        var run = ClusterRun.Of(DimensionProduct.Ring(8, PlainCable), Send(0, 3, 100, tag: 1), Send(1, 2, 50, atNanoseconds: 100, tag: 2));

        // At rank 1 the link is taken from 100 to 150 by its own message when the other has come, at 110.
        Assert.Equal(At(160), run.Arrival(2));
        Assert.Equal(At(150 + 110 + 110), run.Arrival(1));
    }

    [Fact]
    public void Astra_sims_accounting_rounds_every_link_down_to_a_nanosecond()
    {
        var cable = new ClusterCable(Bandwidth.FromBytesPerSecond(3_000_000_000), Ns(10));

        var run = ClusterRun.Of(DimensionProduct.Star(3, cable), [Send(0, 1, 100)], accounting: TransferAccounting.AstraSim);

        Assert.Equal(At(2 * (10 + 33)), run.Arrival());
    }

    [Fact]
    public void Without_contention_a_transfer_takes_its_latencies_and_the_time_of_the_slowest_dimension()
    {
        var network = new Uncontended(
        [
            new NetworkDimension(DimensionShape.Ring, 6, PlainCable),
            new NetworkDimension(DimensionShape.Switch, 3, new ClusterCable(Bandwidth.FromBytesPerSecond(500_000_000), Ns(100))),
            new NetworkDimension(DimensionShape.FullyConnected, 4, new ClusterCable(Bandwidth.FromBytesPerSecond(2_000_000_000), Ns(1))),
        ]);

        var run = ClusterRun.Of(network, Send(0, 5, 100, tag: 1), Send(0, 3, 100, tag: 2), Send(0, 6, 100, tag: 3), Send(0, 18 + 5, 100, tag: 4), Send(0, 54 + 6 + 1, 100, tag: 5));

        Assert.Equal(At(10 + 100), run.Arrival(1));
        Assert.Equal(At(30 + 100), run.Arrival(2));
        Assert.Equal(At(200 + 200), run.Arrival(3));
        Assert.Equal(At(1 + 10 + 100), run.Arrival(4));
        Assert.Equal(At(1 + 200 + 10 + 200), run.Arrival(5));
    }

    [Fact]
    public void A_slowed_link_is_slow_in_one_direction()
    {
        var ring = new SlowedLinks(DimensionProduct.Ring(4, PlainCable), [new SlowedLink(1, 2, Bandwidth.FromBytesPerSecond(100_000_000), Ns(70))]);

        var run = ClusterRun.Of(ring, Send(1, 2, 100, tag: 1), Send(2, 1, 100, tag: 2));

        Assert.Equal(At(70 + 1000), run.Arrival(1));
        Assert.Equal(At(110), run.Arrival(2));
    }

    [Fact]
    public void A_slowed_link_of_a_full_connection_is_one_pair_s()
    {
        var all = new SlowedLinks(new FullyConnected(3, BytePerNanosecond, Ns(10)), [new SlowedLink(0, 2, Bandwidth.FromBytesPerSecond(100_000_000), Ns(70))]);

        var run = ClusterRun.Of(all, Send(0, 1, 100, tag: 1), Send(0, 2, 100, tag: 2), Send(2, 0, 100, tag: 3));

        Assert.Equal([At(110), At(1070), At(110)], [run.Arrival(1), run.Arrival(2), run.Arrival(3)]);
    }

    /// <summary>From rank 0 through a row of switches to rank 1, over links of so many bytes a nanosecond.</summary>
    private static SimTime LoneTransfer(SwitchDescription switching, long bytes, int[] rates)
    {
        var vertices = (int[])[0, .. Enumerable.Range(2, rates.Length - 1), 1];
        var links = rates.SelectMany((rate, i) =>
            LinkGraph.BothWays(vertices[i], vertices[i + 1], new ClusterCable(Bandwidth.FromBytesPerSecond(rate * 1_000_000_000L), Ns(10))));
        return ClusterRun.Of(new LinkGraph(2, rates.Length - 1, [.. links], switching), Send(0, 1, bytes)).Arrival();
    }
}
