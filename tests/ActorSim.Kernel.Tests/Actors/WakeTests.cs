using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Actors;

/// <summary>Arming a wake: one call at the first edge ≥ now that is still to be had.</summary>
public sealed class WakeTests
{
    private static readonly Clock Ten = Clock.FromPeriod(10);

    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor;
    private readonly List<(long Time, int Phase, Action Do)> script = [];

    public WakeTests() => actor = builder.Add("/a", new Scripted());

    [Fact]
    public void Between_two_edges_it_runs_at_the_next_one()
    {
        var wake = Wake(Ten);
        FromPhase(0, at: 13, wake.Arm);
        Runs("20 wake");
    }

    [Fact]
    public void On_an_edge_from_a_message_it_runs_on_that_edge()
    {
        var wake = Wake(Ten);
        FromPhase(0, at: 20, wake.Arm);
        Runs("20 wake");
    }

    [Fact]
    public void At_start_it_runs_at_time_0()
    {
        var wake = Wake(Ten);
        actor.OnStart = wake.Arm;
        Runs("0 wake");
    }

    [Theory]
    [InlineData(1, 2, 20)]
    [InlineData(2, 2, 30)]
    [InlineData(3, 2, 30)]
    [InlineData(1, 1, 30)]
    [InlineData(14, 15, 20)]
    public void On_an_edge_from_a_later_phase_it_runs_on_the_edge_only_if_its_own_is_higher(int from, int own, long time)
    {
        var wake = Wake(Ten, own);
        FromPhase(from, at: 20, wake.Arm);
        Runs($"{time} wake");
    }

    [Fact]
    public void Armed_by_itself_it_runs_on_every_edge()
    {
        ClockedWake? wake = null;
        var runs = 0;
        wake = actor.Pace(Ten, () =>
        {
            actor.Write("wake");
            if (++runs < 3)
            {
                wake!.Arm();
            }
        });
        FromPhase(0, at: 5, wake.Arm);
        Runs("10 wake", "20 wake", "30 wake");
    }

    [Fact]
    public void Another_wake_of_a_lower_phase_can_arm_it_for_the_same_edge()
    {
        var second = Wake(Ten, 2, "second");
        var first = actor.Pace(Ten, () =>
        {
            actor.Write("first");
            second.Arm();
        });
        FromPhase(0, at: 5, first.Arm);
        Runs("10 first", "10 second");
    }

    [Fact]
    public void Another_wake_of_a_higher_phase_arms_it_for_the_next_edge()
    {
        var first = Wake(Ten, 1, "first");
        var second = actor.Pace(
            Ten,
            () =>
            {
                actor.Write("second");
                first.Arm();
            },
            phase: 2);
        FromPhase(0, at: 5, second.Arm);
        Runs("10 second", "20 first");
    }

    [Fact]
    public void A_wake_of_another_clock_can_arm_it_between_its_edges()
    {
        var slow = Wake(Ten, 1, "slow");
        var fast = actor.Pace(Clock.FromPeriod(4), slow.Arm);
        FromPhase(0, at: 11, fast.Arm);
        Runs("20 slow");
    }

    [Fact]
    public void Arming_twice_gives_one_call()
    {
        var wake = Wake(Ten);
        FromPhase(0, at: 3, () =>
        {
            wake.Arm();
            Assert.True(wake.IsArmed);
            wake.Arm();
        });
        FromPhase(0, at: 7, wake.Arm);
        Runs("10 wake");
        Assert.False(wake.IsArmed);
    }

    [Fact]
    public void After_it_has_run_on_an_edge_it_runs_at_the_next_one()
    {
        // Armed from phase 3 of an edge on which it has run in phase 1 already.
        var wake = Wake(Ten);
        FromPhase(0, at: 10, wake.Arm);
        FromPhase(3, at: 10, wake.Arm);
        Runs("10 wake", "20 wake");
    }

    [Fact]
    public void A_period_of_2_5_ps_gives_the_rounded_down_edges()
    {
        ClockedWake? wake = null;
        var runs = 0;
        wake = actor.Pace(Clock.FromPeriod(2.5m), () =>
        {
            actor.Write("wake");
            if (++runs < 5)
            {
                wake!.Arm();
            }
        });
        FromPhase(0, at: 1, wake.Arm);
        Runs("2 wake", "5 wake", "7 wake", "10 wake", "12 wake");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 7)]
    public void With_a_period_of_2_5_ps_it_runs_at_the_first_edge_from_now_on(long now, long time)
    {
        var wake = Wake(Clock.FromPeriod(2.5m));
        FromPhase(0, now, wake.Arm);
        Runs($"{time} wake");
    }

    [Fact]
    public void It_may_be_armed_while_it_runs_in_a_far_future()
    {
        var clock = Clock.FromGigahertz(3);
        var far = clock.Edge(9_000_000_000_000_000);
        var wake = Wake(clock);
        FromPhase(0, far.Picoseconds - 1, wake.Arm);
        FromPhase(2, far.Picoseconds, wake.Arm);
        Runs($"{far.Picoseconds} wake", $"{clock.Edge(9_000_000_000_000_001).Picoseconds} wake");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(-1)]
    public void Its_phase_is_1_to_15(int phase) => Assert.Throws<ArgumentOutOfRangeException>(() => Wake(Ten, phase));

    private ClockedWake Wake(Clock clock, int phase = 1, string text = "wake") => actor.Pace(clock, () => actor.Write(text), phase);

    private void FromPhase(int phase, long at, Action action) => script.Add((at, phase, action));

    private void Runs(params string[] expected)
    {
        var notes = actor.In((in Note note) => script[note.Value].Do());
        var feed = builder.AddFeed(notes);
        var own = Enumerable.Range(1, 15).Select(phase => actor.Own((in Note note) => script[note.Value].Do(), phase)).ToArray();
        var start = actor.OnStart;
        actor.OnStart = () =>
        {
            start?.Invoke();
            for (var i = 0; i < script.Count; i++)
            {
                if (script[i].Phase != 0)
                {
                    own[script[i].Phase - 1].Send(new Note(i), Ps(script[i].Time));
                }
            }
        };
        using var simulation = builder.Build();
        for (var i = 0; i < script.Count; i++)
        {
            if (script[i].Phase == 0)
            {
                feed.Send(new Note(i), At(script[i].Time));
            }
        }

        Assert.Equal(EndReason.Completed, simulation.Run().Reason);
        Assert.Equal(expected, actor.Log);
    }
}
