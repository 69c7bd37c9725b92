using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Training;

/// <summary>When parameter servers apply gradients, as scenarios write it.</summary>
public sealed class ServerModesTests : IDisposable
{
    private const string Stragglers = "workers = 4, straggling { chance = 25%, factor = 4 }";
    private const string Job = "batch = 8, iterations = 20, ";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_stale_synchronous_server_of_bound_zero_is_synchronous()
    {
        var synchronous = Run(Stragglers, Job + "exchange { type = parameter-server }");
        var bounded = Run(Stragglers, Job + "exchange { type = parameter-server, consistency = stale-synchronous, bound = 0 }");

        Assert.Equal(Figure(synchronous, "iteration-time"), Figure(bounded, "iteration-time"));
        Assert.Equal(Server(synchronous, "updates"), Server(bounded, "updates"));
        Assert.Equal(0, Server(bounded, "most-staleness"));
    }

    [Fact]
    public void Equal_workers_of_an_asynchronous_server_are_one_less_stale_than_they_are_many()
    {
        var run = Run("workers = 4", "batch = 8, iterations = 200, exchange { type = parameter-server, consistency = asynchronous }");

        Assert.Equal(3, Server(run, "mean-staleness"), 0.05);
        Assert.Equal((800.0, 800.0, 0.0), (Server(run, "pushed"), Server(run, "applied"), Server(run, "dropped")));
        Assert.Equal(800, run.Table("staleness")!.Rows.Sum(row => row.Cells[1].ToInt64()));
    }

    [Fact]
    public void A_server_with_backups_drops_what_comes_too_late_and_waits_for_fewer()
    {
        var all = Run(Stragglers, Job + "exchange { type = parameter-server }");
        var backups = Run(Stragglers, Job + "exchange { type = parameter-server, consistency = backup-workers, backups = 1 }");

        Assert.True(Server(backups, "dropped") > 0);
        Assert.Equal(Server(backups, "pushed"), Server(backups, "applied") + Server(backups, "dropped"));
        Assert.Equal(60, Server(backups, "applied"));
        Assert.True(Figure(backups, "iteration-time") < Figure(all, "iteration-time"));
        Assert.Contains(backups.System.Explanation, sentence => sentence.Contains("dropped as too late", StringComparison.Ordinal));
    }

    [Fact]
    public void The_looser_the_bound_the_less_workers_wait()
    {
        double WaitingWith(string consistency) => Run(Stragglers, Job + $"exchange {{ type = parameter-server, consistency = {consistency} }}").Table("workers")!.Find("mean", "waiting")!.Value.ToDouble();

        var (none, one, free) = (WaitingWith("stale-synchronous, bound = 0"), WaitingWith("stale-synchronous, bound = 2"), WaitingWith("asynchronous"));

        Assert.True(none > one && one > free, $"{none:0.00} %, {one:0.00} %, {free:0.00} %");
    }

    [Fact]
    public void A_server_that_fails_makes_workers_wait_until_it_is_back()
    {
        var run = Run("failures = [ { server = 0, at = 5 ms, restart = 10 ms } ]", "exchange { type = parameter-server }");
        var sound = Run("", "exchange { type = parameter-server }");

        // Gradients come from 6 ms on, and are taken at 15 ms.
        Assert.InRange(Figure(run, "iteration-time"), 15, 15.2);
        Assert.InRange(Figure(sound, "iteration-time"), 6, 6.2);
    }

    private static double Figure(RunReport run, string column) => run.Table("training")!.Find("training", column)!.Value.ToDouble();

    private static double Server(RunReport run, string column) => run.Table("servers")!.Find("0", column)!.Value.ToDouble();

    private RunReport Run(string system, string workload) => Assert.Single(SmallTraining.Run(texts, system, workload).Runs);
}
