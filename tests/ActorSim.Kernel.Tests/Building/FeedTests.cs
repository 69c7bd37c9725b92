using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Building;

/// <summary>Mail from outside: before the run or between steps, at a time that has not passed.</summary>
public sealed class FeedTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor = new();

    public FeedTests() => builder.Add("/a", actor);

    [Fact]
    public void A_feed_may_send_at_time_0_and_comes_before_all_actors()
    {
        var feed = builder.AddFeed(actor.Notes());
        using var simulation = builder.Build();
        feed.Send(new Note(1), SimTime.Zero);
        simulation.Run();
        Assert.Equal(["0 note 1"], actor.Log);
    }

    [Fact]
    public void Of_two_feeds_the_one_made_first_is_delivered_first()
    {
        var first = builder.AddFeed(actor.Notes(), "first");
        var second = builder.AddFeed(actor.In((in Note note) => actor.Write($"second {note.Value}")), "second");
        using var simulation = builder.Build();
        second.Send(new Note(1), At(5));
        first.Send(new Note(2), At(5));
        first.Send(new Note(3), At(5));
        simulation.Run();
        Assert.Equal(["5 note 2", "5 note 3", "5 second 1"], actor.Log);
    }

    [Fact]
    public void Between_two_steps_a_feed_may_send_from_the_present_time_on()
    {
        var feed = builder.AddFeed(actor.Notes());
        using var simulation = builder.Build();
        simulation.Advance(At(1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => feed.Send(new Note(1), At(999)));
        feed.Send(new Note(2), At(1000));
        simulation.Advance(At(1001));
        Assert.Equal(["1000 note 2"], actor.Log);
    }

    [Fact]
    public void What_a_feed_sends_into_a_window_that_was_begun_still_arrives()
    {
        var feed = builder.AddFeed(actor.Notes());
        using var simulation = builder.Build();
        feed.Send(new Note(1), At(3));
        feed.Send(new Note(4), At(9));
        simulation.Advance(At(5));
        feed.Send(new Note(3), At(7));
        feed.Send(new Note(2), At(5));
        simulation.Run();
        Assert.Equal(["3 note 1", "5 note 2", "7 note 3", "9 note 4"], actor.Log);
    }

    [Fact]
    public void A_feed_cannot_send_before_its_system_is_built()
    {
        var feed = builder.AddFeed(actor.Notes(), "the feed");
        var problem = Assert.Throws<InvalidOperationException>(() => feed.Send(default, SimTime.Zero));
        Assert.Contains("the feed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_cannot_send_when_the_run_is_closed()
    {
        var feed = builder.AddFeed(actor.Notes());
        using var simulation = builder.Build();
        simulation.Run();
        Assert.Throws<InvalidOperationException>(() => feed.Send(default, At(1000)));
    }

    [Fact]
    public void A_feed_sends_a_block_once()
    {
        var feed = builder.AddFeed(actor.In((in Load load) =>
        {
            actor.Write(string.Join(',', actor.Store.Read<short>(load.Contents).ToArray()));
            actor.Store.GiveBack(load.Contents);
        }));
        using var simulation = builder.Build();
        var block = feed.BlockOf<short>([1, 2, 3]);
        feed.Send(new Load(0, block), At(1));
        Assert.Throws<InvalidOperationException>(() => feed.Send(new Load(0, block), At(2)));
        var result = simulation.Run();
        Assert.Equal(["1 1,2,3"], actor.Log);
        Assert.Equal(EndReason.Completed, result.Reason);
    }
}
