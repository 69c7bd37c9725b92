using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class RingTimes
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void A_ring_all_reduce_takes_two_latencies_and_two_shares_of_the_buffer_for_each_other_rank(int ranks)
    {
        // 1 byte a ns, 10 ns latency, 100 bytes a rank; additions at 2 bytes a ns.
        var topology = new IdealCore(ranks, Bandwidth.FromBytesPerSecond(1_000_000_000), SimDuration.FromNanoseconds(10));
        var operation = new CollectiveOperation(new RingAlgorithm(CollectiveKind.AllReduce, ranks), RankGroup.First(ranks), 100L * ranks, 1, 1);
        var costs = CollectiveCosts.None with { ReductionRate = Bandwidth.FromBytesPerSecond(2_000_000_000) };

        var run = CollectiveRuns.Run(topology, operation, costs);

        Assert.Equal(SimTime.FromNanoseconds((2 * (ranks - 1) * (10 + 100)) + ((ranks - 1) * 50)), run.Last);
    }

    [Fact]
    public void One_and_two_threads_give_the_same_run()
    {
        var topology = new IdealCore(64, Bandwidth.FromBytesPerSecond(1_000_000_000), SimDuration.FromNanoseconds(10));
        var operation = new CollectiveOperation(new RingAlgorithm(CollectiveKind.AllReduce, 64), RankGroup.First(64), 64_000, 4, 4);

        var one = CollectiveRuns.Run(topology, operation);
        var two = CollectiveRuns.Run(topology, operation, options: new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal(one.Result.Fingerprint, two.Result.Fingerprint);
        Assert.Equal(one.Last, two.Last);
    }
}
