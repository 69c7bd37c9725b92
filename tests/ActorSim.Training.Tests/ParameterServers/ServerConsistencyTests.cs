using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ServerConsistencyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public void Equal_asynchronous_workers_compute_with_parameters_p_minus_1_updates_old(int workers)
    {
        const int Iterations = 50;
        var system = new ServerSystem
        {
            Workers = workers,
            Shards = 2,
            Consistency = new Asynchronous(),
            Computing = _ => Enumerable.Repeat(SimDuration.FromMicroseconds(10), Iterations),
        };

        var run = system.Run();

        // The first gradients of all, 0 to p − 1 updates old, are the warm-up.
        run.AssertAllDone();
        var warmUp = workers * (workers - 1) / 2;
        Assert.All(run.Shards, shard => Assert.Equal((Int128)(workers * (Iterations - 1) * (workers - 1)), shard.Staleness.Sum - warmUp));
        Assert.All(run.Shards, shard => Assert.Equal(workers - 1, shard.Staleness.Maximum));
        Assert.All(run.Workers, worker => Assert.Equal(SimDuration.Zero, run.Shards[0].HeldBack(worker.Rank)));
    }

    [Fact]
    public void Stale_synchronous_with_bound_0_is_the_synchronous_run()
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            var system = RandomServerSystem.Make(seed, typeof(Synchronous));

            var synchronous = system.Run();
            var stale = (system with { Consistency = new StaleSynchronous(0) }).Run();

            AssertSame(synchronous, stale);
            Assert.Equal(0, stale.Shards.Max(shard => shard.Staleness.Maximum));
        }
    }

    [Fact]
    public void Stale_synchronous_with_a_very_large_bound_is_the_asynchronous_run()
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            var system = RandomServerSystem.Make(seed, typeof(Asynchronous));

            AssertSame(system.Run(), (system with { Consistency = new StaleSynchronous(int.MaxValue) }).Run());
        }
    }

    [Fact]
    public void Synchronous_without_backup_workers_is_the_synchronous_run()
    {
        var system = RandomServerSystem.Make(3, typeof(Synchronous));

        AssertSame(system.Run(), (system with { Consistency = SynchronousWithBackup.Of(system.Workers, 0) }).Run());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Nobody_begins_a_clock_before_all_gradients_that_its_bound_asks_for(int bound)
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            const int Iterations = 25;
            var system = new ServerSystem
            {
                Workers = 5,
                Shards = 2,
                Consistency = new StaleSynchronous(bound),
                Server = new ServerDescription(Bandwidth.FromBytesPerSecond(20_000_000_000)),
                Computing = worker => RandomServerSystem.TimesOf(seed, worker, Iterations),
            };

            var run = system.Run();

            run.AssertAllDone();
            var largestLead = 0;
            for (var clock = 0; clock < Iterations; clock++)
            {
                var began = run.Workers.Min(worker => worker.BeganAt[clock]);
                var slowest = run.Workers.Min(worker => Enumerable.Range(0, Iterations).Count(other =>
                    worker.BeganAt[other] + system.Computing(worker.Rank).ElementAt(other).Picoseconds < began));
                largestLead = Math.Max(largestLead, clock - slowest);
            }

            Assert.InRange(largestLead, 0, bound);
            Assert.InRange(run.Shards.Max(shard => shard.Staleness.Maximum), 0, bound == 0 ? 0 : 4 * ((2 * bound) + 1));
        }
    }

    [Fact]
    public void A_worker_far_slower_than_the_others_lets_them_get_ahead_by_the_bound_and_no_further()
    {
        var system = new ServerSystem
        {
            Workers = 3,
            Consistency = new StaleSynchronous(2),
            Computing = worker => Enumerable.Repeat(SimDuration.FromMicroseconds(worker == 0 ? 100 : 1), 10),
        };

        var run = system.Run();

        // Clocks 0 to 2 need nobody; clock 3 needs the slow worker's gradient of clock 0.
        Assert.InRange(run.Workers[1].BeganAt[2], 0, 100_000_000);
        Assert.InRange(run.Workers[1].BeganAt[3], 100_000_001, 110_000_000);
        Assert.InRange(run.Workers[1].BeganAt[4], 200_000_001, 210_000_000);
    }

    [Fact]
    public void Gradients_of_a_backup_worker_that_come_late_are_dropped_and_it_goes_on_with_the_newest_parameters()
    {
        // 10 bytes at 1 byte a ns, 10 ns latency: the fast workers take 140 ns for a clock, whose update is made after 120.
        // The slow one's gradients come at 270, 560, 850, 1140 and 1430 ns; there have been 2 updates at 270, and all 10 at 1430.
        var system = new ServerSystem
        {
            Workers = 4,
            Buckets = [[10]],
            Consistency = SynchronousWithBackup.Of(4, 1) with { LastVersion = 10 },
            Versions = 10,
            Computing = worker => Enumerable.Repeat(SimDuration.FromNanoseconds(worker == 3 ? 250 : 100), 10),
        };

        var run = system.Run();

        run.AssertAllDone();
        Assert.Equal((10, 30, 5), (run.Updates, run.Applied, run.Dropped));
        Assert.Equal([10, 10, 10, 5], run.Workers.Select(worker => worker.Iterations));
        Assert.Equal(10 * 140_000, run.Workers[0].DoneAt[9]);
        Assert.Equal([290_000, 580_000, 870_000, 1_160_000, 1_450_000], run.Workers[3].DoneAt.Take(5));
        Assert.Equal(SimDuration.Zero, run.Shards[0].HeldBack(3));
    }

    [Fact]
    public void A_silent_worker_makes_synchronous_ones_wait_and_asynchronous_ones_not()
    {
        var system = new ServerSystem
        {
            Workers = 3,
            Computing = worker => Enumerable.Repeat(SimDuration.FromNanoseconds(100), worker == 2 ? 1 : 5),
        };

        var synchronous = system.Run();
        var asynchronous = (system with { Consistency = new Asynchronous() }).Run();

        Assert.Equal((1, 2), (synchronous.Updates, synchronous.Shards[0].Waiting));
        Assert.Equal((11, 0), (asynchronous.Updates, asynchronous.Shards[0].Waiting));
        Assert.Equal(11, asynchronous.Shards[0].VersionOf(0, 0));
    }

    private static void AssertSame(ServerRun expected, ServerRun actual)
    {
        Assert.Equal(expected.Times, actual.Times);
        Assert.Equal(expected.Updates, actual.Updates);
        Assert.Equal(expected.Result.Fingerprint, actual.Result.Fingerprint);
    }
}
