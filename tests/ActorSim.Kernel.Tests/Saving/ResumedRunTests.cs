using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Saving;

/// <summary>What a resumed simulation does next.</summary>
public sealed class ResumedRunTests
{
    [Fact]
    public void A_feed_goes_on_numbering_where_it_was()
    {
        using var whole = Echoing(out var wholeFeed);
        FeedBefore(wholeFeed);
        whole.Advance(At(50));
        using var resumed = Echoing(out var resumedFeed);
        resumed.Resume(whole.Saved());

        foreach (var feed in new[] { wholeFeed, resumedFeed })
        {
            feed.Send(new Note(3), At(70));
            feed.Send(new Note(4), At(70));
        }

        Assert.Equal(whole.Run().Fingerprint, resumed.Run().Fingerprint);
    }

    [Fact]
    public void A_feed_cannot_send_before_the_cut()
    {
        using var cut = Echoing(out var cutFeed);
        FeedBefore(cutFeed);
        cut.Advance(At(50));
        using var resumed = Echoing(out var feed);
        resumed.Resume(cut.Saved());
        Assert.Equal(At(50), resumed.Now);
        Assert.Throws<ArgumentOutOfRangeException>(() => feed.Send(new Note(1), At(49)));
    }

    [Fact]
    public void A_resumed_simulation_does_not_start_again()
    {
        using var cut = Echoing(out _);
        cut.Advance(SimTime.Zero);
        using var resumed = Echoing(out _);
        resumed.Resume(cut.Saved());
        Assert.Equal(3, resumed.Run().Deliveries);
    }

    [Fact]
    public void Observers_see_what_follows_the_cut()
    {
        using var cut = Echoing(out var feed);
        FeedBefore(feed);
        cut.Advance(At(50));
        using var resumed = Echoing(out _);
        var before = new Seen();
        var after = new Seen();
        resumed.Observe(before);
        resumed.Resume(cut.Saved());
        resumed.Observe(after);
        resumed.Run();
        Assert.Equal([60, 70], before.Times);
        Assert.Equal(before.Times, after.Times);
    }

    [Fact]
    public void A_failure_is_reported_as_it_was()
    {
        using var whole = Echoing(out var feed);
        feed.Send(new Note(-1), At(5));
        whole.Advance(At(6));
        using var resumed = Echoing(out _);
        resumed.Resume(whole.Saved());
        using var again = Echoing(out _);
        again.Resume(resumed.Saved());

        var (expected, actual) = (whole.Run(), again.Run());
        Assert.Equal(EndReason.Failed, actual.Reason);
        Assert.Equal(expected.End, actual.End);
        Assert.Equal(expected.Failure!.ToString(), actual.Failure!.ToString());
        Assert.Equal(typeof(InvalidDataException).ToString(), Assert.IsType<RemoteFailureException>(actual.Failure.Exception).OriginalType);
    }

    private static void FeedBefore(Feed<Note> feed)
    {
        feed.Send(new Note(1), At(20));
        feed.Send(new Note(2), At(60));
    }

    private static Simulation Echoing(out Feed<Note> feed)
    {
        var builder = new SimulationBuilder();
        var echo = builder.Add("/echo", new Echo());
        builder.Add("/sink", new Sink());
        builder.Connect(echo.Answers, builder.Add("/sink/2", new Sink()).Notes, Link(10));
        feed = builder.AddFeed(echo.Notes);
        return builder.Build();
    }

    private sealed class Echo : Actor
    {
        public Echo()
        {
            Notes = Receive<Note>(OnNote);
            Answers = Emit<Note>();
        }

        public InPort<Note> Notes { get; }

        public OutPort<Note> Answers { get; }

        private void OnNote(in Note note) => Answers.Send(note.Value >= 0 ? note : throw new InvalidDataException("a note below zero"));
    }

    private sealed class Sink : Actor
    {
        public Sink() => Notes = Receive<Note>(OnNote, optional: true);

        public InPort<Note> Notes { get; }

        public int Last { get; private set; }

        private void OnNote(in Note note) => Last = note.Value;
    }

    private sealed class Seen : DeliveryObserver
    {
        public List<long> Times { get; } = [];

        public override void OnDelivery(in Delivery delivery) => Times.Add(delivery.Time.Picoseconds);
    }
}
