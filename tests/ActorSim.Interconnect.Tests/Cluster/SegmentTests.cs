using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

public sealed class SegmentTests
{
    [Theory]
    [InlineData(0, 2 * 1010)]
    [InlineData(1000, 2 * 1010)]
    [InlineData(100, 10 + 1000 + 10 + 100)]
    [InlineData(300, 10 + 900 + 300 + 100 + 10)]
    public void Segments_are_passed_on_one_by_one_and_delivered_as_a_whole(long segment, long nanoseconds)
    {
        var run = ClusterRun.Of(DimensionProduct.Star(2, PlainCable), [Send(0, 1, 1000, tag: 7)], segment: segment);

        Assert.Equal([new GotMessage(0, 1, 1000, At(nanoseconds), 7)], run.Got);
        Assert.Equal(1, run.Fabric.Nodes[1].TransfersReceived);
        Assert.Equal(1000, run.Fabric.Nodes[1].BytesReceived);
    }

    [Fact]
    public void Whole_a_long_message_holds_up_a_short_one_and_in_segments_hardly()
    {
        var star = DimensionProduct.Star(3, PlainCable, new SwitchDescription(Ns(0), IsCutThrough: true));
        SentMessage[] messages = [Send(0, 2, 1000, tag: 1), Send(1, 2, 100, tag: 2)];

        var whole = ClusterRun.Of(star, messages);
        var cut = ClusterRun.Of(star, messages, segment: 100);

        Assert.Equal(At(10 + 1000 + 100 + 10), whole.Arrival(2));
        Assert.Equal(At(10 + 100 + 100 + 10), cut.Arrival(2));
        Assert.Equal(At(10 + 1100 + 10), cut.Arrival(1));
    }

    [Fact]
    public void A_host_is_charged_for_messages_and_not_for_segments()
    {
        var host = new HostDescription(Ns(50), Ns(70), Ns(0));

        var run = ClusterRun.Of(new IdealCore(2, BytePerNanosecond, Ns(10)), [Send(0, 1, 1000)], host: host, segment: 10);

        Assert.Equal(At(50 + 1000 + 10 + 70), run.Arrival());
    }

    [Fact]
    public void An_ideal_core_interleaves_segments_at_the_receiver()
    {
        SentMessage[] messages = [Send(0, 2, 1000, tag: 1), Send(1, 2, 1000, tag: 2)];

        var run = ClusterRun.Of(new IdealCore(3, BytePerNanosecond, Ns(10)), messages, segment: 100);

        Assert.Equal(At(10 + 1900), run.Arrival(1));
        Assert.Equal(At(10 + 2000), run.Arrival(2));
    }
}
