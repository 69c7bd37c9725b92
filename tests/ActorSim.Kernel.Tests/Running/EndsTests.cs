using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Running;

/// <summary>How runs end: dry, at a limit, stopped, failed, deadlocked, cancelled.</summary>
public sealed class EndsTests
{
    private readonly SimulationBuilder builder = new() { StopLead = Ps(50) };

    [Fact]
    public void A_run_that_dries_up_ends_with_its_last_delivery()
    {
        Script("/a", (10, () => { }), (70, () => { }));
        Assert.Equal((EndReason.Completed, At(70)), Ended(Run()));
    }

    [Fact]
    public void A_run_of_actors_that_do_nothing_ends_at_0()
    {
        builder.Add("/a", new Scripted());
        var result = Run();
        Assert.Equal((EndReason.Completed, SimTime.Zero), Ended(result));
        Assert.Equal(1, result.Deliveries);
    }

    [Fact]
    public void A_time_limit_is_half_open()
    {
        var actor = Script("/a", (99, () => { }), (100, () => { }));
        Assert.Equal((EndReason.TimeLimit, At(100)), Ended(Run(100)));
        Assert.Equal(["99"], actor.Log.Select(line => line.Trim()));
    }

    [Fact]
    public void A_run_that_dries_up_before_its_limit_is_completed()
    {
        Script("/a", (99, () => { }));
        Assert.Equal((EndReason.Completed, At(99)), Ended(Run(100)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_limit_that_has_passed_is_refused(long limit)
    {
        Script("/a", (99, () => { }));
        using var simulation = builder.Build();
        simulation.Advance(At(50));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Run(Until(limit)));
    }

    [Fact]
    public void A_stop_delivers_everything_before_the_stop_lead_and_nothing_at_it()
    {
        var stopping = Script("/a", (10, () => { }), (60, () => { }));
        var other = Script("/b", (58, () => { }), (59, () => { }), (60, () => { }), (61, () => { }));
        var asks = stopping.Own((in Note note) => stopping.Stop(), phase: 5);
        stopping.OnStart += () => asks.Send(default, Ps(10));

        Assert.Equal((EndReason.Stopped, At(60)), Ended(Run()));
        Assert.Equal(["58 ", "59 "], other.Log);
    }

    [Fact]
    public void The_earliest_stop_wins()
    {
        Script("/a", (20, null), (1000, () => { }));
        Script("/b", (10, null));
        Script("/c", (30, null));
        Assert.Equal((EndReason.Stopped, At(60)), Ended(Run()));
    }

    [Fact]
    public void A_limit_before_the_end_that_a_stop_brings_wins()
    {
        Script("/a", (20, null), (1000, () => { }));
        Assert.Equal((EndReason.TimeLimit, At(65)), Ended(Run(65)));
    }

    [Fact]
    public void A_stopped_run_that_runs_dry_earlier_ends_there()
    {
        Script("/a", (20, null), (30, () => { }));
        Assert.Equal((EndReason.Stopped, At(30)), Ended(Run()));
    }

    [Fact]
    public void Who_asks_for_the_end_while_others_wait_makes_no_deadlock()
    {
        Script("/a", (20, null));
        var other = builder.Add("/b", new Scripted());
        var answers = other.Notes();
        other.OnStart = () => other.AwaitAt(answers);

        var result = Run();

        Assert.Equal(EndReason.Stopped, result.Reason);
        Assert.Empty(result.Waiting);
    }

    [Fact]
    public void A_handler_that_throws_ends_the_run_a_stop_lead_later()
    {
        Script("/a", (20, Throw("broken")), (21, () => { }));
        var other = Script("/b", (69, () => { }), (70, () => { }));

        var result = Run();

        Assert.Equal((EndReason.Failed, At(70)), Ended(result));
        Assert.False(result.Succeeded);
        Assert.Equal(["69 "], other.Log);
        Assert.Equal("/a failed at 20 ps in Note, handling Note { Value = 0 }: broken", result.Failure!.ToString());
    }

    [Fact]
    public void What_was_sent_before_the_throw_is_delivered()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var port = a.Out<Note>();
        builder.Connect(port, b.Notes(), Times.Link(10));
        a.OnStart = () =>
        {
            port.Send(new Note(1));
            throw new InvalidOperationException("on purpose");
        };

        var result = Run();

        Assert.Equal(["10 note 1"], b.Log);
        Assert.Equal("/a failed at 0 ps in Start: on purpose", result.Failure!.ToString());
    }

    [Fact]
    public void Later_mail_to_a_failed_actor_is_dropped_and_not_counted()
    {
        var actor = Script("/a", (20, Throw("broken")), (20, () => { }), (21, () => { }), (60, () => { }));

        var result = Run();

        Assert.Empty(actor.Log);
        Assert.Equal(2, result.Deliveries);
    }

    [Fact]
    public void Of_two_failures_the_earlier_one_is_reported()
    {
        Script("/a", (21, Throw("later")));
        Script("/b", (20, Throw("earlier")));
        Assert.Equal("/b", Run().Failure!.Path);
    }

    [Fact]
    public void Of_two_failures_at_one_time_that_of_the_lower_phase_is_reported()
    {
        var late = builder.Add("/a", new Scripted());
        var own = late.Own((in Note note) => throw new InvalidOperationException("phase 4"), phase: 4);
        late.OnStart = () => own.Send(default, Ps(20));
        Script("/b", (20, Throw("phase 1")));
        Assert.Equal("/b", Run().Failure!.Path);
    }

    [Fact]
    public void Of_two_failures_at_one_time_and_phase_that_of_the_first_actor_is_reported()
    {
        Script("/b", (20, Throw("b")));
        Script("/a", (20, Throw("a")));
        Assert.Equal("/a", Run().Failure!.Path);
    }

    [Fact]
    public void A_failure_at_or_after_the_end_did_not_happen()
    {
        Script("/a", (10, null), (500, () => { }));
        Script("/b", (60, Throw("too late")));
        Assert.Equal((EndReason.Stopped, At(60)), Ended(Run()));
    }

    [Fact]
    public void A_failure_between_a_stop_and_the_end_it_brings_fails_the_run()
    {
        Script("/a", (10, null), (500, () => { }));
        Script("/b", (59, Throw("just in time")));
        Assert.Equal((EndReason.Failed, At(60)), Ended(Run()));
    }

    [Fact]
    public void A_message_whose_text_cannot_be_made_is_still_reported_when_its_handler_throws()
    {
        var actor = builder.Add("/a", new Scripted());
        var own = actor.Own((in Unspeakable message) => throw new InvalidOperationException("the real problem"));
        actor.OnStart = () => own.Send(default, Ps(1));

        var failure = Run().Failure!;

        Assert.Equal("the real problem", failure.Exception.Message);
        Assert.Contains("Unspeakable", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_stop_lead_is_the_largest_of_the_actors_smallest_latencies()
    {
        var system = new SimulationBuilder();
        var (a, b) = (system.Add("/a", new Scripted()), system.Add("/b", new Scripted()));
        foreach (var (from, to, latency) in new[] { (a, b, 30), (a, b, 40), (b, a, 7), (b, a, 500) })
        {
            system.Connect(from.Out<Note>(), to.Notes(), Times.Link(latency));
        }

        using var simulation = system.Build();
        Assert.Equal((Ps(30), Ps(7)), (simulation.StopLead, simulation.Lookahead));
    }

    [Fact]
    public void Without_links_the_default_stop_lead_is_1_us()
    {
        var system = new SimulationBuilder();
        system.Add("/a", new Scripted());
        using var simulation = system.Build();
        Assert.Equal((SimDuration.FromMicroseconds(1), null), (simulation.StopLead, simulation.Lookahead));
    }

    [Fact]
    public void A_deadlock_says_who_waits_for_whom_since_when()
    {
        var (a, b) = (builder.Add("/a", new Waiter()), builder.Add("/b", new Waiter()));
        builder.Connect(a.Next, b.Credits, Times.Link(10));
        builder.Connect(b.Next, a.Credits, Times.Link(10));

        var result = Run();

        Assert.Equal((EndReason.Deadlock, At(10)), Ended(result));
        Assert.Equal(
            ["/a has waited since 10 ps for a message at Credits from /b", "/b has waited since 10 ps for a message at Credits from /a"],
            result.Waiting.Select(waiting => waiting.ToString()));
    }

    [Fact]
    public void A_delivery_at_the_port_ends_the_wait_and_one_elsewhere_does_not()
    {
        var actor = builder.Add("/a", new Scripted());
        var (awaited, other) = (actor.Notes(), actor.Notes());
        var (toAwaited, toOther) = (builder.AddFeed(awaited), builder.AddFeed(other));
        actor.OnStart = () => actor.AwaitAt(awaited);
        using var simulation = builder.Build();
        toOther.Send(default, At(5));
        toAwaited.Send(default, At(6));
        Assert.Equal(EndReason.Completed, simulation.Run().Reason);
    }

    [Fact]
    public void A_wait_that_only_other_mail_follows_is_a_deadlock()
    {
        var actor = builder.Add("/a", new Scripted());
        var (awaited, other) = (actor.Notes(), actor.Notes());
        builder.AddFeed(awaited);
        var toOther = builder.AddFeed(other);
        actor.OnStart = () => actor.AwaitAt(awaited);
        using var simulation = builder.Build();
        toOther.Send(default, At(5));
        var result = simulation.Run();
        Assert.Equal((EndReason.Deadlock, At(5)), Ended(result));
        Assert.Contains("from outside", Assert.Single(result.Waiting).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_that_was_given_up_is_no_deadlock()
    {
        var actor = builder.Add("/a", new Scripted());
        var notes = actor.Notes();
        builder.AddFeed(notes);
        actor.OnStart = () =>
        {
            actor.AwaitAt(notes);
            actor.AwaitNoMore();
        };
        Assert.Equal(EndReason.Completed, Run().Reason);
    }

    [Fact]
    public void Nobody_waits_at_a_port_of_another_actor()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var notes = b.Notes();
        a.OnStart = () => a.AwaitAt(notes);
        Assert.Contains("/b.", Assert.IsType<ArgumentException>(Run().Failure!.Exception).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_a_time_limit_a_waiting_actor_is_no_deadlock()
    {
        Script("/b", (500, () => { }));
        var actor = builder.Add("/a", new Scripted());
        var notes = actor.Notes();
        builder.AddFeed(notes);
        actor.OnStart = () => actor.AwaitAt(notes);
        Assert.Equal(EndReason.TimeLimit, Run(100).Reason);
    }

    [Fact]
    public void A_cancelled_run_ends_where_it_stands_and_keeps_what_it_has()
    {
        using var cancellation = new CancellationTokenSource();
        var actor = builder.Add("/a", new Scripted());
        SelfPort<Note>? own = null;
        var delivered = actor.Counting("delivered");
        own = actor.Own((in Note note) =>
        {
            delivered.Increment();
            if (delivered.Value == 20)
            {
                cancellation.Cancel();
            }

            own!.Send(note, Ps(10));
        });
        actor.OnStart = () => own.Send(default, Ps(10));

        var result = builder.Build().Run(new RunOptions { Cancellation = cancellation.Token });

        Assert.Equal(EndReason.Cancelled, result.Reason);
        Assert.InRange(result.End.Picoseconds, 200, 300);
        Assert.Equal(delivered.Value + 1, result.Deliveries);
    }

    [Fact]
    public void Progress_is_told_in_rising_times()
    {
        var actor = builder.Add("/a", new Scripted());
        SelfPort<Note>? own = null;
        own = actor.Own((in Note note) => own!.Send(note, Ps(60)));
        actor.OnStart = () => own.Send(default, Ps(10));
        var reports = new List<RunProgress>();

        builder.Build().Run(new RunOptions { TimeLimit = At(60_000), OnProgress = reports.Add });

        Assert.NotEmpty(reports);
        Assert.Equal(reports.OrderBy(report => report.Time).ThenBy(report => report.Deliveries), reports);
    }

    [Fact]
    public void A_closed_run_returns_its_result_again_and_takes_no_step()
    {
        Script("/a", (10, () => { }));
        using var simulation = builder.Build();
        var result = simulation.Run();
        Assert.Same(result, simulation.Run());
        Assert.Throws<InvalidOperationException>(() => simulation.Advance(At(100)));
    }

    [Fact]
    public void Advance_says_when_a_stop_has_closed_the_run()
    {
        Script("/a", (10, null), (500, () => { }));
        using var simulation = builder.Build();
        Assert.True(simulation.Advance(At(59)));
        Assert.False(simulation.Advance(At(100)));
        Assert.Equal(At(60), simulation.Now);
        Assert.Equal((EndReason.Stopped, At(60)), Ended(simulation.Run()));
    }

    [Fact]
    public unsafe void Time_never_goes_back_even_if_the_kernel_itself_is_broken()
    {
        var actor = builder.Add("/a", new Scripted());
        builder.AddFeed(actor.Notes());
        using var simulation = builder.Build();
        simulation.Advance(At(1000));
        var mail = simulation.Runner.Regions[0].Append(10, Mail.HeaderBytes + 8);
        *mail = new Mail { Time = 10, Tag = Mail.TagOf(0, 1, background: false, blocks: false, self: false) };

        var problem = Assert.Throws<InvalidOperationException>(() => simulation.Advance(At(2000)));

        Assert.Contains("due at 10 ps, but the simulation stands at 1 ns", problem.Message, StringComparison.Ordinal);
        Assert.Empty(actor.Log);
    }

    [Fact]
    public void Advance_goes_no_further_than_asked()
    {
        var actor = Script("/a", (10, () => { }), (20, () => { }));
        using var simulation = builder.Build();
        Assert.True(simulation.Advance(At(20)));
        Assert.Equal(["10 "], actor.Log);
        Assert.Equal(At(20), simulation.Now);
    }

    private static (EndReason Reason, SimTime End) Ended(RunResult result) => (result.Reason, result.End);

    private static Action Throw(string message) => () => throw new InvalidOperationException(message);

    private RunResult Run(long? limit = null) => builder.Build().Run(limit is { } until ? Until(until) : null);

    /// <summary>An actor that does something at given times; null asks for the end.</summary>
    private Scripted Script(string path, params (long Time, Action? Do)[] steps)
    {
        var actor = builder.Add(path, new Scripted());
        foreach (var (time, action) in steps)
        {
            var own = actor.Own((in Note note) =>
            {
                (action ?? actor.Stop)();
                actor.Write("");
            });
            actor.OnStart += () => own.Send(default, Ps(time));
        }

        return actor;
    }

    private readonly record struct Unspeakable(int Value)
    {
        public override string ToString() => throw new NotSupportedException("no words");
    }

    private sealed class Waiter : Actor
    {
        public Waiter()
        {
            Credits = Receive((in Note note) => WaitFor(Credits!));
            Next = Emit<Note>();
        }

        public InPort<Note> Credits { get; }

        public OutPort<Note> Next { get; }

        protected internal override void Start() => Next.Send(default);
    }
}
