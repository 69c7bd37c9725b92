using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ServerTimes
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(32, 1)]
    [InlineData(2, 6)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    [InlineData(8, 8)]
    [InlineData(32, 4)]
    [InlineData(13, 6)]
    public void Pushing_takes_as_long_as_the_link_of_a_shard_or_of_a_worker(int workers, int shards)
    {
        const long Bytes = 24_000;

        var run = PushAtOnce(workers, shards, Bytes).Run();

        // p·W/(S·BW), but at least W/BW; with one server p·W/BW. 1 byte takes 1 ns.
        Assert.Equal(SimTime.FromNanoseconds(Math.Max(workers * Bytes / shards, Bytes)), run.Shards.Max(shard => shard.UpdatedAt));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(32, 1)]
    [InlineData(3, 2)]
    [InlineData(32, 4)]
    [InlineData(13, 6)]
    public void A_synchronous_iteration_takes_twice_as_long_where_the_links_of_shards_are_the_narrow_ones(int workers, int shards)
    {
        const long Bytes = 24_000;

        var run = PushAtOnce(workers, shards, Bytes).Run();

        run.AssertAllDone();
        Assert.Equal(2_000 * workers * Bytes / shards, run.End);
    }

    [Fact]
    public void A_shard_applies_one_gradient_after_the_other()
    {
        // 300 bytes take 300 ns on the link and 3 passes of 150 ns in memory; the links of the workers are their own.
        var system = new ServerSystem
        {
            Workers = 3,
            Buckets = [[300]],
            Server = new ServerDescription(Bandwidth.FromBytesPerSecond(2_000_000_000)),
            Computing = _ => [SimDuration.Zero],
        };

        var run = system.Run();

        Assert.Equal(1_000 * (310 + (3 * 450) + 310), run.End);
        Assert.Equal(3 * 450_000, run.TimeOf(0, "busy"));
        run.AssertTimesAddUp();
    }

    [Fact]
    public void The_slower_of_memory_and_processor_counts()
    {
        var slow = Bandwidth.FromBytesPerSecond(1_000_000_000);
        var fast = Bandwidth.FromBytesPerSecond(10_000_000_000);

        Assert.Equal(SimDuration.FromNanoseconds(300), new ServerDescription(slow, 3, fast).TimeOf(100));
        Assert.Equal(SimDuration.FromNanoseconds(100), new ServerDescription(fast, 3, slow).TimeOf(100));
        Assert.Equal(SimDuration.FromNanoseconds(200), new ServerDescription(slow, 2).TimeOf(100));
        Assert.Equal(SimDuration.Zero, ServerDescription.Free.TimeOf(100));
    }

    [Fact]
    public void Everybody_learns_who_made_them_wait()
    {
        var system = new ServerSystem
        {
            Workers = 4,
            Computing = worker => [SimDuration.FromNanoseconds(worker == 2 ? 900 : 100)],
        };

        var run = system.Run();

        Assert.All(run.Workers, worker => Assert.Equal(2, worker.Origin));
        Assert.Equal(
            [800_000, 800_000, 0, 800_000],
            run.Workers.Select(worker => run.Shards[0].HeldBack(worker.Rank).Picoseconds));
    }

    [Fact]
    public void Exchanges_are_numbered_behind_collectives()
    {
        var system = RandomServerSystem.Make(7, typeof(Asynchronous));
        var allReduce = new CollectiveOperation(new RingAlgorithm(CollectiveKind.AllReduce, system.Workers), RankGroup.First(system.Workers), 1_000, 1, 1);

        var run = (system with { Collectives = [allReduce, allReduce] }).Run();

        run.AssertAllDone();
        Assert.Equal(system.Run().Times, run.Times);
    }

    [Fact]
    public void Clocks_and_versions_are_counted_however_long_it_takes()
    {
        // The number of an iteration travels in 12 bits.
        const int Iterations = 9_000;
        var system = new ServerSystem
        {
            Workers = 2,
            Consistency = new Asynchronous(),
            Computing = worker => Enumerable.Repeat(SimDuration.FromNanoseconds(100 + worker), Iterations),
        };

        var run = system.Run();

        run.AssertAllDone();
        Assert.Equal(2 * Iterations, run.Shards[0].VersionOf(0, 0));
        Assert.Equal(2 * Iterations, run.Workers.Max(worker => worker.LastVersionOf(0)));
    }

    [Fact]
    public void One_and_two_threads_give_the_same_run()
    {
        var system = RandomServerSystem.Make(5, typeof(StaleSynchronous)) with
        {
            Workers = 24,
            Shards = 4,
            Placement = ShardPlacement.ByBytes,
            Computing = worker => RandomServerSystem.TimesOf(1, worker, 20),
            HasIdealCore = true,
        };

        var one = system.Run();
        var two = system.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal(one.Result.Fingerprint, two.Result.Fingerprint);
        Assert.Equal(one.Times, two.Times);
    }

    [Fact]
    public void A_gradient_allocates_nothing()
    {
        var system = new ServerSystem
        {
            Workers = 8,
            Shards = 2,
            Consistency = new StaleSynchronous(2),
            Server = new ServerDescription(Bandwidth.FromBytesPerSecond(50_000_000_000)),
            Computing = worker => RandomServerSystem.TimesOf(3, worker, 1_000),
        };
        var (simulation, _, shards) = system.Build();
        using (simulation)
        {
            simulation.Advance(SimTime.FromMicroseconds(400));
            var pushed = shards[0].Pushed.Value;
            var before = GC.GetAllocatedBytesForCurrentThread();

            simulation.Advance(SimTime.FromMicroseconds(800));

            Assert.True(shards[0].Pushed.Value > pushed + 500, $"only {shards[0].Pushed.Value - pushed} gradients");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_096);
        }
    }

    private static ServerSystem PushAtOnce(int workers, int shards, long bytes) => new()
    {
        Workers = workers,
        Shards = shards,
        Buckets = [[bytes]],
        HasIdealCore = true,
        Latency = SimDuration.Zero,
        Computing = _ => [SimDuration.Zero],
    };
}
