using ActorSim.Kernel.Tests.Reference;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Metrics;

/// <summary>The account of an actor's time: busy, idle, stalled on a cause; the parts add up to the run time.</summary>
public sealed class ActivityTests
{
    private static readonly StallCause Dram = new("dram");

    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor;
    private readonly List<(long Time, Action Do)> script = [];

    public ActivityTests() => actor = builder.Add("/a", new Scripted());

    [Fact]
    public void Each_state_lasts_until_the_next_one()
    {
        At(10, actor.Busy);
        At(25, () => actor.Stall(Dram));
        At(60, actor.Idle);
        At(80, () => actor.Stall(StallCause.Credit));
        Accounts(until: 100, busy: 15, idle: 10 + 20, ("credit", 20), ("dram", 35));
    }

    [Fact]
    public void Before_the_first_word_the_actor_is_idle()
    {
        At(70, actor.Busy);
        Accounts(until: 100, busy: 30, idle: 70);
    }

    [Fact]
    public void A_burst_is_busy_for_its_length_and_idle_afterwards()
    {
        At(10, () => actor.BusyFor(30));
        Accounts(until: 100, busy: 30, idle: 70);
    }

    [Fact]
    public void A_burst_that_is_cut_short_counts_as_far_as_it_came()
    {
        At(10, () => actor.BusyFor(30));
        At(25, () => actor.Stall(Dram));
        Accounts(until: 100, busy: 15, idle: 10, ("dram", 75));
    }

    [Fact]
    public void A_burst_that_the_end_cuts_counts_as_far_as_it_came()
    {
        At(90, () => actor.BusyFor(30));
        Accounts(until: 100, busy: 10, idle: 90);
    }

    [Fact]
    public void Bursts_that_overlap_count_once()
    {
        At(10, () => actor.BusyFor(30));
        At(20, () => actor.BusyFor(30));
        Accounts(until: 100, busy: 40, idle: 60);
    }

    [Fact]
    public void Equal_causes_share_an_account()
    {
        At(10, () => actor.Stall(new StallCause("dram")));
        At(20, () => actor.Stall(Dram));
        Accounts(until: 100, busy: 0, idle: 10, ("dram", 90));
    }

    [Fact]
    public void A_negative_burst_is_refused()
    {
        At(10, () => actor.BusyFor(-1));
        Assert.IsType<ArgumentOutOfRangeException>(Run(100).Failure!.Exception);
    }

    [Fact]
    public void The_parts_add_up_to_the_run_time_in_every_model() => ReferenceTests.ForAllModels((plan, _) =>
    {
        using var run = ReferenceTests.Build(plan);
        run.Run();
        foreach (var account in run.Metrics.Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal)).GroupBy(reading => reading.Path))
        {
            Assert.Equal(run.Result.End.Picoseconds, account.Sum(reading => reading.Value));
        }
    });

    private void At(long time, Action action) => script.Add((time, action));

    private void Accounts(long until, long busy, long idle, params (string Cause, long Time)[] stalls)
    {
        using var simulation = Build(until);
        Assert.Equal(EndReason.TimeLimit, simulation.Run(Until(until)).Reason);
        Assert.Equal(
            [("time.busy", busy), ("time.idle", idle), .. stalls.Select(stall => ("time.stalled-on-" + stall.Cause, stall.Time))],
            simulation.ReadMetrics().Select(reading => (reading.Name, (long)reading.Value)));
        Assert.All(simulation.ReadMetrics(), reading => Assert.Equal(("/a", "ps"), (reading.Path, reading.Unit)));
    }

    private RunResult Run(long until) => Build(until).Run(Until(until));

    private Simulation Build(long until)
    {
        At(until, () => { });
        foreach (var (time, action) in script)
        {
            var own = actor.Own((in Note note) => action());
            actor.OnStart += () => own.Send(default, Ps(time));
        }

        return builder.Build();
    }
}
