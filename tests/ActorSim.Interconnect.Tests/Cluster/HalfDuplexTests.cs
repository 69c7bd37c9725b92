using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

public sealed class HalfDuplexTests
{
    private static readonly ClusterCable Shared = PlainCable with { IsHalfDuplex = true };

    [Fact]
    public void Alone_a_transfer_takes_as_long_as_on_any_link() =>
        Assert.Equal(At(110), ClusterRun.Of(DimensionProduct.Ring(2, Shared), Send(0, 1, 100)).Arrival());

    [Fact]
    public void The_directions_wait_for_each_other()
    {
        var run = ClusterRun.Of(DimensionProduct.Ring(2, Shared), Send(0, 1, 100, tag: 1), Send(1, 0, 30, tag: 2));

        Assert.Equal(At(110), run.Arrival(1));
        Assert.Equal(At(140), run.Arrival(2));
    }

    [Fact]
    public void Who_reaches_the_middle_first_goes_first()
    {
        var run = ClusterRun.Of(DimensionProduct.Ring(2, Shared), Send(0, 1, 100, atNanoseconds: 1, tag: 1), Send(1, 0, 30, tag: 2), Send(1, 0, 30, tag: 3));

        Assert.Equal([At(40), At(70), At(170)], [run.Arrival(2), run.Arrival(3), run.Arrival(1)]);
    }

    [Fact]
    public void An_odd_latency_is_not_lost()
    {
        var cable = new ClusterCable(BytePerNanosecond, SimDuration.FromPicoseconds(3)) { IsHalfDuplex = true };

        Assert.Equal(SimTime.FromPicoseconds(100_003), ClusterRun.Of(DimensionProduct.Ring(2, cable), Send(0, 1, 100)).Arrival());
    }

    [Fact]
    public void A_cut_through_switch_passes_on_what_comes_over_it_at_once()
    {
        var star = DimensionProduct.Star(2, Shared, new SwitchDescription(Ns(5), IsCutThrough: true));

        Assert.Equal(At(10 + 5 + 10 + 100), ClusterRun.Of(star, Send(0, 1, 100)).Arrival());
    }

    [Fact]
    public void A_switch_and_a_rank_share_their_cable()
    {
        var run = ClusterRun.Of(DimensionProduct.Star(3, Shared), Send(0, 1, 100, tag: 1), Send(1, 2, 500, atNanoseconds: 50, tag: 2));

        // Rank 1's message holds its cable's middle from 55 to 555; what was at the switch at 110 waits for it.
        Assert.Equal(At(555 + 100 + 5), run.Arrival(1));
        Assert.Equal(At(50 + (2 * 510)), run.Arrival(2));
    }

    [Fact]
    public void Each_direction_is_reported()
    {
        var run = ClusterRun.Of(DimensionProduct.Ring(2, Shared), Send(0, 1, 100), Send(1, 0, 30, tag: 1));

        Assert.Equal(
            [new LinkUse("rank 0", "rank 1", BytePerNanosecond, 100, 1, Ns(100)), new LinkUse("rank 1", "rank 0", BytePerNanosecond, 30, 1, Ns(30))],
            run.Fabric.Links);
        Assert.Single(run.Fabric.HalfDuplexCables);
    }
}
