using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Metrics;

/// <summary>A gauge against a table of its level at every picosecond.</summary>
public sealed class GaugeTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor;
    private readonly Gauge gauge;

    public GaugeTests()
    {
        actor = builder.Add("/a", new Scripted());
        gauge = actor.Levelling("fill");
    }

    [Fact]
    public void The_mean_is_weighted_by_time()
    {
        Script((0, 2), (10, 6), (40, 0));
        builder.Build().Run(Until(50));
        Assert.Equal(((2 * 10) + (6 * 30)) / 50.0, gauge.Mean);
    }

    [Fact]
    public void A_level_that_lasted_no_time_is_no_extreme()
    {
        Script((0, 5), (10, 100), (10, -100), (10, 7));
        builder.Build().Run(Until(50));
        Assert.Equal((5, 7, 7), (gauge.Minimum, gauge.Maximum, gauge.Value));
    }

    [Fact]
    public void A_gauge_that_nobody_sets_is_zero()
    {
        builder.Build().Run(Until(50));
        Assert.Equal((0, 0, 0.0), (gauge.Minimum, gauge.Maximum, gauge.Mean));
    }

    [Fact]
    public void In_a_run_of_no_length_the_present_level_is_the_mean()
    {
        actor.OnStart = () => gauge.Set(4);
        builder.Build().Run();
        Assert.Equal((4, 4, 4.0), (gauge.Minimum, gauge.Maximum, gauge.Mean));
    }

    [Fact]
    public void Random_levels_give_what_a_table_of_all_picoseconds_gives()
    {
        var random = new TestRandom(5);
        for (var round = 0; round < 20; round++)
        {
            var system = new SimulationBuilder();
            var one = system.Add("/a", new Scripted());
            var level = one.Levelling("fill");
            var table = new long[300];
            var own = one.Own((in Note note) => level.Change(note.Value));
            var changes = Enumerable.Range(0, 40).Select(_ => (Time: random.Below(table.Length - 1) + 1, By: random.Below(21) - 10)).ToList();
            changes.ForEach(change =>
            {
                for (var t = change.Time; t < table.Length; t++)
                {
                    table[t] += change.By;
                }
            });
            changes.Add((table.Length, 0));
            one.OnStart = () => changes.ForEach(change => own.Send(new Note(change.By), Ps(change.Time)));

            system.Build().Run(Until(table.Length));

            Assert.Equal((table.Min(), table.Max(), table.Sum() / (double)table.Length), (level.Minimum, level.Maximum, level.Mean));
        }
    }

    private void Script(params (long Time, int Level)[] steps)
    {
        var own = actor.Own((in Note note) => gauge.Set(note.Value));
        actor.OnStart = () =>
        {
            foreach (var (time, level) in steps)
            {
                own.Send(new Note(level), Ps(time));
            }

            // Keeps the run alive until its limit.
            own.Send(new Note(999), Ps(50));
        };
    }
}
