using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Time;

/// <summary>Nothing is ever due at or beyond the end of the range of time; asking for it is refused loudly.</summary>
public sealed class RangeOfTimeTests
{
    private static readonly SimDuration AllTime = SimDuration.MaxValue;

    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor = new();

    public RangeOfTimeTests() => builder.Add("/a", actor);

    [Fact]
    public void The_last_picosecond_before_the_end_of_time_is_still_delivered()
    {
        var own = actor.Own((in Note note) => actor.Write("last"));
        actor.OnStart = () => own.Send(default, Ps(long.MaxValue - 1));

        var result = builder.Build().Run();

        Assert.Equal([$"{long.MaxValue - 1} last"], actor.Log);
        Assert.Equal(At(long.MaxValue - 1), result.End);
    }

    [Fact]
    public void A_message_to_oneself_at_the_end_of_time_is_refused()
    {
        var own = actor.Own((in Note note) => { });
        Refused(() => own.Send(default, AllTime));
    }

    [Fact]
    public void A_message_to_oneself_beyond_the_end_of_time_is_refused()
    {
        var own = actor.Own((in Note note) => { });
        var first = actor.Own((in Note note) => own.Send(default, AllTime));
        Refused(() => first.Send(default, Ps(5)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void A_message_over_a_link_that_would_arrive_at_or_beyond_the_end_of_time_is_refused(long beyond)
    {
        var port = actor.Out<Note>();
        builder.Connect(port, actor.Notes(), Times.Link(10));
        Refused(() => port.Send(default, beyond == long.MaxValue ? AllTime : Ps(long.MaxValue - 10 + beyond)));
    }

    [Fact]
    public void A_message_over_a_link_of_cycles_beyond_the_last_edge_is_refused()
    {
        var port = actor.Out<Note>();
        builder.Connect(port, actor.Notes(), Clock.FromPeriod(2.5m).Cycles(3));
        Refused(() => port.Send(default, Ps(long.MaxValue - 7)));
    }

    [Fact]
    public void A_message_to_a_group_beyond_the_end_of_time_is_refused()
    {
        var group = actor.OutGroup<Note>();
        builder.Connect(group, new ReceiverTable<Note>([actor.Notes()]), Times.Link(10));
        Refused(() => group.SendToAll(default, Ps(long.MaxValue - 10)));
    }

    [Fact]
    public void A_wake_on_the_last_picosecond_of_time_is_refused()
    {
        var wake = actor.Pace(Clock.FromPeriod(1), () => { });
        var own = actor.Own((in Note note) => wake.Arm(), phase: 2);
        Refused(() => own.Send(default, Ps(long.MaxValue - 1)));
    }

    [Fact]
    public void A_wake_beyond_the_last_edge_is_refused()
    {
        var wake = actor.Pace(Clock.FromPeriod(1_000_000), () => { });
        var own = actor.Own((in Note note) => wake.Arm());
        Refused(() => own.Send(default, Ps(long.MaxValue - 5)));
    }

    [Fact]
    public void A_feed_cannot_send_to_the_end_of_time()
    {
        var feed = builder.AddFeed(actor.Notes());
        using var simulation = builder.Build();
        Assert.Throws<SimTimeRangeException>(() => feed.Send(default, SimTime.MaxValue));
    }

    private void Refused(Action send)
    {
        actor.OnStart = send;
        Assert.IsType<SimTimeRangeException>(builder.Build().Run().Failure!.Exception);
    }
}
