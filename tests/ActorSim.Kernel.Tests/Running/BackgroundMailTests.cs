using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Running;

/// <summary>Background mail keeps no run alive: the run closes a stop lead after the last foreground delivery.</summary>
public sealed class BackgroundMailTests
{
    private readonly SimulationBuilder builder = new() { StopLead = Ps(100) };

    [Fact]
    public void A_run_with_only_background_mail_closes_a_stop_lead_after_the_last_foreground_delivery()
    {
        var actor = Refreshing(period: 30);
        var own = actor.Own((in Note note) => actor.Write($"own {note.Value}"), phase: 2);
        actor.OnStart += () => own.Send(new Note(1), Ps(45));

        var result = builder.Build().Run();

        Assert.Equal((EndReason.Completed, At(145)), (result.Reason, result.End));
        Assert.Equal(["30 refresh", "45 own 1", "60 refresh", "90 refresh", "120 refresh"], actor.Log);
    }

    [Fact]
    public void A_run_that_had_no_foreground_mail_at_all_closes_a_stop_lead_after_its_start()
    {
        var actor = Refreshing(period: 40);

        var result = builder.Build().Run();

        Assert.Equal((EndReason.Completed, At(100)), (result.Reason, result.End));
        Assert.Equal(["40 refresh", "80 refresh"], actor.Log);
    }

    [Fact]
    public void Background_mail_exactly_at_the_closing_time_is_not_delivered()
    {
        var actor = Refreshing(period: 50);

        builder.Build().Run();

        Assert.Equal(["50 refresh"], actor.Log);
    }

    [Fact]
    public void A_tail_that_brings_foreground_mail_keeps_the_run_alive()
    {
        var actor = builder.Add("/a", new Scripted());
        var own = actor.Own((in Note note) => actor.Write($"own {note.Value}"));
        var tick = actor.Own((in Note note) => { }, background: true);
        var tail = actor.Own((in Note note) => own.Send(new Note(2), Ps(500)), background: true);
        actor.OnStart = () =>
        {
            own.Send(new Note(1), Ps(10));
            tail.Send(default, Ps(70));
            tick.Send(default, Ps(5000));
        };

        var result = builder.Build().Run();

        Assert.Equal(["10 own 1", "570 own 2"], actor.Log);
        Assert.Equal(At(670), result.End);
    }

    [Fact]
    public void A_time_limit_before_the_end_of_the_tail_wins()
    {
        var actor = Refreshing(period: 30);

        var result = builder.Build().Run(Until(70));

        Assert.Equal((EndReason.TimeLimit, At(70)), (result.Reason, result.End));
        Assert.Equal(["30 refresh", "60 refresh"], actor.Log);
    }

    [Fact]
    public void Background_mail_that_ends_by_itself_lets_the_run_dry_up_at_its_last_delivery()
    {
        var actor = builder.Add("/a", new Scripted());
        var once = actor.Own((in Note note) => actor.Write("once"), background: true);
        actor.OnStart = () => once.Send(default, Ps(20));

        Assert.Equal(At(20), builder.Build().Run().End);
    }

    [Fact]
    public void A_stop_lead_that_reaches_beyond_the_end_of_time_is_legal()
    {
        var endless = new SimulationBuilder { StopLead = SimDuration.MaxValue };
        var actor = endless.Add("/a", new Scripted());
        var own = actor.Own((in Note note) => { });
        var late = actor.Own((in Note note) => actor.Write("late"), background: true);
        actor.OnStart = () =>
        {
            own.Send(default, Ps(1));
            late.Send(default, SimDuration.FromSeconds(1_000_000));
        };

        Assert.Equal(SimTime.Zero + SimDuration.FromSeconds(1_000_000), endless.Build().Run().End);
    }

    [Fact]
    public void Dropped_foreground_mail_of_a_failed_actor_counts_as_reached_when_the_end_is_sought()
    {
        // Only background mail is delivered after time 0; the failed actor's foreground mail lies behind the first tail.
        var actor = Refreshing(period: 10);
        var failing = builder.Add("/b", new Scripted());
        var fails = failing.Own((in Note note) => throw new InvalidOperationException("on purpose"), background: true);
        var never = failing.Own((in Note note) => failing.Write("never"));
        failing.OnStart = () =>
        {
            fails.Send(default, Ps(95));
            never.Send(default, Ps(150));
        };

        var result = builder.Build().Run();

        Assert.Equal((EndReason.Failed, At(195)), (result.Reason, result.End));
        Assert.Empty(failing.Log);
        Assert.Equal("190 refresh", actor.Log[^1]);
    }

    [Fact]
    public void A_run_that_was_advanced_beyond_the_tail_closes_where_it_stands()
    {
        var actor = Refreshing(period: 30);
        var level = actor.Levelling("level");
        actor.OnStart += () => level.Set(3);
        using var simulation = builder.Build();
        simulation.Advance(At(1000));

        var result = simulation.Run();

        Assert.Equal(At(1000), result.End);
        Assert.Equal("990 refresh", actor.Log[^1]);
        Assert.Equal(3, level.Mean);
    }

    private Scripted Refreshing(long period)
    {
        var actor = builder.Add("/a", new Scripted());
        SelfPort<Note>? refresh = null;
        refresh = actor.Own(
            (in Note note) =>
            {
                actor.Write("refresh");
                refresh!.Send(note, Ps(period));
            },
            background: true);
        actor.OnStart = () => refresh.Send(default, Ps(period));
        return actor;
    }
}
