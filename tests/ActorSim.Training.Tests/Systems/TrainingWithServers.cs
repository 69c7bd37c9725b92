using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class TrainingWithServers
{
    private static readonly TrainingWorkload Workload = SmallTraining.Layers(60, 40);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_synchronous_iteration_is_computing_and_twice_the_gradients_of_all_workers_through_one_link(int workers)
    {
        var system = Run(workers, 1, 1, new Synchronous(), _ => DeviceSpeed.AsDescribed);

        Assert.Equal(SimTime.FromNanoseconds(60 + (2 * workers * 100)), SmallTraining.EndOf(system));
    }

    [Fact]
    public void From_the_second_iteration_on_workers_that_were_answered_first_push_while_others_are_answered()
    {
        // 4 workers: 400 ns of answers, one every 100; the last computes 60 and pushes 100.
        var one = SmallTraining.EndOf(Run(4, 1, 1, new Synchronous(), _ => DeviceSpeed.AsDescribed));
        var five = SmallTraining.EndOf(Run(4, 1, 5, new Synchronous(), _ => DeviceSpeed.AsDescribed));

        Assert.Equal(SimDuration.FromNanoseconds(4 * (60 + 100 + 400)), five - one);
    }

    [Fact]
    public void A_bound_of_zero_gives_the_times_of_synchronous_training()
    {
        DeviceSpeed Speed(int worker) => new(1 + (worker * 0.3), 0.2, 0.1, 3);
        var synchronous = Run(6, 2, 20, new Synchronous(), Speed);
        var bounded = Run(6, 2, 20, new StaleSynchronous(0), Speed);

        Assert.Equal(
            synchronous.Jobs[0].Workers.Select(worker => worker.Iterations.ToArray()),
            bounded.Jobs[0].Workers.Select(worker => worker.Iterations.ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Nobody_is_further_ahead_of_the_slowest_than_the_bound(int bound)
    {
        var system = Run(5, 2, 30, new StaleSynchronous(bound), worker => new DeviceSpeed(worker == 4 ? 4 : 1, 0.3));
        var workers = system.Jobs[0].Workers;

        for (var i = bound + 1; i < 30; i++)
        {
            // Nobody begins iteration i before everybody has computed iteration i − 1 − bound.
            var slowest = workers.Max(worker => worker.Iterations[i - 1 - bound].Computed);
            Assert.All(workers, worker => Assert.True(worker.Iterations[i].Begin >= slowest));
        }

        Assert.Contains(workers, worker => worker.WaitTime > SimDuration.Zero);
    }

    [Fact]
    public void Asynchronous_workers_of_equal_speed_see_the_updates_of_all_others()
    {
        // One piece a server, much computing: in steady state each gradient is p − 1 updates old.
        var system = Run(5, 1, 200, new Asynchronous(), _ => DeviceSpeed.AsDescribed);
        var shard = system.Jobs[0].Shards[0];

        Assert.Equal(1_000, shard.Applied.Value);
        Assert.InRange(shard.Staleness.Mean, 4 - (20.0 / 1_000), 4);
    }

    [Fact]
    public void Training_with_backup_workers_ends_after_as_many_updates_as_iterations_and_every_gradient_is_applied_or_dropped()
    {
        var system = Run(6, 2, 40, SynchronousWithBackup.Of(6, 2) with { LastVersion = 40 }, worker => new DeviceSpeed(1, 0.3, 0.2, 5), mayEndEarly: true);

        Assert.All(system.Jobs[0].Workers, worker => Assert.True(worker.IsDone));
        Assert.All(system.Jobs[0].Shards, shard => Assert.Equal(shard.Pushed.Value, shard.Applied.Value + shard.Dropped.Value));
        Assert.All(system.Jobs[0].Shards, shard => Assert.Equal(40 * 4, shard.Applied.Value));
        Assert.Contains(system.Jobs[0].Shards, shard => shard.Dropped.Value > 0);
    }

    [Fact]
    public void A_worker_that_is_always_late_is_done_when_the_others_are()
    {
        var system = Run(3, 1, 20, SynchronousWithBackup.Of(3, 1) with { LastVersion = 20 }, worker => new DeviceSpeed(worker == 2 ? 40 : 1), mayEndEarly: true);
        var workers = system.Jobs[0].Workers;

        Assert.Equal([20, 20], workers.Take(2).Select(worker => worker.IterationsDone));
        Assert.InRange(workers[2].IterationsDone, 1, 19);
        Assert.True(workers[2].IsDone);
    }

    [Fact]
    public void A_server_that_fails_while_everybody_waits_for_it_is_waited_for_however_long_it_takes()
    {
        var outage = new Outage(SimTime.FromNanoseconds(200), SimDuration.FromSeconds(1));
        var system = Run(2, 1, 1, new Synchronous(), _ => DeviceSpeed.AsDescribed, [[outage]]);

        // Both gradients have come at 260 ns and are taken after the restart; then two answers.
        Assert.Equal(outage.At + outage.RestartDelay + SimDuration.FromNanoseconds(200), SmallTraining.EndOf(system));
    }

    private static TrainingSystem Run(int workers, int shards, int iterations, ServerConsistency consistency, Func<int, DeviceSpeed> speedOf, IReadOnlyList<IReadOnlyList<Outage>>? failures = null, bool mayEndEarly = false)
    {
        var (ranks, servers) = (RankGroup.First(workers), new RankGroup(Enumerable.Range(workers, shards)));
        var buckets = GradientBucket.Divide(Workload, 2, long.MaxValue);
        var exchanges = ShardAssignment.Assign(ShardPlacement.ByBytes, [[60, 40]], servers, ranks);
        var plan = LayerParallelism.Build(Workload, ranks, [.. Enumerable.Repeat(1, workers)], 2, buckets, new ParameterServerExchange(exchanges), overlaps: false, updates: false, algorithmOf: null);
        var job = SmallTraining.Job(Workload, plan, iterations, worker => SmallTraining.Setup(Workload, speedOf(worker))) with
        {
            Servers = new ServerSetup(servers, consistency, ServerDescription.Free, failures ?? []),
        };
        var builder = new SimulationBuilder();
        var topology = new IdealCore(workers + shards, SmallTraining.OneByteANanosecond, SimDuration.Zero);
        var system = TrainingSystem.Add(builder, new NodeSeat(topology, 0, HostDescription.Free, TransferAccounting.Exact), [job]);
        using var simulation = builder.Build();
        Assert.True(simulation.Run().Reason == EndReason.Completed, simulation.Failure?.ToString());
        if (!mayEndEarly)
        {
            Assert.All(system.Jobs[0].Workers, worker => Assert.Equal(iterations, worker.IterationsDone));
        }

        return system;
    }
}
